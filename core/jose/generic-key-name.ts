/** What files call a key that has no name of its own: PEM labels, and the words of the readers. */
const generic = /^(?:(?:[A-Z0-9]+ )*(?:PRIVATE|PUBLIC) KEY|JWK|key|secret|private_key)( \d+)?$/;

/** Whether a key has no name of its own. */
export function isGenericKeyName(name: string): boolean {
  return generic.test(name);
}

/** What to call a key that was given: its own name, else that of its file if it came in one, with its number among several. */
export function keyNameInFile(name: string, fileName: string | undefined): string {
  const number = generic.exec(name);
  if (number === null) return name;
  const own = name.startsWith('secret') ? 'secret' : 'unnamed key';
  return `${fileName || own}${number[1] ?? ''}`;
}
