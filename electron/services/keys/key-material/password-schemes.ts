import type { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { bytesOf, readAsn1 } from './asn1.ts';
import { blockCiphers, rc2, type BlockCipher } from './block-ciphers.ts';
import { iteratedHash, runtimeHasHash } from './iterated-hash.ts';
import { mostIterations, tooMany } from './key-derivation.ts';
import type { Decrypted, PasswordScheme } from './password-scheme.ts';
import { pbes2, pbes2Identifier } from './pbes2.ts';
import { derivePkcs12, pkcs12Password } from './pkcs12-derivation.ts';
import { PbeParameters } from './structures.ts';

/** Derives key and initialization vector together. */
type DeriveBoth = (
  parameters: { readonly salt: Uint8Array; readonly iterations: number },
  password: string,
  cipher: BlockCipher,
) => Promise<{ readonly key: Uint8Array; readonly iv: Uint8Array }>;

function oldScheme(title: string, hash: string, cipher: BlockCipher, derive: DeriveBoth): PasswordScheme {
  return {
    title,
    async decrypt(parameters, data, password) {
      const read = readAsn1(parameters, PbeParameters);
      if (read === null) return { lack: `${title}, whose parameters cannot be read` };
      if (read.iterations < 1 || read.iterations > mostIterations) return { lack: tooMany(title, read.iterations) };
      if (!runtimeHasHash(hash) || !cipher.available()) return { lack: `${title}, which this runtime does not have` };
      const { key, iv } = await derive({ salt: bytesOf(read.salt), iterations: read.iterations }, password, cipher);
      return { plain: cipher.decrypt(key, iv, data) };
    },
  };
}

/** PBES1 (RFC 8018 6.1): key and initialization vector are the halves of one iterated hash. */
function pbes1(title: string, hash: string, cipher: BlockCipher): PasswordScheme {
  return oldScheme(title, hash, cipher, async ({ salt, iterations }, password) => {
    const derived = await iteratedHash(hash, new Uint8Array([...Buffer.from(password), ...salt]), iterations);
    return { key: derived.subarray(0, 8), iv: derived.subarray(8, 16) };
  });
}

/** The schemes of PKCS#12 (RFC 7292 C). */
function pkcs12(title: string, cipher: BlockCipher, keyBytes = cipher.keyBytes): PasswordScheme {
  return oldScheme(title, 'sha1', cipher, async ({ salt, iterations }, password) => {
    const common = { hash: 'sha1', password: pkcs12Password(password), salt, iterations };
    const key = await derivePkcs12({ ...common, purpose: 'key', length: keyBytes });
    const iv = await derivePkcs12({ ...common, purpose: 'iv', length: cipher.ivBytes });
    // Triple DES with two keys takes the first one again.
    return { key: keyBytes === 16 && cipher.keyBytes === 24 ? new Uint8Array([...key, ...key.subarray(0, 8)]) : key, iv };
  });
}

const des = blockCiphers['DES-CBC'];
const tripleDes = blockCiphers['DES-EDE3-CBC'];

/** Schemes that no runtime here computes, by name. */
function unavailable(title: string): PasswordScheme {
  return { title, decrypt: () => Promise.resolve({ lack: `${title}, which this runtime does not have` }) };
}

/** The one table of password-based encryption, by object identifier. */
const schemes: Readonly<Record<string, PasswordScheme>> = {
  [pbes2Identifier]: pbes2,
  '1.2.840.113549.1.5.1': unavailable('MD2 and DES'),
  '1.2.840.113549.1.5.3': pbes1('MD5 and DES', 'md5', des),
  '1.2.840.113549.1.5.4': unavailable('MD2 and RC2'),
  '1.2.840.113549.1.5.6': pbes1('MD5 and RC2', 'md5', rc2(64)),
  '1.2.840.113549.1.5.10': pbes1('SHA-1 and DES', 'sha1', des),
  '1.2.840.113549.1.5.11': pbes1('SHA-1 and RC2', 'sha1', rc2(64)),
  '1.2.840.113549.1.12.1.1': unavailable('SHA-1 and RC4 with 128 bits'),
  '1.2.840.113549.1.12.1.2': unavailable('SHA-1 and RC4 with 40 bits'),
  '1.2.840.113549.1.12.1.3': pkcs12('SHA-1 and Triple DES', tripleDes),
  '1.2.840.113549.1.12.1.4': pkcs12('SHA-1 and Triple DES with two keys', tripleDes, 16),
  '1.2.840.113549.1.12.1.5': pkcs12('SHA-1 and RC2 with 128 bits', rc2(128)),
  '1.2.840.113549.1.12.1.6': pkcs12('SHA-1 and RC2 with 40 bits', rc2(40)),
};

/** Decrypts with a password, by whatever scheme the algorithm identifier names. */
export async function decryptWithPassword(
  { algorithm, parameters }: AlgorithmIdentifier,
  data: Uint8Array,
  password: string,
): Promise<Decrypted> {
  const scheme = schemes[algorithm];
  if (scheme === undefined) return { lack: `a scheme that is not known here (${algorithm})` };
  return scheme.decrypt(parameters ?? new ArrayBuffer(0), data, password);
}
