import { invalidInput } from '../../fault.ts';
import { readCertificate } from './certificate.ts';
import { derKeyKinds, isDerKeyKind, readDerKey } from './der-key.ts';
import { derKind } from './der-kind.ts';
import { declaredLength } from './der-length.ts';
import { readEncryptedKey } from './encrypted-key.ts';
import type { FoundKey, FoundMaterial } from './found-material.ts';
import { readPfx } from './pfx.ts';
import { readPkcs7 } from './pkcs7.ts';
import { damaged, derFile } from './source.ts';

/** Whether bytes begin as a DER sequence whose length is near enough theirs. */
export function looksLikeDer(bytes: Uint8Array): boolean {
  // BER leaves the length open with 0x80.
  return bytes[0] === 0x30 && (bytes[1] === 0x80 || declaredLength(bytes) !== null);
}

/** Whether bytes are a structure that is read here, whole and with nothing behind it. */
export function isDerMaterial(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && declaredLength(bytes) === bytes.length && derKind(bytes) !== null;
}

/** Finds the keys and certificates of a binary file. Throws INVALID_INPUT (`material`, `password`). */
export async function readDerMaterial(bytes: Uint8Array, password: string | undefined): Promise<FoundMaterial> {
  const kind = derKind(bytes);
  if (kind === 'pkcs12') return readPfx(bytes, password);
  if (kind === 'certificate' || kind === 'pkcs7') {
    const certificates = kind === 'pkcs7' ? readPkcs7(bytes) : [readCertificate(bytes)].filter((each) => each !== null);
    if (certificates === null || certificates.length === 0) throw damaged(derFile, 'it holds no certificate that can be read');
    return { keys: [], certificates, warnings: [] };
  }
  if (kind === 'encrypted') {
    const key = { format: 'pkcs8', half: 'private', encrypted: true, read: () => readEncryptedKey(bytes, password, derFile) } as const;
    return onlyKey(key);
  }
  if (isDerKeyKind(kind)) return onlyKey({ ...derKeyKinds[kind], encrypted: false, read: () => readDerKey(bytes, kind, derFile) });
  const declared = declaredLength(bytes);
  if (declared !== null && declared > bytes.length) {
    throw damaged(derFile, `it is cut off. It says it has ${declared} bytes, and ${bytes.length} are there`);
  }
  throw invalidInput('material', 'The DER file holds neither a key nor a certificate.', {
    fix: 'Choose the file with the key or the certificate.',
  });
}

function onlyKey(key: Omit<FoundKey, 'name' | 'encoding'>): FoundMaterial {
  return { keys: [{ ...key, name: 'key', encoding: null }], certificates: [], warnings: [] };
}
