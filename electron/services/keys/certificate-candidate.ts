import { utcText } from '../../../core/jose/time-words.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import type { VerificationCandidate } from '../../../core/jose/verification.ts';
import {
  certificateFacts,
  certificateJwk,
  certificateSource,
  isIssuer,
  readCertificate,
  type ReadCertificate,
} from './key-material/certificate.ts';

/** What checking with `x5c` shows, and what it does not. */
const meaning =
  'The certificate came with the token: this shows that whoever made the token holds the certificate’s key, and not who that is. Trust needs a chain up to an authority that you know.';

/** The certificate in a token's own header (RFC 7515 4.1.6) as candidate, with what is to be said about it. */
export function certificateCandidate(
  { header }: ReadToken,
  now: number,
): { readonly candidates: readonly VerificationCandidate[]; readonly warnings: readonly string[]; readonly fault: string | null } {
  const nothing = (fault: string) => ({ candidates: [], warnings: [], fault });
  const x5c = header?.['x5c'];
  if (!Array.isArray(x5c) || x5c.length === 0) return nothing('Its header has no “x5c”.');
  const chain = x5c
    .slice(0, 10)
    .map((each: unknown) => (typeof each === 'string' ? readCertificate(new Uint8Array(Buffer.from(each, 'base64'))) : null));
  const [leaf] = chain;
  if (leaf === undefined || leaf === null) return nothing('The first certificate in its “x5c” cannot be read.');
  try {
    const publicJwk = certificateJwk(leaf, certificateSource(leaf));
    const candidate = { label: `certificate “${leaf.subject.slice(0, 200)}”`, kid: null, publicJwk, from: 'the x5c of the token itself' };
    return { candidates: [candidate], warnings: [meaning, ...chainWarnings(chain, leaf, now)], fault: null };
  } catch (error) {
    return nothing(error instanceof Error ? error.message : String(error));
  }
}

function chainWarnings(chain: readonly (ReadCertificate | null)[], leaf: ReadCertificate, now: number): string[] {
  const warnings: string[] = [];
  const { validFrom, validTo, selfSigned } = certificateFacts(leaf, []);
  if (now < validFrom) warnings.push(`The certificate is valid only from ${utcText(validFrom)}.`);
  if (now > validTo) warnings.push(`The certificate expired on ${utcText(validTo)}.`);
  if (selfSigned) return [...warnings, 'The certificate is self-signed: nobody vouches for it.'];
  const broken = chain.findIndex((each, index) => {
    const issuer = chain[index + 1];
    return issuer !== undefined && (each === null || issuer === null || !isIssuer(issuer.x509, each.x509));
  });
  if (broken !== -1)
    warnings.push(`Certificate ${broken + 2} of its x5c did not issue certificate ${broken + 1}, so the chain does not hold together.`);
  else if (chain.length === 1) warnings.push(`Its issuer “${certificateFacts(leaf, []).issuer.slice(0, 200)}” is not in the x5c.`);
  else
    warnings.push(
      `The ${chain.length} certificates of its x5c hold together; whether the last one’s issuer can be trusted was not checked.`,
    );
  return warnings;
}
