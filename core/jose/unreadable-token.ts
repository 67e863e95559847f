import type { ReadToken } from './token.ts';

/** Whether nothing in a token can be read. One that was cut off is of no form, yet its header and perhaps its claims are there. */
export function isUnreadable(token: Pick<ReadToken, 'form' | 'headerText'>): boolean {
  return token.form === 'opaque' && token.headerText === null;
}

/** Whether a token's payload is encrypted, also where the token was cut off. */
export function hidesPayload(token: Pick<ReadToken, 'form' | 'segments'>): boolean {
  return token.form === 'jwe' || token.segments.some(({ name }) => name === 'encrypted key');
}
