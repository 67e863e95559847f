import type { JsonObject } from '../../../../core/contract/values.ts';
import { readCertificate, type ReadCertificate } from './certificate.ts';

/** Certificates of one JWK that are looked at. */
const longestChain = 10;

/** The certificates in the `x5c` of JWKs (RFC 7517 4.7), each once, with a sentence for each that cannot be read. */
export function jwkCertificates(jwks: readonly JsonObject[]): {
  readonly certificates: readonly ReadCertificate[];
  readonly warnings: readonly string[];
} {
  const texts = new Set(jwks.flatMap(({ x5c }) => (Array.isArray(x5c) ? x5c.slice(0, longestChain) : [])));
  const read = Array.from(texts, (text: unknown) =>
    typeof text === 'string' ? readCertificate(new Uint8Array(Buffer.from(text, 'base64'))) : null,
  );
  const unreadable = read.filter((each) => each === null).length;
  return {
    certificates: read.filter((each) => each !== null),
    warnings:
      unreadable === 0
        ? []
        : [
            `${unreadable === 1 ? 'A certificate' : `${unreadable} certificates`} in its “x5c” cannot be read and ${unreadable === 1 ? 'was' : 'were'} left out.`,
          ],
  };
}
