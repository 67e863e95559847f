import { createHash } from 'node:crypto';
import type { JsonObject } from '../../core/contract/values.ts';
import type { KeyEvidence, KeySetEvidence } from '../../core/explain/evidence.ts';

/** A public key as evidence; its thumbprint is one of its own, not RFC 7638's. */
export function publicKey(jwk: JsonObject, changes: Partial<KeyEvidence> = {}): KeyEvidence {
  const thumbprint = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url');
  return { label: 'my key', kid: null, jwk, privateMembers: [], thumbprint, certificate: null, ...changes };
}

/** A set of keys, of the registration. */
export function keySet(keys: readonly KeyEvidence[], changes: Partial<KeySetEvidence> = {}): KeySetEvidence {
  return { from: 'the registration', keys, secrets: 0, fetched: null, ...changes };
}

/** A modulus of so many bits, odd, with a first byte; no product of two primes. */
export function modulus(bits: number, first = 0x80): string {
  const bytes = Buffer.alloc(bits / 8, 0x55);
  bytes[0] = first;
  return bytes.toString('base64url');
}

/** The P-256 key of RFC 7515 A.3. */
export const p256: JsonObject = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

/** The Ed25519 key of RFC 8037 A.2. */
export const ed25519: JsonObject = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
