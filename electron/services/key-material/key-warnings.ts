import type { RecognisedKey } from '../../../core/contract/keys.ts';
import { algorithmsFor, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import type { JwkShape } from './jwk-key.ts';

/** What should be known about a key that can be used all the same, in sentences. */
export function keyWarnings({
  kty,
  crv,
  bits,
  alg,
  use,
  format,
  certificate,
  private: isPrivate,
}: JwkShape & Pick<RecognisedKey, 'alg' | 'use' | 'format' | 'certificate'>): string[] {
  const warnings: string[] = [];
  if (format === 'certificate') {
    warnings.push('This is a certificate without its private key: it can verify and cannot sign. The key is often in a file beside it.');
  } else if (!isPrivate) warnings.push('This is a public key: it can verify and cannot sign.');
  if (format === 'pkcs12' && certificate === null) warnings.push('The PKCS#12 file holds the key without its certificate.');
  if (use === 'enc') warnings.push('The JWK says it is for encryption (“use” is “enc”); a server may refuse what it signs.');
  if (kty === 'RSA' && bits < 2048) warnings.push(`The RSA key has ${bits} bits; RFC 7518 3.3 asks for 2048 or more.`);
  if (kty === 'oct') warnings.push(...shortSecret(bits, alg ?? algorithmsFor({ kty, crv }).at(0)?.alg));
  return warnings;
}

/** The warning for a secret that is shorter than its algorithm's hash (RFC 7518 3.2), if it is. */
export function shortSecret(bits: number, alg: string | undefined): string[] {
  const least = signingAlgorithm(alg)?.hashBits ?? 0;
  return bits < least ? [`The secret has ${bits} bits; ${alg} should have ${least} or more (RFC 7518 3.2).`] : [];
}
