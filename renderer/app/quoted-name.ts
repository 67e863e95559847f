/** Characters that change the direction of the text after them (UAX #9 2). */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/;

/** A record's name in quotation marks, so that no character in it can turn the sentence around it. */
export function quotedName(name: string): string {
  return directionControls.test(name) ? `“\u2068${name}\u2069”` : `“${name}”`;
}
