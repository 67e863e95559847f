import type { RuntimeFeature } from './runtime-features.ts';

/** How a JWE `alg` brings the content encryption key to the recipient (RFC 7516 2, "Key Management Mode"). */
export type KeyManagementMode = 'key encryption' | 'key wrapping' | 'direct key agreement' | 'key agreement with key wrapping' | 'direct';

/** What a JWE `alg` needs and does. */
export interface KeyManagementAlgorithm {
  readonly alg: string;
  /** Key types that fit. */
  readonly kty: 'RSA' | 'oct' | 'agreement';
  readonly mode: KeyManagementMode;
  /** For people: "AES key wrap with a 256-bit key". */
  readonly title: string;
  readonly source: string;
  /** Bits of the shared key, where `alg` fixes them; for `dir` it is `enc` that does. */
  readonly keyBits?: number;
  /** The shared key is a password, of any length (RFC 7518 4.8). */
  readonly password?: true;
  /** What it needs beside what every runtime has. */
  readonly needs?: RuntimeFeature;
}

/** What a JWE `enc` needs and does (RFC 7518 5). */
export interface ContentEncryptionAlgorithm {
  readonly enc: string;
  readonly title: string;
  readonly source: string;
  /** Bits of the content encryption key; for `dir` also of the shared key. */
  readonly keyBits: number;
}

/** Curves of keys that can agree on a key (RFC 7518 4.6, RFC 8037 3.2), by `kty`. */
export const agreementCurves: readonly { readonly kty: 'EC' | 'OKP'; readonly crv: string }[] = [
  { kty: 'EC', crv: 'P-256' },
  { kty: 'EC', crv: 'P-384' },
  { kty: 'EC', crv: 'P-521' },
  { kty: 'OKP', crv: 'X25519' },
];

function rsaOaep(alg: string, hash: string, source: string): KeyManagementAlgorithm {
  return { alg, kty: 'RSA', mode: 'key encryption', title: `RSAES OAEP with ${hash}`, source };
}

function keyWrap(keyBits: 128 | 192 | 256): KeyManagementAlgorithm {
  return {
    alg: `A${keyBits}KW`,
    kty: 'oct',
    mode: 'key wrapping',
    title: `AES key wrap with a ${keyBits}-bit key`,
    source: 'RFC 7518 4.4',
    keyBits,
    needs: 'AES key wrap',
  };
}

function gcmKeyWrap(keyBits: 128 | 192 | 256): KeyManagementAlgorithm {
  return {
    alg: `A${keyBits}GCMKW`,
    kty: 'oct',
    mode: 'key wrapping',
    title: `AES GCM key wrap with a ${keyBits}-bit key`,
    source: 'RFC 7518 4.7',
    keyBits,
  };
}

function agreementWithWrap(bits: 128 | 192 | 256): KeyManagementAlgorithm {
  return {
    alg: `ECDH-ES+A${bits}KW`,
    kty: 'agreement',
    mode: 'key agreement with key wrapping',
    title: `ECDH-ES with AES key wrap, ${bits} bits`,
    source: 'RFC 7518 4.6',
    needs: 'AES key wrap',
  };
}

function passwordBased(hashBits: 256 | 384 | 512, wrapBits: 128 | 192 | 256): KeyManagementAlgorithm {
  return {
    alg: `PBES2-HS${hashBits}+A${wrapBits}KW`,
    kty: 'oct',
    mode: 'key wrapping',
    title: `a password, PBES2 with HMAC SHA-${hashBits}`,
    source: 'RFC 7518 4.8',
    password: true,
    needs: 'AES key wrap',
  };
}

