/** Needs of rules that a token or an assertion fulfils. */
const ofToken: ReadonlySet<string> = new Set([
  'token',
  'signed',
  'header',
  'claims',
  'algorithm',
  'signatureOctets',
  'audiences',
  'key',
  'everyKey',
  'signingKey',
  'certificate',
]);

/** Whether a rule waits for a token: where none is looked at, it waits for nothing. */
export function isOfToken(need: string): boolean {
  return ofToken.has(need);
}
