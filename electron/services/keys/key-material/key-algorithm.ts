import type { JsonObject } from '../../../../core/contract/values.ts';
import { algorithmsFor, keyFits, signingAlgorithm, signingAlgorithms, type SigningAlgorithm } from '../../../../core/jose/algorithms.ts';
import { keyManagementAlgorithm, type KeyManagementAlgorithm } from '../../../../core/jose/encryption-algorithms.ts';
import { keyPurpose, keyPurposes, keyPurposesFor, type KeyPurpose, type PurposefulKey } from '../../../../core/jose/key-purposes.ts';
import { invalidInput } from '../../fault.ts';
import { isHeldKeyType, jwkMembers } from './jwk-members.ts';

/** The table's entry for an `alg` to sign with. Throws INVALID_INPUT naming `field`. */
export function knownAlgorithm(alg: string, field: string): SigningAlgorithm {
  const algorithm = signingAlgorithm(alg);
  if (algorithm !== undefined) return algorithm;
  throw invalidInput(field, `There is no signing algorithm “${alg}” here.`, { fix: `Choose one of ${names(signingAlgorithms)}.` });
}

/** What a key is to be for, by the `alg` that a person chose. Throws INVALID_INPUT naming `field`. */
export function knownPurpose(alg: string, field: string): KeyPurpose {
  const purpose = keyPurpose(alg);
  if (purpose !== undefined) return purpose;
  throw invalidInput(field, `There is no algorithm “${alg}” here.`, { fix: `Choose one of ${names(keyPurposes)}.` });
}

/** Refuses an algorithm that a key cannot compute: INVALID_INPUT naming `field`. */
export function requireFit(algorithm: SigningAlgorithm, key: PurposefulKey, field: string): void {
  if (!keyFits(algorithm, key)) throw misfit(algorithm.alg, typeWords(algorithm), key, { field, fitting: algorithmsFor(key) });
}

/** Refuses a purpose that a key cannot have: INVALID_INPUT naming `field`. */
export function requirePurpose({ alg }: KeyPurpose, key: PurposefulKey, field: string): void {
  if (keyPurposesFor(key).some((purpose) => purpose.alg === alg)) return;
  const signing = signingAlgorithm(alg);
  const management = keyManagementAlgorithm(alg);
  const needed = signing !== undefined ? typeWords(signing) : management === undefined ? 'another key' : managementWords(management);
  throw misfit(alg, needed, key, { field, fitting: keyPurposesFor(key) });
}

interface Choice {
  readonly field: string;
  readonly fitting: readonly { readonly alg: string }[];
}

function misfit(alg: string, needed: string, key: PurposefulKey, { field, fitting }: Choice) {
  const is = key.kty === 'oct' && key.bits !== undefined && /\d bits$/.test(needed) ? `a secret of ${key.bits} bits` : typeWords(key);
  return invalidInput(field, `${alg} needs ${needed}, and this is ${is}.`, {
    fix: fitting.length === 0 ? 'Choose another key.' : `Choose ${names(fitting)}, or another key.`,
  });
}

/** “an EC key on P-256”. */
export function typeWords({ kty, crv, alg }: PurposefulKey): string {
  const name = isHeldKeyType(kty) ? jwkMembers[kty].name : `a key of type “${kty.slice(0, 20)}”`;
  if (kty === 'AKP' && typeof alg === 'string') return `an ${alg} key`;
  return crv === null || crv === undefined ? name : `${name} on ${crv}`;
}

function managementWords({ kty, keyBits, mode }: KeyManagementAlgorithm): string {
  if (kty === 'agreement') return 'an EC or X25519 key';
  if (kty === 'RSA') return jwkMembers.RSA.name;
  if (mode === 'direct') return 'a secret as long as an “enc” wants it';
  return keyBits === undefined ? jwkMembers.oct.name : `a secret of ${keyBits} bits`;
}

function names(algorithms: readonly { readonly alg: string }[]): string {
  return algorithms.map(({ alg }) => alg).join(', ');
}

/** The `alg` that a key is for: the one given, else the JWK's own. Throws INVALID_INPUT where that cannot be computed. */
export function checkedAlgorithm(
  jwk: JsonObject,
  shape: PurposefulKey,
  given: string | undefined,
): { readonly alg: string | null; readonly warnings: readonly string[] } {
  const own = typeof jwk['alg'] === 'string' && jwk['alg'] !== '' ? jwk['alg'].slice(0, 64) : null;
  const key = { ...shape, alg: own };
  if (given !== undefined && given !== '') {
    requirePurpose(knownPurpose(given, 'alg'), key, 'alg');
    return { alg: given, warnings: own === null || own === given ? [] : [`The JWK says it is for ${own}; it is kept for ${given}.`] };
  }
  if (own === null) return { alg: null, warnings: [] };
  const purpose = keyPurpose(own);
  if (purpose === undefined) return { alg: own, warnings: [`The JWK says it is for “${own}”, which is no algorithm known here.`] };
  requirePurpose(purpose, key, 'material');
  return { alg: own, warnings: [] };
}
