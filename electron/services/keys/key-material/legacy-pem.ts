import { createHash } from 'node:crypto';
import { blockCipher } from './block-ciphers.ts';
import { cannotDecrypt, damaged, passwordNeeded, wrongPassword, type Source } from './source.ts';

/** What the headers of an encrypted legacy PEM name: `DEK-Info: AES-256-CBC,0123…` (RFC 1421 4.6.1.3). */
export interface LegacyEncryption {
  readonly cipher: string;
  readonly iv: Uint8Array;
}

/** Reads the header fields of a PEM block; null when they ask for no decryption, `damaged` when they cannot be read. */
export function legacyEncryption(headers: string): LegacyEncryption | 'damaged' | null {
  if (!/^Proc-Type:\s*4\s*,\s*ENCRYPTED/m.test(headers)) return null;
  const [, cipher, iv] = /^DEK-Info:\s*([A-Za-z0-9-]+)\s*,\s*((?:[0-9A-Fa-f]{2})+)\s*$/m.exec(headers) ?? [];
  return cipher === undefined || iv === undefined
    ? 'damaged'
    : { cipher: cipher.toUpperCase(), iv: new Uint8Array(Buffer.from(iv, 'hex')) };
}

const convert = 'Convert it with “openssl pkey -provider legacy -provider default -in FILE -aes256 -out new.pem” and import new.pem.';

/** Decrypts the body of a legacy PEM. Throws INVALID_INPUT (`password`, `material`). */
export function decryptLegacyPem(
  data: Uint8Array,
  encryption: LegacyEncryption,
  password: string | undefined,
  source: Source,
): Uint8Array<ArrayBuffer> {
  const { iv } = encryption;
  const cipher = blockCipher(encryption.cipher);
  if (cipher === undefined || !cipher.available()) {
    throw cannotDecrypt(source, `${cipher?.title ?? encryption.cipher}, which this runtime does not have`, convert);
  }
  if (iv.length !== cipher.ivBytes)
    throw damaged(source, `its DEK-Info gives ${iv.length} bytes, and ${cipher.title} needs ${cipher.ivBytes}`);
  if (password === undefined) throw passwordNeeded(source);
  const plain = cipher.decrypt(deriveLegacyKey(Buffer.from(password), iv.subarray(0, 8), cipher.keyBytes), iv, data);
  if (plain === null) throw wrongPassword(source);
  return plain;
}

/** OpenSSL’s EVP_BytesToKey with MD5 and one iteration: the only way in which such files were ever written. */
function deriveLegacyKey(password: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const derived: number[] = [];
  let block: Uint8Array = new Uint8Array();
  while (derived.length < length) {
    block = createHash('md5').update(block).update(password).update(salt).digest();
    derived.push(...block);
  }
  return new Uint8Array(derived.slice(0, length));
}
