import { tokenKind } from './token-kind.ts';
import type { ReadToken } from './token.ts';
import { isObject } from './value-words.ts';
import type { VerificationCandidate } from './verification-outcome.ts';

/** The public key that a DPoP proof carries itself (RFC 9449 4.2); null of any other token, whose own key proves nothing. */
export function proofKey(read: ReadToken): (VerificationCandidate & { readonly from: string }) | null {
  const jwk = read.header?.['jwk'];
  if (!isObject(jwk) || jwk['kty'] === 'oct' || tokenKind(read).name !== 'DPoP proof') return null;
  const from = 'carried by the proof itself: whoever made it holds that key (RFC 9449 4.3)';
  return { label: 'jwk', kid: null, publicJwk: jwk, from };
}
