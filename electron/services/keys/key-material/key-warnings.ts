import type { RecognisedKey } from '../../../../core/contract/keys.ts';
import { algorithmsFor, signingAlgorithm } from '../../../../core/jose/algorithms.ts';
import { keyPurpose } from '../../../../core/jose/key-purposes.ts';
import type { JwkShape } from './jwk-key.ts';

type DescribedKey = JwkShape & Pick<RecognisedKey, 'alg' | 'use' | 'format' | 'certificate'>;

/** What should be known about a key that can be used all the same, in sentences. */
export function keyWarnings(key: DescribedKey): string[] {
  const { kty, crv, bits, alg, use, format, certificate } = key;
  const encrypts = use === 'enc' || keyPurpose(alg)?.use === 'enc' || crv === 'X25519';
  const warnings = halfWarnings(key, encrypts);
  if (format === 'pkcs12' && certificate === null) warnings.push('The PKCS#12 file holds the key without its certificate.');
  if (use === 'enc' && keyPurpose(alg)?.use !== 'enc' && crv !== 'X25519') {
    warnings.push('The JWK says it is for encryption (“use” is “enc”); a server may refuse what it signs.');
  }
  if (kty === 'RSA' && bits < 2048)
    warnings.push(`The RSA key has ${bits} bits; RFC 7518 ${encrypts ? '4.3' : '3.3'} asks for 2048 or more.`);
  if (kty === 'oct' && !encrypts) warnings.push(...shortSecret(bits, alg ?? algorithmsFor({ kty, crv }).at(0)?.alg));
  return warnings;
}

function halfWarnings({ format, private: isPrivate }: DescribedKey, encrypts: boolean): string[] {
  if (isPrivate && format !== 'certificate') return [];
  const can = encrypts ? 'it cannot open what is encrypted for it' : 'it can verify and cannot sign';
  if (format === 'certificate') {
    return [`This is a certificate without its private key: ${can}. The key is often in a file beside it.`];
  }
  return [`This is a public key: ${can}.`];
}

/** The warning for a secret that is shorter than its algorithm's hash (RFC 7518 3.2), if it is. */
export function shortSecret(bits: number, alg: string | undefined): string[] {
  const least = signingAlgorithm(alg)?.hashBits ?? 0;
  return bits < least ? [`The secret has ${bits} bits; ${alg} should have ${least} or more (RFC 7518 3.2).`] : [];
}
