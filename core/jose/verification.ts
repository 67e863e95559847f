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

/** Why a signature failed, for programs; `reason` says it to people. */
export type FailureCode = 'malformed' | 'unsecured' | 'empty' | 'wrong-length' | 'kid-misfit' | 'other-key' | 'mismatch';

/** Why a signature could not be checked. */
export type UncheckedCode = 'not-a-jws' | 'unknown-algorithm' | 'no-key' | 'no-fitting-key' | 'unusable-key';

/** What a check of a signature came to. `candidate` is the one that verified, or the only one that was meant. */
export type Verification =
  | { readonly state: 'verified'; readonly candidate: VerificationCandidate }
  | { readonly state: 'failed'; readonly code: FailureCode; readonly reason: string; readonly candidate: VerificationCandidate | null }
  | { readonly state: 'unchecked'; readonly code: UncheckedCode; readonly reason: string };

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
  const attempt = await tryEach(parts, chosen);
  if (attempt.verified !== null) return { state: 'verified', candidate: attempt.verified };
  if (attempt.fault !== null) return unchecked('unusable-key', attempt.fault);
  const candidate = chosen.length === 1 ? first : null;
  const shape = signatureShapeFault(parts.algorithm, parts.signature, candidate?.publicJwk ?? null);
  if (shape !== null) return failed('wrong-length', shape, candidate);
  const others = fitting.filter((each) => !chosen.includes(each));
  const { verified: other } = await tryEach(parts, others);
  const tried = candidate === null ? `any of the ${chosen.length} keys that fit` : `“${first.label}”`;
  if (other !== null) return failed('other-key', `Its kid names ${tried}, but it was signed with “${other.label}”.`, candidate);
  const detached = parts.detached ? ' Its payload is empty; if it is detached, the signature covers content that is not here.' : '';
  const reason = `The signature does not match: the text was changed, or it was signed with a key other than ${tried}.${detached}`;
  return failed('mismatch', reason, candidate);
}

function signedParts(token: string): SignedParts | Verification {
  const segments = token.split('.', 6);
  const [headerText, payloadText, signatureText] = segments;
  if (segments.length === 5) return unchecked('not-a-jws', 'It is encrypted (JWE); the signature, if any, is inside.');
  if (segments.length !== 3 || headerText === undefined || payloadText === undefined || signatureText === undefined) {
    return unchecked('not-a-jws', 'It is no compact JWS, so it has no signature to check.');
  }
  const header = strictHeader(headerText);
  if ('fault' in header) return failed('malformed', header.fault);
  if (header.encodedPayload && decodeBase64url(payloadText) === null) {
    return failed('malformed', 'The payload is not canonical base64url (RFC 7515 2).');
  }
  if (header.alg.toLowerCase() === 'none') {
    return failed('unsecured', 'Its alg is “none”: nothing protects it, and no server should take it (RFC 8725 3.2).');
  }
  const algorithm = signingAlgorithm(header.alg);
  if (algorithm === undefined) return unchecked('unknown-algorithm', `Assay cannot check the algorithm “${header.alg.slice(0, 40)}”.`);
  if (signatureText === '') return failed('empty', 'The signature is empty (RFC 7515 5.2).');
  const signature = decodeBase64url(signatureText);
  if (signature === null) return failed('malformed', 'The signature is not canonical base64url (RFC 7515 2).');
  const input = new TextEncoder().encode(`${headerText}.${payloadText}`);
  return { algorithm, kid: header.kid, input, signature, detached: payloadText === '' };
}

function failed(code: FailureCode, reason: string, candidate: VerificationCandidate | null = null): Verification {
  return { state: 'failed', code, reason, candidate };
}

function unchecked(code: UncheckedCode, reason: string): Verification {
  return { state: 'unchecked', code, reason };
}

/** Why a candidate may not verify this algorithm (RFC 7517 4.1 to 4.4), or null when it may. */
function misfit(algorithm: SigningAlgorithm, { publicJwk, secret }: VerificationCandidate): string | null {
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

interface Attempt {
  readonly verified: VerificationCandidate | null;
  /** Why none of the candidates could even be tried; null when one was. */
  readonly fault: string | null;
}

async function tryEach(parts: SignedParts, candidates: readonly VerificationCandidate[]): Promise<Attempt> {
  const faults: string[] = [];
  for (const candidate of candidates) {
    const outcome = await verifies(parts, candidate);
    if (outcome === true) return { verified: candidate, fault: null };
    if (outcome !== false) faults.push(`“${candidate.label}” cannot be used: ${outcome}`);
  }
  return { verified: null, fault: faults.length === candidates.length ? (faults[0] ?? null) : null };
}

/** Whether the candidate verifies, or why it cannot be tried. */
async function verifies(parts: SignedParts, { publicJwk, secret }: VerificationCandidate): Promise<boolean | string> {
  const { algorithm, input, signature } = parts;
  const material = publicJwk === undefined ? { secret: secret ?? new Uint8Array() } : { jwk: publicJwk };
  const imported = await importKey(algorithm, material, 'verify');
  if ('fault' in imported) return imported.fault.message;
  try {
    return await crypto.subtle.verify(algorithm.signParameters, imported.key, signature, input);
  } catch {
    return `This runtime cannot verify ${algorithm.alg} with it.`;
  }
}

function nothingFits(parts: SignedParts, named: readonly VerificationCandidate[], count: number): Verification {
  const [candidate] = named;
  if (candidate !== undefined) {
    const why = misfit(parts.algorithm, candidate) ?? 'does not fit';
    return failed('kid-misfit', `Its kid names “${candidate.label}”, which ${why}, and alg is ${parts.algorithm.alg}.`, candidate);
  }
  if (count === 0) return unchecked('no-key', 'There is no key here to check it with.');
  return unchecked('no-fitting-key', `None of the keys here fits its algorithm, ${parts.algorithm.alg}.`);
}
