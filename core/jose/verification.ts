import type { JsonObject } from '../contract/values.ts';
import { keyFits, signingAlgorithm, type SigningAlgorithm } from './algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { importKey } from './key-import.ts';
import { signatureShapeFault } from './signature-shape.ts';
import { strictHeader } from './strict-header.ts';

/** A key or secret that may have signed a token. */
export interface VerificationCandidate {
  /** For people: the key's name, or "client secret of Acme". */
  readonly label: string;
  readonly kid: string | null;
  readonly publicJwk?: JsonObject | undefined;
  readonly secret?: Uint8Array | undefined;
}

/** What a check of a signature came to. `candidate` is the one that verified, or the one that the token's `kid` named. */
export type Verification =
  | { readonly state: 'verified'; readonly candidate: VerificationCandidate }
  | { readonly state: 'failed'; readonly reason: string; readonly candidate: VerificationCandidate | null }
  | { readonly state: 'unchecked'; readonly reason: string };

/** The parts of a token that a check needs, read strictly. */
interface SignedParts {
  readonly algorithm: SigningAlgorithm;
  readonly kid: string | null;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly detached: boolean;
}

/**
 * Verifies a compact JWS over its text exactly as it stands (RFC 7515 5.2): with the candidate that its `kid` names, and where none is named so,
 * with each that fits `alg`. Never throws. `failed` means that the signature is wrong or the token may not be accepted; `unchecked`,
 * that nothing at hand can check it.
 */
export async function verifyCompact(token: string, candidates: readonly VerificationCandidate[]): Promise<Verification> {
  const parts = signedParts(token);
  if ('state' in parts) return parts;
  const named = parts.kid === null ? [] : candidates.filter((candidate) => candidate.kid === parts.kid);
  const fitting = candidates.filter((candidate) => misfit(parts.algorithm, candidate) === null);
  const chosen = named.length > 0 ? fitting.filter((candidate) => named.includes(candidate)) : fitting;
  const [first] = chosen;
  if (first === undefined) return nothingFits(parts, named, candidates.length);
  const verified = await firstThatVerifies(parts, chosen);
  if (verified !== null) return { state: 'verified', candidate: verified };
  const candidate = chosen.length === 1 ? first : null;
  const shape = signatureShapeFault(parts.algorithm, parts.signature, candidate?.publicJwk ?? null);
  if (shape !== null) return { state: 'failed', reason: shape, candidate };
  const others = fitting.filter((each) => !chosen.includes(each));
  return { state: 'failed', reason: failure(parts, chosen, await firstThatVerifies(parts, others)), candidate };
}

function signedParts(token: string): SignedParts | Verification {
  const segments = token.split('.', 6);
  const [headerText, payloadText, signatureText] = segments;
  if (segments.length === 5) return { state: 'unchecked', reason: 'It is encrypted (JWE); the signature, if any, is inside.' };
  if (segments.length !== 3 || headerText === undefined || payloadText === undefined || signatureText === undefined) {
    return { state: 'unchecked', reason: 'It is no compact JWS, so it has no signature to check.' };
  }
  const header = strictHeader(headerText);
  if ('fault' in header) return failed(header.fault);
  if (header.encodedPayload && decodeBase64url(payloadText) === null) return failed('The payload is not canonical base64url (RFC 7515 2).');
  if (header.alg.toLowerCase() === 'none')
    return failed('Its alg is “none”: nothing protects it, and no server should take it (RFC 8725 3.2).');
  const algorithm = signingAlgorithm(header.alg);
  if (algorithm === undefined) return { state: 'unchecked', reason: `Assay cannot check the algorithm “${header.alg.slice(0, 40)}”.` };
  if (signatureText === '') return failed('The signature is empty (RFC 7515 5.2).');
  const signature = decodeBase64url(signatureText);
  if (signature === null) return failed('The signature is not canonical base64url (RFC 7515 2).');
  const input = new TextEncoder().encode(`${headerText}.${payloadText}`);
  return { algorithm, kid: header.kid, input, signature, detached: payloadText === '' };
}

function failed(reason: string): Verification {
  return { state: 'failed', reason, candidate: null };
}

/** Why a candidate may not verify this algorithm (RFC 7517 4.1 to 4.4), or null when it may. */
function misfit(algorithm: SigningAlgorithm, { publicJwk, secret }: VerificationCandidate): string | null {
  if (publicJwk === undefined) return secret !== undefined && algorithm.kty === 'oct' ? null : 'is a shared secret';
  const { kty, crv, use, alg, key_ops: operations } = publicJwk;
  const key = { kty: typeof kty === 'string' ? kty : '', crv: typeof crv === 'string' ? crv : null };
  if (!keyFits(algorithm, key)) return `is of another type (${[key.kty, key.crv ?? ''].join(' ').trim().slice(0, 40)})`;
  if (use !== undefined && use !== 'sig') return 'is for encryption (use “enc”)';
  if (Array.isArray(operations) && !operations.includes('verify') && !operations.includes('sign')) return 'has no “verify” in key_ops';
  if (alg !== undefined && alg !== algorithm.alg) return `is for ${typeof alg === 'string' ? alg.slice(0, 40) : 'another algorithm'} alone`;
  return null;
}

async function firstThatVerifies(parts: SignedParts, candidates: readonly VerificationCandidate[]): Promise<VerificationCandidate | null> {
  for (const candidate of candidates) {
    if (await verifies(parts, candidate)) return candidate;
  }
  return null;
}

async function verifies({ algorithm, input, signature }: SignedParts, { publicJwk, secret }: VerificationCandidate): Promise<boolean> {
  const material = publicJwk === undefined ? { secret: secret ?? new Uint8Array() } : { jwk: publicJwk };
  const imported = await importKey(algorithm, material, 'verify');
  if ('fault' in imported) return false;
  try {
    return await crypto.subtle.verify(algorithm.signParameters, imported.key, signature, input);
  } catch {
    return false;
  }
}

function nothingFits(parts: SignedParts, named: readonly VerificationCandidate[], count: number): Verification {
  const [candidate] = named;
  if (candidate !== undefined) {
    const why = misfit(parts.algorithm, candidate) ?? 'does not fit';
    return failedWith(candidate, `Its kid names “${candidate.label}”, which ${why}, and alg is ${parts.algorithm.alg}.`);
  }
  if (count === 0) return { state: 'unchecked', reason: 'There is no key here to check it with.' };
  return { state: 'unchecked', reason: `None of the keys here fits its algorithm, ${parts.algorithm.alg}.` };
}

function failedWith(candidate: VerificationCandidate, reason: string): Verification {
  return { state: 'failed', reason, candidate };
}

function failure(parts: SignedParts, chosen: readonly VerificationCandidate[], other: VerificationCandidate | null): string {
  const tried = chosen.length === 1 ? `“${chosen[0]?.label}”` : `any of the ${chosen.length} keys that fit`;
  if (other !== null) return `Its kid names ${tried}, but it was signed with “${other.label}”.`;
  const detached = parts.detached ? ' Its payload is empty; if it is detached, the signature covers a content that is not here.' : '';
  return `The signature does not match: the text was changed, or it was signed with a key other than ${tried}.${detached}`;
}
