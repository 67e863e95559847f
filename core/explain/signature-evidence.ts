import { verifyToken, type Verification, type VerificationCandidate } from '../jose/verification.ts';
import type { KeySetEvidence, SignatureEvidence } from './evidence.ts';

/** What a verification came to, without the key material that it names. */
export function signatureEvidence(verification: Verification): SignatureEvidence {
  if (verification.state === 'verified') return { state: 'verified', code: null, reason: '', key: verification.candidate.label };
  const { state, code, reason } = verification;
  return { state, code, reason, key: state === 'failed' ? (verification.candidate?.label ?? null) : null };
}

/** Checks a token with a set of public keys. */
export async function checkSignature(token: string, { keys, from }: KeySetEvidence): Promise<SignatureEvidence> {
  const candidates: VerificationCandidate[] = keys.map(({ label, kid, jwk }) => ({ label, kid, publicJwk: jwk, from }));
  return signatureEvidence(await verifyToken(token, candidates));
}
