import { signingAlgorithms } from './algorithms.ts';
import { tryEach, verifies } from './candidate-check.ts';
import { joseSignature } from './der-signature.ts';
import { otherPayloadForms } from './detached-payload.ts';
import { publicKeyTexts } from './public-key-texts.ts';
import { otherSecretForms } from './secret-forms.ts';
import type { SignedParts } from './signed-parts.ts';
import { failed, type Verification, type VerificationCandidate } from './verification-outcome.ts';

/** Looks for one cause of a mismatch. */
type Diagnosis = (parts: SignedParts, candidates: readonly VerificationCandidate[]) => Promise<Verification | null>;

/** An RSA signature with the other padding or another hash than `alg` says. */
const otherRsaAlgorithm: Diagnosis = async (parts, candidates) => {
  if (parts.algorithm.kty !== 'RSA') return null;
  for (const algorithm of signingAlgorithms) {
    if (algorithm.kty !== 'RSA' || algorithm.alg === parts.algorithm.alg) continue;
    const { verified } = await tryEach({ ...parts, algorithm }, candidates);
    if (verified === null) continue;
    const reason = `The signature was made with ${algorithm.alg} (${algorithm.title}), and the header says ${parts.algorithm.alg}; the key “${verified.label}” is right.`;
    return failed('other-algorithm', reason, verified);
  }
  return null;
};

/** The right ECDSA signature, in the form that most cryptographic libraries make first. */
const derSignature: Diagnosis = async (parts, candidates) => {
  const { algorithm, signature } = parts;
  if (algorithm.kty !== 'EC' || algorithm.signatureBytes === undefined) return null;
  const rewritten = joseSignature(signature, algorithm.signatureBytes);
  if (rewritten === null) return null;
  const { verified } = await tryEach({ ...parts, signature: rewritten }, candidates);
  if (verified === null) return null;
  const form = `The signature is ASN.1 DER, ${signature.length} bytes; ${algorithm.alg} is the two numbers side by side, ${algorithm.signatureBytes} bytes (${algorithm.source}).`;
  return failed('der', `${form} Rewritten so, it verifies with “${verified.label}”.`, verified);
};

/** The right secret, decoded or not, trimmed or not. */
const otherSecretForm: Diagnosis = async (parts, candidates) => {
  if (parts.algorithm.kty !== 'oct') return null;
  for (const candidate of candidates) {
    if (candidate.secret === undefined) continue;
    for (const { words, bytes } of otherSecretForms(candidate.secret)) {
      if ((await verifies(parts, { secret: bytes })) === true) {
        return failed(
          'other-secret-form',
          `With “${candidate.label}” it verifies only when ${words}: signer and reader take the secret differently.`,
          candidate,
        );
      }
    }
  }
  return null;
};

/** The attack that makes a server take its own public key for the secret (RFC 8725 2.1). */
const confusion: Diagnosis = async (parts, candidates) => {
  if (parts.algorithm.kty !== 'oct') return null;
  for (const candidate of candidates) {
    for (const { words, bytes } of await publicKeyTexts(candidate)) {
      if ((await verifies(parts, { secret: bytes })) === true) {
        const reason = `A forgery: it is signed with ${words} of the public key “${candidate.label}” as secret, which deceives servers that let the token choose its algorithm (RFC 8725 2.1).`;
        return failed('confusion', reason, candidate);
      }
    }
  }
  return null;
};

/** The right payload, given beside the token with other line ends than it was signed with. */
const otherPayloadForm: Diagnosis = async (parts, candidates) => {
  if (parts.given === null) return null;
  for (const { words, bytes } of otherPayloadForms(parts.given.payload)) {
    const { verified } = await tryEach({ ...parts, input: parts.given.inputFor(bytes) }, candidates);
    if (verified !== null) return failed('other-payload-form', `With “${verified.label}” it verifies only when ${words}.`, verified);
  }
  return null;
};

const diagnoses: readonly Diagnosis[] = [derSignature, otherRsaAlgorithm, otherSecretForm, otherPayloadForm, confusion];

/** Why a signature does not match, when a cause that people meet explains it; null when none does. Nothing here makes a token valid. */
export async function diagnoseMismatch(parts: SignedParts, candidates: readonly VerificationCandidate[]): Promise<Verification | null> {
  for (const diagnose of diagnoses) {
    const found = await diagnose(parts, candidates);
    if (found !== null) return found;
  }
  return null;
}
