/** Characters of an assertion's end: of every signature more than can be guessed, and of none all. */
const characters = 40;

/** The end of an assertion's text, by which it is known again although it is not kept. */
export function assertionEnding(text: string): string {
  return text.slice(-characters);
}
