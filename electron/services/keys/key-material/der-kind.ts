import { ContentInfo } from '@peculiar/asn1-cms';
import { ECPrivateKey } from '@peculiar/asn1-ecc';
import { PFX } from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { RSAPrivateKey, RSAPublicKey } from '@peculiar/asn1-rsa';
import { Certificate, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { readAsn1, type Structure } from './asn1.ts';
import { OneAsymmetricKey } from './structures.ts';

/** What a DER structure is. */
export type DerKind = 'pkcs12' | 'pkcs7' | 'certificate' | 'pkcs8' | 'pkcs1' | 'sec1' | 'encrypted' | 'spki' | 'pkcs1-public';

/** The structures that key files hold. Each differs from the others in its first members, so the first that can be read is the one. */
const structures: readonly { readonly kind: DerKind; readonly structure: Structure<unknown> }[] = [
  { kind: 'certificate', structure: Certificate },
  { kind: 'pkcs8', structure: OneAsymmetricKey },
  { kind: 'pkcs12', structure: PFX },
  { kind: 'encrypted', structure: EncryptedPrivateKeyInfo },
  { kind: 'pkcs1', structure: RSAPrivateKey },
  { kind: 'sec1', structure: ECPrivateKey },
  { kind: 'spki', structure: SubjectPublicKeyInfo },
  { kind: 'pkcs7', structure: ContentInfo },
  { kind: 'pkcs1-public', structure: RSAPublicKey },
];

/** Recognises a structure by its content, or null. Never throws. */
export function derKind(bytes: Uint8Array): DerKind | null {
  return structures.find(({ structure }) => readAsn1(bytes, structure) !== null)?.kind ?? null;
}
