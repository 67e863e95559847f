import type { JsonObject } from '../contract/values.ts';
import { tokenMediaType } from './media-types.ts';

/** By what a client assertion (RFC 7523 2.2) is recognised, as a sentence's end, or null when it is none. */
export function clientAssertionSign(header: JsonObject, claims: JsonObject): string | null {
  const type = tokenMediaType(header['typ']);
  if (type !== undefined && type.kind !== 'JWT') return type.kind === 'client assertion' ? `its typ is ${type.words}’s` : null;
  const { iss, sub, aud } = claims;
  return typeof iss === 'string' && iss !== '' && iss === sub && aud !== undefined
    ? 'its iss and sub are the same and it has an aud'
    : null;
}

/** Whether header and claims have the shape of a client assertion. */
export function isClientAssertion(header: JsonObject, claims: JsonObject): boolean {
  return clientAssertionSign(header, claims) !== null;
}
