import { createHash, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { alternativeName } from './alternative-names.ts';
import { derOf, readAsn1 } from './asn1.ts';
import { distinguishedName } from './distinguished-name.ts';

/** What a self-signed certificate is to say. */
export interface CertificateRequest {
  readonly subject: string;
  readonly days: number;
  readonly names: readonly string[];
  /** Milliseconds. */
  readonly now: number;
}

/** How a key signs certificates: the algorithm's identifier, whether its parameters are NULL, the hash. */
interface CertificateSignature {
  readonly identifier: string;
  readonly parameters: null | undefined;
  readonly hash: string | null;
}

const signatures: Readonly<Record<string, CertificateSignature>> = {
  RSA: { identifier: '1.2.840.113549.1.1.11', parameters: null, hash: 'sha256' },
  'P-256': { identifier: '1.2.840.10045.4.3.2', parameters: undefined, hash: 'sha256' },
  'P-384': { identifier: '1.2.840.10045.4.3.3', parameters: undefined, hash: 'sha384' },
  'P-521': { identifier: '1.2.840.10045.4.3.4', parameters: undefined, hash: 'sha512' },
  Ed25519: { identifier: '1.3.101.112', parameters: undefined, hash: null },
};

const dayMs = 86_400_000;

/** A certificate (RFC 5280) that a private key signs for itself, in DER. Throws INVALID_INPUT (`subject`, `names`). */
export function issueCertificate(jwk: JsonObject, { subject, days, names, now }: CertificateRequest): Uint8Array<ArrayBuffer> {
  const signature = signatures[String(jwk['crv'] ?? jwk['kty'])];
  if (signature === undefined) throw new Error('no signature for a key of this type');
  const name = distinguishedName(subject);
  const signatureAlgorithm = new AlgorithmIdentifier({
    algorithm: signature.identifier,
    ...(signature.parameters === undefined ? {} : { parameters: signature.parameters }),
  });
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const publicKeyInfo = readAsn1(createPublicKey(key).export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);
  if (publicKeyInfo === null) throw new Error('a public key could not be written');
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: signatureAlgorithm,
    issuer: name,
    subject: name,
    validity: new Validity({ notBefore: new Date(now), notAfter: new Date(now + days * dayMs) }),
    subjectPublicKeyInfo: publicKeyInfo,
    extensions: extensions(publicKeyInfo, names),
  });
  const signatureValue = new Uint8Array(sign(signature.hash, derOf(tbsCertificate), key)).buffer;
  return derOf(new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue }));
}

/** 16 random bytes, the first of them neither zero nor negative (RFC 5280 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.buffer;
}

/** It signs and issues nothing; servers that check key usage want digitalSignature. */
function extensions({ subjectPublicKey }: SubjectPublicKeyInfo, names: readonly string[]): Extensions {
  const keyIdentifier = createHash('sha1').update(new Uint8Array(subjectPublicKey)).digest();
  return new Extensions([
    extension(id_ce_basicConstraints, true, new BasicConstraints()),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier)),
    ...(names.length === 0 ? [] : [extension(id_ce_subjectAltName, false, new SubjectAlternativeName(names.map(alternativeName)))]),
  ]);
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(derOf(value)) });
}
