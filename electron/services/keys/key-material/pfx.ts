import { id_data, id_encryptedData, type ContentInfo } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_keyBag,
  id_pkcs8ShroudedKeyBag,
  id_SafeContents,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeContents,
  type SafeBag,
} from '@peculiar/asn1-pfx';
import { OctetString } from '@peculiar/asn1-schema';
import { DirectoryString } from '@peculiar/asn1-x509';
import { bytesOf, readAsn1 } from './asn1.ts';
import { readCertificate, type ReadCertificate } from './certificate.ts';
import { readDerKey } from './der-key.ts';
import { decryptPkcs8 } from './encrypted-key.ts';
import type { FoundKey, FoundMaterial } from './found-material.ts';
import { decryptWithPassword } from './password-schemes.ts';
import { passwordMatches } from './pfx-integrity.ts';
import { cannotDecrypt, damaged, passwordNeeded, pfxFile, wrongPassword } from './source.ts';
import { EncryptedData } from './structures.ts';
import { invalidInput } from '../../fault.ts';

export const friendlyNameIdentifier = '1.2.840.113549.1.9.20';

/** Safe contents may hold safe contents, so deep at most. */
const deepestNesting = 4;

const convert = 'Convert it with “openssl pkcs12 -legacy -in FILE -nodes | openssl pkcs12 -export -out new.p12” and import new.p12.';

/** What a file holds, decrypted but for its keys. */
interface Contents {
  readonly bags: SafeBag[];
  /** What parts are encrypted with that cannot be decrypted. */
  readonly lacks: string[];
  readonly warnings: string[];
}

/** Opens a PKCS#12 file (RFC 7292). Without a password the empty one is tried. Throws INVALID_INPUT (`material`, `password`). */
export async function readPfx(bytes: Uint8Array, given: string | undefined): Promise<FoundMaterial> {
  const pfx = readAsn1(bytes, PFX);
  if (pfx === null) throw damaged(pfxFile, 'its outermost structure cannot be read');
  if (pfx.authSafe.contentType !== id_data) {
    throw invalidInput('material', 'The PKCS#12 file is protected with a public key instead of a password, which cannot be opened here.', {
      fix: 'Export it again with a password.',
    });
  }
  const content = readAsn1(pfx.authSafe.content, OctetString);
  const safe = content === null ? null : readAsn1(bytesOf(content), AuthenticatedSafe);
  if (content === null || safe === null) throw damaged(pfxFile, 'its content cannot be read');
  const password = given ?? '';
  const refusal = () => (given === undefined ? passwordNeeded(pfxFile) : wrongPassword(pfxFile));
  // Without a MAC the library leaves an empty one.
  const hasMac = pfx.macData.mac.digestAlgorithm.algorithm !== '';
  const matches = !hasMac || (await passwordMatches(pfx.macData, bytesOf(content), password));
  if (matches === false) throw refusal();
  const unchecked =
    typeof matches === 'object' ? [`The file is protected with ${matches.lack}, so whether it is whole could not be checked.`] : [];
  const contents: Contents = { bags: [], lacks: [], warnings: unchecked };
  for (const part of safe) await readPart(part, password, contents, refusal);
  return foundMaterial(contents, password);
}

async function readPart(
  { contentType, content }: ContentInfo,
  password: string,
  { bags, lacks }: Contents,
  refusal: () => Error,
): Promise<void> {
  if (contentType === id_data) {
    const octets = readAsn1(content, OctetString);
    bags.push(...allBags(octets === null ? null : readAsn1(bytesOf(octets), SafeContents)));
    return;
  }
  const encrypted = contentType === id_encryptedData ? readAsn1(content, EncryptedData) : null;
  if (encrypted === null) {
    lacks.push(`a public key (${contentType})`);
    return;
  }
  const { contentEncryptionAlgorithm, encryptedContent } = encrypted.encryptedContentInfo;
  const pieces = encryptedContent?.constructedValue ?? (encryptedContent?.value === undefined ? [] : [encryptedContent.value]);
  const data = Buffer.concat(pieces.map((piece) => bytesOf(piece)));
  const decrypted = await decryptWithPassword(contentEncryptionAlgorithm, data, password);
  if ('lack' in decrypted) {
    lacks.push(decrypted.lack);
    return;
  }
  const plain = decrypted.plain === null ? null : readAsn1(decrypted.plain, SafeContents);
  if (plain === null) throw refusal();
  bags.push(...allBags(plain));
}

function allBags(contents: SafeContents | null, depth = 0): SafeBag[] {
  if (contents === null) throw damaged(pfxFile, 'a part of its content cannot be read');
  return [...contents].flatMap((bag) =>
    bag.bagId === id_SafeContents && depth < deepestNesting ? allBags(readAsn1(bag.bagValue, SafeContents), depth + 1) : [bag],
  );
}

function foundMaterial({ bags, lacks, warnings }: Contents, password: string): FoundMaterial {
  const keys = bags.flatMap((bag, index) => foundKey(bag, index, password) ?? []);
  const certificates = bags.flatMap((bag) => foundCertificate(bag) ?? []);
  const [lack] = lacks;
  if (lack !== undefined && keys.length === 0) throw cannotDecrypt(pfxFile, lack, convert);
  const others = bags.length - keys.length - certificates.length;
  return {
    keys,
    certificates,
    warnings: [
      ...warnings,
      ...lacks.map((each) => `A part of the file is encrypted with ${each}, and was left out.`),
      ...(others === 0 ? [] : [`${others === 1 ? 'An entry' : `${others} entries`} beside keys and certificates in the file: left out.`]),
    ],
  };
}

function foundKey(bag: SafeBag, index: number, password: string): FoundKey | null {
  const common = { name: friendlyName(bag) ?? `key ${index + 1}`, format: 'pkcs12', encoding: null, half: 'private' } as const;
  if (bag.bagId === id_keyBag) {
    return { ...common, encrypted: false, read: () => readDerKey(new Uint8Array(bag.bagValue), 'pkcs8', pfxFile) };
  }
  if (bag.bagId !== id_pkcs8ShroudedKeyBag) return null;
  const shrouded = readAsn1(bag.bagValue, PKCS8ShroudedKeyBag);
  if (shrouded === null) throw damaged(pfxFile, 'a key in it cannot be read');
  return {
    ...common,
    encrypted: true,
    read: async () => readDerKey(await decryptPkcs8(shrouded, password, pfxFile), 'pkcs8', pfxFile),
  };
}

function foundCertificate(bag: SafeBag): ReadCertificate | null {
  const held = bag.bagId === id_certBag ? readAsn1(bag.bagValue, CertBag) : null;
  const octets = held === null ? null : readAsn1(held.certValue, OctetString);
  return octets === null ? null : readCertificate(bytesOf(octets));
}

/** What people called the entry: the alias of a Java keystore. */
function friendlyName({ bagAttributes }: SafeBag): string | null {
  const value = bagAttributes?.find(({ attrId }) => attrId === friendlyNameIdentifier)?.attrValues[0];
  const name = value === undefined ? null : readAsn1(value, DirectoryString);
  const text = name?.toString().slice(0, 200) ?? '';
  return text === '' ? null : text;
}
