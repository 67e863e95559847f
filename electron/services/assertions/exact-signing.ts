import type { ExactlySigned } from '../../../core/contract/assertions.ts';
import { readJsonObject } from '../../../core/jose/json-reader.ts';
import { signExact, type ExactParts } from '../../../core/jose/signing.ts';
import { otherAlgorithmWarning } from './assertion-signing.ts';
import { computeSignature } from './compute-signature.ts';
import { invalidInput } from '../fault.ts';
import type { Ports } from '../ports.ts';
import { createSigningKeys } from '../keys/signing-keys.ts';

/** Signs the bytes that a person wrote. Throws INVALID_INPUT (`header`, `payload`, `alg`, `keyId`), NOT_FOUND and VAULT_LOCKED. */
export type ExactSigner = (input: ExactParts & { readonly keyId: string; readonly alg: string }) => Promise<ExactlySigned>;

/** What signs header and payload as they are written, with the keys of these ports. */
export function createExactSigner(ports: Pick<Ports, 'store' | 'vault'>): ExactSigner {
  const keys = createSigningKeys(ports);
  return async ({ keyId, alg, header, payload }) => {
    requireCharacters(header, 'header');
    requireCharacters(payload, 'payload');
    const { algorithm, key, id, name, kid, warnings } = await keys.held(keyId, alg);
    const token = await signExact({ header, payload }, { key, algorithm, compute: computeSignature });
    return { token, key: { id, name, kid }, warnings: [...headerWarnings(header, alg), ...warnings] };
  };
}

/** Half of a surrogate pair has no bytes: it would be signed as U+FFFD, which is not what was written. */
function requireCharacters(text: string, field: 'header' | 'payload'): void {
  const position = text.search(/\p{Surrogate}/u);
  if (position === -1) return;
  throw invalidInput(field, `The ${field} holds half of a surrogate pair, which is no character and has no bytes.`, {
    fix: 'Write it as an escape, such as \\ud800, or take it out.',
    position,
  });
}

function headerWarnings(text: string, alg: string): string[] {
  const header = readJsonObject(text).value;
  if (header === null) return ['The header is no JSON object, so no reader can know how the token is signed.'];
  return otherAlgorithmWarning(header['alg'], alg, 'the algorithm that was chosen');
}
