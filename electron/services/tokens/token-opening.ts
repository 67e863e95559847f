import type {
  DecryptionKeys,
  DetachedPayload,
  OpenedToken,
  SignatureState,
  TokenVerification,
  VerificationKeys,
} from '../../../core/contract/token-opening.ts';
import { lacksPayload } from '../../../core/jose/detached-payload.ts';
import { openToken } from '../../../core/jose/opened-token.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import { verifySignatures, verifyToken, type Verification } from '../../../core/jose/verification.ts';
import { invalidInput } from '../fault.ts';
import type { Ports } from '../ports.ts';
import { openingKeys } from './token-opening-keys.ts';
import { verificationSources } from './verification-sources.ts';

/** What a token's signature is checked with. */
export interface VerificationTerms {
  readonly token: string;
  readonly with: VerificationKeys;
  /** What a detached signature covers. */
  readonly payload?: DetachedPayload | undefined;
}

/** Checks and opens tokens with keys that a person names. */
export interface TokenOpening {
  /** Throws INVALID_INPUT (`payload`) for a payload beside a token that has its own. */
  verifyWith(terms: VerificationTerms, signal?: AbortSignal): Promise<TokenVerification>;
  decrypt(token: string, keys: DecryptionKeys): Promise<OpenedToken>;
}

/** The inspector's operations that need keys, on these ports. */
export function createTokenOpening(ports: Pick<Ports, 'clock' | 'http' | 'store' | 'vault'>): TokenOpening {
  const sources = verificationSources(ports);
  return {
    async verifyWith({ token, with: keys, payload }, signal) {
      const read = readToken(token);
      const detached = payload === undefined ? null : detachedBytes(payload, read);
      const { candidates, warnings, fault, reached } = await sources(keys, read, signal);
      const signature = signatureState(await verifyToken(read.text, candidates, detached), fault);
      const signatures = (await verifySignatures(read.text, candidates, detached)).map((each) => signatureState(each, fault));
      return { signature, signatures, warnings: [...warnings], reached };
    },
    async decrypt(token, keys) {
      const read = readToken(token);
      const { candidates, warnings } = await openingKeys(ports, keys);
      const { layers, shut, content } = await openToken(read.text, candidates);
      return {
        layers: layers.map(({ alg, enc, header, candidate, inside, warnings }) => ({
          alg,
          enc,
          header,
          key: candidate.label,
          from: candidate.from ?? '',
          inside,
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

function detachedBytes(payload: DetachedPayload, read: ReadToken): Uint8Array {
  if (!lacksPayload(read)) {
    const what = read.form === 'jws' ? 'The token carries its payload itself' : 'The token is no JWS with a detached payload';
    throw invalidInput('payload', `${what}, so none can be given beside it.`, { fix: 'Leave the payload out.' });
  }
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : Buffer.from(payload.base64, 'base64');
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
