import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { bytesOf, derOf, readAsn1 } from './asn1.ts';
import { blockCiphers, decryptGcm, encryptAes256, rc2, type BlockCipher } from './block-ciphers.ts';
import { hmacSha256Identifier, keyDerivation, pbkdf2Identifier } from './key-derivation.ts';
import type { PasswordScheme } from './password-scheme.ts';
import { GcmParameters, Pbes2Parameters, Pbkdf2Parameters, Rc2Parameters } from './structures.ts';

export const pbes2Identifier = '1.2.840.113549.1.5.13';
const aes256Identifier = '2.16.840.1.101.3.4.1.42';

/** PBKDF2 iterations of what is written here. */
export const writtenIterations = 600_000;

/** A cipher with its parameters read: what is left is the key. */
interface ReadyCipher {
  readonly keyBytes: number;
  readonly decrypt: (key: Uint8Array, data: Uint8Array) => Uint8Array<ArrayBuffer> | null;
}

/** Takes a cipher's parameters; null when they cannot be read, a text for what cannot be done. */
type CipherReader = (parameters: ArrayBuffer) => ReadyCipher | string | null;

function cbc(cipher: BlockCipher): CipherReader {
  return (parameters) => {
    const iv = readAsn1(parameters, OctetString);
    if (!cipher.available()) return cipher.title;
    return iv === null ? null : { keyBytes: cipher.keyBytes, decrypt: (key, data) => cipher.decrypt(key, bytesOf(iv), data) };
  };
}

function gcm(keyBytes: number): CipherReader {
  return (parameters) => {
    const read = readAsn1(parameters, GcmParameters);
    return read === null ? null : { keyBytes, decrypt: (key, data) => decryptGcm(key, bytesOf(read.nonce), data, read.tagLength) };
  };
}

/** Effective bits by RC2's parameter version (RFC 8018 B.2.3); from 256 on the version is the number of bits. */
const rc2Bits: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 };

function readRc2(parameters: ArrayBuffer): ReadyCipher | string | null {
  const read = readAsn1(parameters, Rc2Parameters);
  if (read === null) return null;
  const bits = read.version === undefined ? 32 : (rc2Bits[read.version] ?? read.version);
  if (bits > 1024) return `RC2 with ${bits} bits`;
  const cipher = rc2(bits, 16);
  return { keyBytes: cipher.keyBytes, decrypt: (key, data) => cipher.decrypt(key, bytesOf(read.iv), data) };
}

/** Ciphers by their identifiers. */
const ciphers: Readonly<Record<string, CipherReader>> = {
  '2.16.840.1.101.3.4.1.2': cbc(blockCiphers['AES-128-CBC']),
  '2.16.840.1.101.3.4.1.22': cbc(blockCiphers['AES-192-CBC']),
  [aes256Identifier]: cbc(blockCiphers['AES-256-CBC']),
  '2.16.840.1.101.3.4.1.6': gcm(16),
  '2.16.840.1.101.3.4.1.26': gcm(24),
  '2.16.840.1.101.3.4.1.46': gcm(32),
  '1.2.840.113549.3.7': cbc(blockCiphers['DES-EDE3-CBC']),
  '1.2.840.113549.3.2': readRc2,
  '1.3.14.3.2.7': cbc(blockCiphers['DES-CBC']),
  '1.2.392.200011.61.1.1.1.2': cbc(blockCiphers['CAMELLIA-128-CBC']),
  '1.2.392.200011.61.1.1.1.3': cbc(blockCiphers['CAMELLIA-192-CBC']),
  '1.2.392.200011.61.1.1.1.4': cbc(blockCiphers['CAMELLIA-256-CBC']),
};

/** PBES2 (RFC 8018 6.2): any of the key derivations with any of the ciphers. */
export const pbes2: PasswordScheme = {
  title: 'PBES2',
  async decrypt(parameters, data, password) {
    const read = readAsn1(parameters, Pbes2Parameters);
    if (read === null) return { lack: 'PBES2 whose parameters cannot be read' };
    const derivation = keyDerivation(read.keyDerivation);
    if ('lack' in derivation) return derivation;
    const reader = ciphers[read.scheme.algorithm];
    if (reader === undefined) return { lack: `a cipher that is not known here (${read.scheme.algorithm})` };
    const cipher = reader(read.scheme.parameters ?? new ArrayBuffer(0));
    if (cipher === null) return { lack: 'a cipher whose parameters cannot be read' };
    if (typeof cipher === 'string') return { lack: `${cipher}, which this runtime does not have` };
    const key = await derivation.derive(password, cipher.keyBytes);
    const plain = cipher.decrypt(key, data);
    key.fill(0);
    return { plain };
  },
};

/** Encrypts with AES-256 in CBC mode under a key from PBKDF2 with HMAC-SHA-256. */
export async function encryptPbes2(
  plain: Uint8Array,
  password: string,
): Promise<{ readonly algorithm: AlgorithmIdentifier; readonly data: Uint8Array<ArrayBuffer> }> {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = await promisify(pbkdf2)(password, salt, writtenIterations, 32, 'sha256');
  const derivation = new Pbkdf2Parameters();
  derivation.salt = new OctetString(salt);
  derivation.iterations = writtenIterations;
  derivation.pseudorandomFunction = new AlgorithmIdentifier({ algorithm: hmacSha256Identifier, parameters: null });
  const parameters = new Pbes2Parameters();
  parameters.keyDerivation = new AlgorithmIdentifier({ algorithm: pbkdf2Identifier, parameters: derOf(derivation).buffer });
  parameters.scheme = new AlgorithmIdentifier({ algorithm: aes256Identifier, parameters: derOf(new OctetString(iv)).buffer });
  const data = encryptAes256(key, iv, plain);
  key.fill(0);
  return { algorithm: new AlgorithmIdentifier({ algorithm: pbes2Identifier, parameters: derOf(parameters).buffer }), data };
}
