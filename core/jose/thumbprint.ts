import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import type { JsonObject } from '../contract/values.ts';

/** The SHA-256 thumbprint of a JWK (RFC 7638), base64url. Throws when a member that it needs is missing. */
export function thumbprint(jwk: JsonObject): Promise<string> {
  return calculateJwkThumbprint(jwk);
}
