import { misfit, tryEach } from './candidate-check.ts';
import { jsonSerialization } from './json-serialization.ts';
import { readJsonObject } from './json-reader.ts';
import { diagnoseMismatch } from './mismatch-diagnosis.ts';
import { splitSdJwt } from './sd-jwt.ts';
import { signatureShapeFault } from './signature-shape.ts';
import { compactParts, jsonParts, type SignedParts } from './signed-parts.ts';
import { failed, unchecked, type Verification, type VerificationCandidate } from './verification-outcome.ts';

export type { FailureCode, UncheckedCode, Verification, VerificationCandidate } from './verification-outcome.ts';

/**
 * Verifies a compact JWS over its text exactly as it stands (RFC 7515 5.2): with the candidate that its `kid` names, and where none is named so,
 * with each that fits `alg`. Never throws. `failed` means that the signature is wrong or the token may not be accepted, with the cause
 * where it can be found; `unchecked`, that nothing at hand can check it.
 */
export async function verifyCompact(
  token: string,
  candidates: readonly VerificationCandidate[],
  detached: Uint8Array | null = null,
): Promise<Verification> {
  const parts = compactParts(token, detached);
  return 'state' in parts ? parts : await verifyParts(parts, candidates);
}

/**
 * The same for a token in any form: of an SD-JWT what its issuer signed, of a JWS in JSON serialization every signature. Of several, the
 * token counts as verified only when all are (RFC 7515 5.2 leaves that to the reader).
 * @param detached what was signed, where the token's own payload is empty (RFC 7515 appendix F); a token with a payload is checked with that
 */
export async function verifyToken(
  text: string,
  candidates: readonly VerificationCandidate[],
  detached: Uint8Array | null = null,
): Promise<Verification> {
  const each = await verifySignatures(text, candidates, detached);
  const [only] = each;
  if (only === undefined) return unchecked('not-a-jws', 'It has no signature.');
  const worst = each.find(({ state }) => state === 'failed') ?? each.find(({ state }) => state === 'unchecked') ?? only;
  if (each.length === 1 || worst.state === 'verified') return worst;
  const verified = each.filter(({ state }) => state === 'verified').length;
  return {
    ...worst,
    reason: `Of its ${each.length} signatures ${verified} ${verified === 1 ? 'is' : 'are'} verified; signature ${each.indexOf(worst) + 1}: ${worst.reason}`,
  };
}

/** What a check of each of a token's signatures came to, in their order; a compact token has one. */
export async function verifySignatures(
  text: string,
  candidates: readonly VerificationCandidate[],
  detached: Uint8Array | null = null,
): Promise<readonly Verification[]> {
  if (!/^\s*\{/.test(text)) return [await verifyCompact(splitSdJwt(text)?.jwt ?? text, candidates, detached)];
  const { value, problems } = readJsonObject(text);
  const json = value === null ? null : jsonSerialization(value);
  if (json === null || json.kind === 'jwe') return [unchecked('not-a-jws', 'It is no JWS, so it has no signature to check.')];
  const repeated = problems.find(({ code }) => code === 'duplicate-member');
  if (repeated !== undefined) return [failed('malformed', `The JSON cannot be accepted. ${repeated.message}`)];
  const outcomes: Verification[] = [];
  for (const signature of json.signatures) {
    const parts = jsonParts(json, signature, detached);
    outcomes.push('state' in parts ? parts : await verifyParts(parts, candidates));
  }
  return outcomes;
}

async function verifyParts(parts: SignedParts, candidates: readonly VerificationCandidate[]): Promise<Verification> {
  const named = parts.kid === null ? [] : candidates.filter((candidate) => candidate.kid === parts.kid);
  const fitting = candidates.filter((candidate) => misfit(parts.algorithm, candidate) === null);
  const chosen = named.length > 0 ? fitting.filter((candidate) => named.includes(candidate)) : fitting;
  const [first] = chosen;
  if (first === undefined) return (await diagnoseMismatch(parts, candidates)) ?? nothingFits(parts, named, candidates.length);
  const attempt = await tryEach(parts, chosen);
  if (attempt.verified !== null) return { state: 'verified', candidate: attempt.verified };
  if (attempt.fault !== null) return unchecked('unusable-key', attempt.fault);
  return await mismatch(parts, { chosen, first, fitting, candidates });
}

const payloadWanted =
  'Its payload is detached: the signature covers content that does not stand in it (RFC 7515 appendix F). Give that payload to have it checked.';

interface Tried {
  readonly chosen: readonly VerificationCandidate[];
  readonly first: VerificationCandidate;
  readonly fitting: readonly VerificationCandidate[];
  readonly candidates: readonly VerificationCandidate[];
}

async function mismatch(parts: SignedParts, { chosen, first, fitting, candidates }: Tried): Promise<Verification> {
  const candidate = chosen.length === 1 ? first : null;
  const tried = candidate === null ? `any of the ${chosen.length} keys that fit` : `“${first.label}”`;
  const others = fitting.filter((each) => !chosen.includes(each));
  const { verified: other } = await tryEach(parts, others);
  if (other !== null) return failed('other-key', `Its kid names ${tried}, but it was signed with “${other.label}”.`, candidate);
  const cause = await diagnoseMismatch(parts, candidates);
  if (cause !== null) return cause;
  const shape = signatureShapeFault(parts.algorithm, parts.signature, candidate?.publicJwk ?? null);
  if (shape !== null) return failed('wrong-length', shape, candidate);
  if (parts.lacksPayload) return unchecked('no-payload', payloadWanted);
  const what = parts.given === null ? 'the text was changed' : 'another payload was signed than the one given';
  return failed('mismatch', `The signature does not match: ${what}, or it was signed with a key other than ${tried}.`, candidate);
}

function nothingFits(parts: SignedParts, named: readonly VerificationCandidate[], count: number): Verification {
  const [candidate] = named;
  if (candidate !== undefined) {
    const why = misfit(parts.algorithm, candidate) ?? 'does not fit';
    return failed('kid-misfit', `Its kid names “${candidate.label}”, which ${why}, and alg is ${parts.algorithm.alg}.`, candidate);
  }
  const shape = signatureShapeFault(parts.algorithm, parts.signature, null);
  if (count === 0 && shape !== null) return unchecked('wrong-length', `No key can have made this signature. ${shape}`);
  if (count === 0) return unchecked('no-key', 'There is no key here to check it with.');
  return unchecked('no-fitting-key', `None of the keys here fits its algorithm, ${parts.algorithm.alg}.`);
}
