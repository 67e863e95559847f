import { createHash, X509Certificate } from 'node:crypto';
import {
  BasicConstraints,
  Certificate as CertificateStructure,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  KeyUsage,
} from '@peculiar/asn1-x509';
import type { Certificate, CertificateThumbprint } from '../../../../core/contract/certificates.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { thumbprint } from '../../../../core/jose/thumbprint.ts';
import { bytesOf, derOf, readAsn1, type Structure } from './asn1.ts';
import { declaredLength } from './der-length.ts';
import { readDerKey } from './der-key.ts';
import { signatureAlgorithmName, usageName } from './certificate-names.ts';
import type { Source } from './source.ts';

/** A certificate that was read. */
export interface ReadCertificate {
  readonly der: Uint8Array;
  readonly structure: CertificateStructure;
  readonly x509: X509Certificate;
  readonly subject: string;
}

/** Reads a certificate's DER; null when it is none or damaged. */
export function readCertificate(der: Uint8Array): ReadCertificate | null {
  const structure = readAsn1(der, CertificateStructure);
  if (structure === null) return null;
  const { notBefore, notAfter } = structure.tbsCertificate.validity;
  try {
    if (Number.isNaN(notBefore.getTime().getTime() + notAfter.getTime().getTime())) return null;
    // What may stand behind it, as in OpenSSL’s trusted certificates, is no part of it.
    const own = der.slice(0, declaredLength(der) ?? der.length);
    const x509 = new X509Certificate(own);
    return { der: own, structure, x509, subject: nameText(x509.subject) };
  } catch {
    return null;
  }
}

/** What a certificate says; `issuers` are the certificates that go behind it in `x5c`. */
export function certificateFacts(read: ReadCertificate, issuers: readonly ReadCertificate[]): Certificate {
  const { der, structure, x509, subject } = read;
  const { validity, extensions } = structure.tbsCertificate;
  const extension = <Value>(id: string, type: Structure<Value>): Value | null => {
    const found = extensions?.find(({ extnID }) => extnID === id);
    return found === undefined ? null : readAsn1(bytesOf(found.extnValue), type);
  };
  return {
    subject,
    issuer: nameText(x509.issuer),
    serialNumber: x509.serialNumber,
    validFrom: validity.notBefore.getTime().getTime(),
    validTo: validity.notAfter.getTime().getTime(),
    names: x509.subjectAltName?.split(', ') ?? [],
    keyUsage: extension(id_ce_keyUsage, KeyUsage)?.toJSON() ?? [],
    extendedKeyUsage: [...(extension(id_ce_extKeyUsage, ExtendedKeyUsage) ?? [])].map(usageName),
    authority: extension(id_ce_basicConstraints, BasicConstraints)?.cA ?? false,
    selfSigned: x509.subject === x509.issuer && verifies(x509, x509),
    signatureAlgorithm: signatureAlgorithmName(structure.signatureAlgorithm),
    thumbprints: { sha1: thumbprintOf(der, 'sha1'), sha256: thumbprintOf(der, 'sha256') },
    x5c: [der, ...issuers.map((issuer) => issuer.der)].map((each) => Buffer.from(each).toString('base64')),
  };
}

/** The public key of a certificate as JWK. Throws INVALID_INPUT (`material`) for one that cannot be used. */
export function certificateJwk({ structure }: ReadCertificate, source: Source): JsonObject {
  return readDerKey(derOf(structure.tbsCertificate.subjectPublicKeyInfo), 'spki', source);
}

/** The RFC 7638 thumbprint of a certificate's public key; null for a key that cannot be used. */
export async function certificateKeyThumbprint(read: ReadCertificate): Promise<string | null> {
  try {
    return await thumbprint(certificateJwk(read, certificateSource(read)));
  } catch {
    return null;
  }
}

/** For the sentences about a certificate. */
export function certificateSource({ subject }: ReadCertificate): Source {
  return { noun: `The certificate “${subject.slice(0, 200)}”`, again: 'Export it again.' };
}

/**
 * Its issuer, the issuer's issuer and so on, as far as they are among `others`; one that signed itself ends the chain. RFC 7515 4.1.6
 * wants this order in `x5c`.
 */
export function issuersOf(read: ReadCertificate, others: readonly ReadCertificate[]): ReadCertificate[] {
  const chain: ReadCertificate[] = [];
  let last = read;
  for (;;) {
    const { x509 } = last;
    const issuer = others.find((other) => other !== read && !chain.includes(other) && isIssuer(other.x509, x509));
    if (issuer === undefined || isIssuer(x509, x509)) return chain;
    chain.push(issuer);
    last = issuer;
  }
}

/** Whether one certificate is the issuer of the other: its name and its signature. */
export function isIssuer(issuer: X509Certificate, issued: X509Certificate): boolean {
  return issued.issuer === issuer.subject && verifies(issued, issuer);
}

function verifies(issued: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issued.verify(issuer.publicKey);
  } catch {
    // A key or an algorithm that this runtime does not have.
    return false;
  }
}

function thumbprintOf(der: Uint8Array, hash: 'sha1' | 'sha256'): CertificateThumbprint {
  const digest = createHash(hash).update(der).digest();
  const hex = digest.toString('hex').toUpperCase();
  return { hex: hex.match(/../g)?.join(':') ?? '', base64url: digest.toString('base64url') };
}

/** A name in one line; Node puts each of its parts on a line, escaped as RFC 4514 has it. */
function nameText(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
