import { keyFits, type SigningAlgorithm } from './algorithms.ts';
import { importKey } from './key-import.ts';
import { weakness } from './weak-keys.ts';
import type { SignedParts } from './signed-parts.ts';
import type { VerificationCandidate } from './verification-outcome.ts';

/** Why a candidate may not verify this algorithm (RFC 7517 4.1 to 4.4), or null when it may. */
export function misfit(algorithm: SigningAlgorithm, { publicJwk, secret }: VerificationCandidate): string | null {
  if (publicJwk === undefined) return secret !== undefined && algorithm.kty === 'oct' ? null : 'is a shared secret';
  const { kty, crv, use, alg, key_ops: operations } = publicJwk;
  const key = {
    kty: typeof kty === 'string' ? kty : '',
    crv: typeof crv === 'string' ? crv : null,
    alg: typeof alg === 'string' ? alg : null,
  };
  if (!keyFits(algorithm, key)) return `is of another type (${[key.kty, key.crv ?? ''].join(' ').trim().slice(0, 40)})`;
  if (use !== undefined && use !== 'sig') return 'has another “use” than “sig”';
  if (Array.isArray(operations) && !operations.includes('verify') && !operations.includes('sign')) return 'has no “verify” in key_ops';
  if (alg !== undefined && alg !== algorithm.alg) return `is for ${typeof alg === 'string' ? alg.slice(0, 40) : 'another algorithm'} alone`;
  return null;
}

/** What came of trying several candidates. */
export interface Attempt {
  readonly verified: VerificationCandidate | null;
  /** Why none of the candidates could even be tried; null when one was. */
  readonly fault: string | null;
}

/** Tries candidates in order until one verifies. */
export async function tryEach(parts: SignedParts, candidates: readonly VerificationCandidate[]): Promise<Attempt> {
  const faults: string[] = [];
  for (const candidate of candidates) {
    const outcome = await verifies(parts, candidate);
    if (outcome === true) return { verified: candidate, fault: null };
    if (outcome !== false) faults.push(`“${candidate.label}” cannot be used: ${outcome}`);
  }
  return { verified: null, fault: faults.length === candidates.length ? (faults[0] ?? null) : null };
}

/** Whether the candidate verifies, or why it cannot be tried. */
export async function verifies(
  { algorithm, input, signature }: SignedParts,
  { publicJwk, secret }: Pick<VerificationCandidate, 'publicJwk' | 'secret'>,
): Promise<boolean | string> {
  const weak = publicJwk === undefined ? null : weakness(publicJwk);
  if (weak !== null) return `${weak}.`;
  const material = publicJwk === undefined ? { secret: secret ?? new Uint8Array() } : { jwk: publicJwk };
  const imported = await importKey(algorithm, material, 'verify');
  if ('fault' in imported) return imported.fault.message;
  try {
    return await crypto.subtle.verify(algorithm.signParameters, imported.key, signature, input);
  } catch {
    return `This runtime cannot verify ${algorithm.alg} with it.`;
  }
}