/** The one table of JWE `alg` values that can be opened: keys, decryption and forms look here, and nothing else enumerates them. */
export const keyManagementAlgorithms: readonly KeyManagementAlgorithm[] = [
  rsaOaep('RSA-OAEP', 'SHA-1', 'RFC 7518 4.3'),
  rsaOaep('RSA-OAEP-256', 'SHA-256', 'RFC 7518 4.3'),
  rsaOaep('RSA-OAEP-384', 'SHA-384', 'IANA JOSE registry'),
  rsaOaep('RSA-OAEP-512', 'SHA-512', 'IANA JOSE registry'),
  { alg: 'ECDH-ES', kty: 'agreement', mode: 'direct key agreement', title: 'ECDH-ES, direct key agreement', source: 'RFC 7518 4.6' },
  agreementWithWrap(128),
  agreementWithWrap(192),
  agreementWithWrap(256),
  keyWrap(128),
  keyWrap(192),
  keyWrap(256),
  gcmKeyWrap(128),
  gcmKeyWrap(192),
  gcmKeyWrap(256),
  { alg: 'dir', kty: 'oct', mode: 'direct', title: 'the shared key encrypts directly', source: 'RFC 7518 4.5' },
  passwordBased(256, 128),
  passwordBased(384, 192),
  passwordBased(512, 256),
];

function cbcHmac(bits: 128 | 192 | 256): ContentEncryptionAlgorithm {
  const title = `AES ${bits} CBC with HMAC SHA-${bits * 2}`;
  return { enc: `A${bits}CBC-HS${bits * 2}`, title, source: 'RFC 7518 5.2', keyBits: bits * 2 };
}

function gcm(keyBits: 128 | 192 | 256): ContentEncryptionAlgorithm {
  return { enc: `A${keyBits}GCM`, title: `AES GCM with a ${keyBits}-bit key`, source: 'RFC 7518 5.3', keyBits };
}

/** The one table of JWE `enc` values. */
export const contentEncryptionAlgorithms: readonly ContentEncryptionAlgorithm[] = [
  cbcHmac(128),
  cbcHmac(192),
  cbcHmac(256),
  gcm(128),
  gcm(192),
  gcm(256),
];

const managementByName = new Map(keyManagementAlgorithms.map((algorithm) => [algorithm.alg, algorithm]));
const contentByName = new Map(contentEncryptionAlgorithms.map((algorithm) => [algorithm.enc, algorithm]));

/** The table's entry for a JWE's `alg`, compared exactly (RFC 7516 4.1.1), or undefined. */
export function keyManagementAlgorithm(alg: unknown): KeyManagementAlgorithm | undefined {
  return typeof alg === 'string' ? managementByName.get(alg) : undefined;
}

/** The table's entry for an `enc`, compared exactly (RFC 7516 4.1.2), or undefined. */
export function contentEncryptionAlgorithm(enc: unknown): ContentEncryptionAlgorithm | undefined {
  return typeof enc === 'string' ? contentByName.get(enc) : undefined;
}

/** A key as far as its fitness is concerned. */
export interface DecryptionKeyType {
  readonly kty: string;
  readonly crv?: string | null | undefined;
  /** Length of a shared secret; left out, every length fits. */
  readonly bits?: number;
}

/** Whether a key of this type, curve and, for a shared secret, length can open what `alg` and `enc` encrypt. */
export function decryptionKeyFits(
  algorithm: KeyManagementAlgorithm,
  content: ContentEncryptionAlgorithm | undefined,
  key: DecryptionKeyType,
): boolean {
  if (algorithm.kty === 'agreement') return agreementCurves.some(({ kty, crv }) => kty === key.kty && crv === key.crv);
  if (algorithm.kty !== key.kty) return false;
  const bits = algorithm.mode === 'direct' ? content?.keyBits : algorithm.keyBits;
  return bits === undefined || key.bits === undefined || bits === key.bits;
}

/** All `alg` values that a key can open, in the table's order. */
export function keyManagementAlgorithmsFor(key: DecryptionKeyType): readonly KeyManagementAlgorithm[] {
  return keyManagementAlgorithms.filter((algorithm) =>
    contentEncryptionAlgorithms.some((content) => decryptionKeyFits(algorithm, content, key)),
  );
}
