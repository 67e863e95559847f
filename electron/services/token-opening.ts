import type { OpenedToken, SignatureState, TokenVerification } from '../../core/contract/token-opening.ts';
import { openToken } from '../../core/jose/opened-token.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { verifySignatures, verifyToken, type Verification } from '../../core/jose/verification.ts';
import { openingKeys } from './token-opening-keys.ts';
import type { Ports } from './ports.ts';
import { verificationSources } from './verification-sources.ts';
import type { DecryptionKeys, VerificationKeys } from '../../core/contract/token-opening.ts';

/** Checks and opens tokens with keys that a person names. */
export interface TokenOpening {
  verifyWith(token: string, keys: VerificationKeys, signal?: AbortSignal): Promise<TokenVerification>;
  decrypt(token: string, keys: DecryptionKeys): Promise<OpenedToken>;
}

/** The inspector's operations that need keys, on these ports. */
export function createTokenOpening(ports: Pick<Ports, 'clock' | 'http' | 'store' | 'vault'>): TokenOpening {
  const sources = verificationSources(ports);
  return {
    async verifyWith(token, keys, signal) {
      const read = readToken(token);
      const { candidates, warnings, fault, reached } = await sources(keys, read, signal);
      const signature = signatureState(await verifyToken(read.text, candidates), fault);
      const signatures = (await verifySignatures(read.text, candidates)).map((each) => signatureState(each, fault));
      return { signature, signatures, warnings: [...warnings], reached };
    },
    async decrypt(token, keys) {
      const read = readToken(token);
      const { candidates, warnings } = await openingKeys(ports, keys);
      const { layers, shut, content } = await openToken(read.text, candidates);
      return {
        layers: layers.map(({ alg, enc, header, candidate, warnings }) => ({
          alg,
          enc,
          header,
          key: candidate.label,
          from: candidate.from ?? '',
          warnings: [...warnings],
        })),
        shut: shut === null ? null : { reason: shut.reason, key: shut.candidate?.label ?? null },
        content:
          content === null
            ? null
            : { text: content.text, base64: Buffer.from(content.bytes).toString('base64'), authenticity: content.authenticity },
        warnings: [...warnings],
      };
    },
  };
}

/** @param fault why there were no keys, which says more than that there were none */
function signatureState(verification: Verification, fault: string | null): SignatureState {
  if (verification.state === 'verified')
    return { state: 'verified', key: verification.candidate.label, from: verification.candidate.from ?? '' };
  if (verification.state === 'unchecked') {
    return { state: 'unchecked', reason: verification.code === 'no-key' && fault !== null ? fault : verification.reason };
  }
  return { state: 'failed', reason: verification.reason, key: verification.candidate?.label ?? null };
}
