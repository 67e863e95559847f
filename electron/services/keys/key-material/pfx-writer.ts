import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ContentInfo, EncryptedContent, EncryptedContentInfo, id_data, id_encryptedData } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  id_x509Certificate,
  MacData,
  PFX,
  PKCS12Attribute,
  PKCS8ShroudedKeyBag,
  SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { EncryptedData as EncryptedKey } from '@peculiar/asn1-pkcs8';
import { DigestInfo } from '@peculiar/asn1-rsa';
import { OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, DirectoryString } from '@peculiar/asn1-x509';
import { derOf } from './asn1.ts';
import { encryptPbes2, writtenIterations } from './pbes2.ts';
import { friendlyNameIdentifier } from './pfx.ts';
import { derivePkcs12, pkcs12Password } from './pkcs12-derivation.ts';
import { EncryptedData } from './structures.ts';

/** What goes into a PKCS#12 file. */
export interface PfxContent {
  /** PKCS#8 in DER. */
  readonly key: Uint8Array;
  /** DER, the key's own first. */
  readonly certificates: readonly Uint8Array[];
  readonly name: string;
  readonly password: string;
}

const localKeyIdentifier = '1.2.840.113549.1.9.21';
const sha256Identifier = '2.16.840.1.101.3.4.2.1';

/** Writes a PKCS#12 file (RFC 7292) with the modern ciphers: PBES2 with AES-256, and a MAC over SHA-256. */
export async function writePfx({ key, certificates, name, password }: PfxContent): Promise<Uint8Array<ArrayBuffer>> {
  // The key and its certificate name each other by this.
  const localId = createHash('sha1')
    .update(certificates[0] ?? key)
    .digest();
  const attributes = inOrder([
    attribute(friendlyNameIdentifier, new DirectoryString({ bmpString: name })),
    attribute(localKeyIdentifier, new OctetString(localId)),
  ]);
  const safe = new AuthenticatedSafe([
    ...(certificates.length === 0 ? [] : [await encryptedPart(new SafeContents(certificateBags(certificates, attributes)), password)]),
    plainPart(new SafeContents([await keyBag(key, attributes, password)])),
  ]);
  const content = derOf(safe);
  const authSafe = new ContentInfo({ contentType: id_data, content: derOf(new OctetString(content)).buffer });
  return derOf(new PFX({ authSafe, macData: await macOver(content, password) }));
}

async function keyBag(key: Uint8Array, bagAttributes: PKCS12Attribute[], password: string): Promise<SafeBag> {
  const { algorithm, data } = await encryptPbes2(key, password);
  const shrouded = new PKCS8ShroudedKeyBag({ encryptionAlgorithm: algorithm, encryptedData: new EncryptedKey(data) });
  return new SafeBag({ bagId: id_pkcs8ShroudedKeyBag, bagValue: derOf(shrouded).buffer, bagAttributes });
}

function certificateBags(certificates: readonly Uint8Array[], ofKey: PKCS12Attribute[]): SafeBag[] {
  return certificates.map((certificate, index) => {
    const bag = new CertBag({ certId: id_x509Certificate, certValue: derOf(new OctetString(certificate)).buffer });
    return new SafeBag({ bagId: id_certBag, bagValue: derOf(bag).buffer, ...(index === 0 ? { bagAttributes: ofKey } : {}) });
  });
}

function plainPart(contents: SafeContents): ContentInfo {
  return new ContentInfo({ contentType: id_data, content: derOf(new OctetString(derOf(contents))).buffer });
}

async function encryptedPart(contents: SafeContents, password: string): Promise<ContentInfo> {
  const { algorithm, data } = await encryptPbes2(derOf(contents), password);
  const encrypted = new EncryptedData();
  encrypted.encryptedContentInfo = new EncryptedContentInfo({
    contentType: id_data,
    contentEncryptionAlgorithm: algorithm,
    encryptedContent: new EncryptedContent({ value: new OctetString(data) }),
  });
  return new ContentInfo({ contentType: id_encryptedData, content: derOf(encrypted).buffer });
}

async function macOver(content: Uint8Array, password: string): Promise<MacData> {
  const salt = new Uint8Array(randomBytes(16));
  const derivation = { hash: 'sha256', password: pkcs12Password(password), salt, iterations: writtenIterations, length: 32 };
  const key = await derivePkcs12({ ...derivation, purpose: 'mac' });
  const digest = createHmac('sha256', key).update(content).digest();
  return new MacData({
    mac: new DigestInfo({
      digestAlgorithm: new AlgorithmIdentifier({ algorithm: sha256Identifier, parameters: null }),
      digest: new OctetString(digest),
    }),
    macSalt: new OctetString(salt),
    iterations: writtenIterations,
  });
}

function attribute(attrId: string, value: object): PKCS12Attribute {
  const made = new PKCS12Attribute();
  // The library's constructor drops what it is given.
  made.attrId = attrId;
  made.attrValues = [derOf(value).buffer];
  return made;
}

/** A set's members stand in the order of their encodings (X.690 11.6). */
function inOrder(attributes: PKCS12Attribute[]): PKCS12Attribute[] {
  return attributes.sort((one, other) => Buffer.compare(derOf(one), derOf(other)));
}
