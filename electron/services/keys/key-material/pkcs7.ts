import { ContentInfo, id_signedData } from '@peculiar/asn1-cms';
import { readAsn1 } from './asn1.ts';
import { readCertificate, type ReadCertificate } from './certificate.ts';
import { SignedCertificates } from './structures.ts';

/** The certificates of a PKCS#7 file (RFC 5652 5.1), as `.p7b` files hold them; null when it holds something else. */
export function readPkcs7(der: Uint8Array): ReadCertificate[] | null {
  const content = readAsn1(der, ContentInfo);
  if (content === null || content.contentType !== id_signedData) return null;
  const signed = readAsn1(content.content, SignedCertificates);
  return signed?.certificates?.flatMap((certificate) => readCertificate(new Uint8Array(certificate)) ?? []) ?? null;
}
