import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { decryptRc2, rc2BlockBytes } from './rc2.ts';

/** A cipher that keys are encrypted with. */
export interface BlockCipher {
  /** For people: “AES-256”. */
  readonly title: string;
  readonly keyBytes: number;
  readonly ivBytes: number;
  /** Whether this runtime has it. */
  readonly available: () => boolean;
  /** The plaintext without its padding, or null when that is wrong: most often another key. */
  readonly decrypt: (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => Uint8Array<ArrayBuffer> | null;
}

function runtimeCipher(title: string, name: string, keyBytes: number, ivBytes: number): BlockCipher {
  return {
    title,
    keyBytes,
    ivBytes,
    available: () => getCiphers().includes(name),
    decrypt(key, iv, data) {
      try {
        const decipher = createDecipheriv(name, key, iv);
        return new Uint8Array(Buffer.concat([decipher.update(data), decipher.final()]));
      } catch {
        return null;
      }
    },
  };
}

const tripleDes = runtimeCipher('Triple DES', 'des-ede3-cbc', 24, 8);

/** RC2, whose key may count for fewer bits than it has. */
export function rc2(effectiveBits: number, keyBytes = effectiveBits / 8): BlockCipher {
  return {
    title: `RC2 with ${effectiveBits} bits`,
    keyBytes,
    ivBytes: rc2BlockBytes,
    available: () => true,
    decrypt: (key, iv, data) => withoutPadding(decryptRc2(key, iv, data, effectiveBits), rc2BlockBytes),
  };
}

/** The plaintext without its padding (RFC 8018 6.1.1), or null when that is wrong. */
function withoutPadding(plain: Uint8Array<ArrayBuffer>, block: number): Uint8Array<ArrayBuffer> | null {
  const count = plain.at(-1) ?? 0;
  const padding = plain.subarray(plain.length - count);
  const right = count >= 1 && count <= block && padding.length === count && padding.every((byte) => byte === count);
  return right ? plain.slice(0, plain.length - count) : null;
}

/** The ciphers, by the name that legacy PEM headers give them. All are in CBC mode. */
export const blockCiphers = {
  'AES-128-CBC': runtimeCipher('AES-128', 'aes-128-cbc', 16, 16),
  'AES-192-CBC': runtimeCipher('AES-192', 'aes-192-cbc', 24, 16),
  'AES-256-CBC': runtimeCipher('AES-256', 'aes-256-cbc', 32, 16),
  'DES-EDE3-CBC': tripleDes,
  'DES-CBC': {
    ...tripleDes,
    title: 'DES',
    keyBytes: 8,
    // Triple DES with one key three times over is DES, which OpenSSL 3 no longer has by itself.
    decrypt: (key, iv, data) => tripleDes.decrypt(new Uint8Array([...key, ...key, ...key]), iv, data),
  },
  'RC2-CBC': rc2(128),
  'RC2-64-CBC': rc2(64),
  'RC2-40-CBC': rc2(40),
  'BF-CBC': runtimeCipher('Blowfish', 'bf-cbc', 16, 8),
  'CAMELLIA-128-CBC': runtimeCipher('Camellia-128', 'camellia-128-cbc', 16, 16),
  'CAMELLIA-192-CBC': runtimeCipher('Camellia-192', 'camellia-192-cbc', 24, 16),
  'CAMELLIA-256-CBC': runtimeCipher('Camellia-256', 'camellia-256-cbc', 32, 16),
  'IDEA-CBC': runtimeCipher('IDEA', 'idea-cbc', 16, 8),
  'SEED-CBC': runtimeCipher('SEED', 'seed-cbc', 16, 16),
} as const satisfies Readonly<Record<string, BlockCipher>>;

/** The cipher of that name, or undefined. */
export function blockCipher(name: string): BlockCipher | undefined {
  return Object.entries(blockCiphers).find(([known]) => known === name)?.[1];
}

/** Decrypts AES in GCM mode, whose tag stands behind the ciphertext; null when that does not match. */
export function decryptGcm(key: Uint8Array, nonce: Uint8Array, data: Uint8Array, tagBytes: number): Uint8Array<ArrayBuffer> | null {
  const end = data.length - tagBytes;
  try {
    const decipher = createDecipheriv(key.length === 16 ? 'aes-128-gcm' : key.length === 24 ? 'aes-192-gcm' : 'aes-256-gcm', key, nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(data.subarray(end));
    return new Uint8Array(Buffer.concat([decipher.update(data.subarray(0, end)), decipher.final()]));
  } catch {
    return null;
  }
}

/** Encrypts with AES-256 in CBC mode. */
export function encryptAes256(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]));
}
