import type { Certificate } from '../contract/certificates.ts';
import { instantWords } from './time-words.ts';

/** Milliseconds before its end from which on a certificate's expiry is worth a word: 30 days. */
const notice = 30 * 86_400_000;

/** Hashes that collisions are known of. */
const weakHash = /^(MD2|MD5|SHA-1) /;

/**
 * What should be known of a certificate that signs assertions, in sentences, as of an instant in milliseconds. It may be used all the
 * same: whether a server takes it is the server's to say.
 */
export function certificateWarnings(certificate: Certificate, at: number): string[] {
  const { validFrom, validTo, keyUsage, authority, signatureAlgorithm } = certificate;
  const warnings: string[] = [];
  if (at > validTo) warnings.push(`The certificate expired ${instantWords(validTo, at)}.`);
  else if (at < validFrom) warnings.push(`The certificate becomes valid ${instantWords(validFrom, at)}.`);
  else if (validTo - at < notice) warnings.push(`The certificate expires ${instantWords(validTo, at)}.`);
  if (keyUsage.length > 0 && !keyUsage.includes('digitalSignature')) {
    warnings.push(
      `Its key usage is ${keyUsage.join(', ')}, without digitalSignature; a server that checks it refuses what the key signs (RFC 5280 4.2.1.3).`,
    );
  }
  if (authority && !certificate.selfSigned) warnings.push('It is the certificate of a certification authority, not of a client.');
  if (weakHash.test(signatureAlgorithm) && !certificate.selfSigned) {
    warnings.push(`It is signed with ${signatureAlgorithm}, which is no longer trusted.`);
  }
  return warnings;
}
