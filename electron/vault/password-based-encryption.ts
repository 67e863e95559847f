import { aeskw } from '@noble/ciphers/aes.js';

/**
 * JWE under a password: PBES2-HS512+A256KW with A256GCM (RFC 7518 4.8, 5.3), compact serialization (RFC 7516 7.1).
 *
 * It stands here because Electron's WebCrypto has no AES key wrap, without which jose can neither make nor open one. What
 * Electron has, PBKDF2 and AES-GCM, is WebCrypto's.
 */
const alg = 'PBES2-HS512+A256KW';
const enc = 'A256GCM';

/** Bits of the authentication tag (RFC 7518 5.3). */
const tagLength = 128;

/** PBKDF2 iterations (RFC 7518 4.8.1.2): what is written, and the least and most that is computed for a stored value. */
const iterations = { written: 600_000, least: 1000, most: 6_000_000 };

/** Encrypts for a password. `kid` stands in the protected header, and `cty` where the content has a type of its own (RFC 7516 4.1.12). */
export async function encryptWithPassword(
  plaintext: Uint8Array<ArrayBuffer>,
  password: string,
  kid: string,
  cty?: string,
): Promise<string> {
  const p2s = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const header = { alg, enc, kid, ...(cty === undefined ? {} : { cty }), p2s: encode(p2s), p2c: iterations.written };
  const protectedHeader = encode(Buffer.from(JSON.stringify(header)));
  const wrapped = aeskw(await keyEncryptionKey(password, p2s, iterations.written)).encrypt(contentKey);
  const key = await contentEncryptionKey(contentKey, 'encrypt');
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters(iv, protectedHeader), key, plaintext));
  const tagStart = sealed.length - tagLength / 8;
  return [protectedHeader, encode(wrapped), encode(iv), encode(sealed.subarray(0, tagStart)), encode(sealed.subarray(tagStart))].join('.');
}

/** The plaintext and its `kid`; null when the password is another one or the JWE is damaged. */
export async function decryptWithPassword(
  jwe: string,
  password: string,
): Promise<{ plaintext: Uint8Array<ArrayBuffer>; kid: unknown } | null> {
  const [protectedHeader = '', wrapped = '', iv = '', ciphertext = '', tag = ''] = jwe.split('.');
  const header = headerOf(protectedHeader);
  if (header === null) return null;
  try {
    const kek = await keyEncryptionKey(password, decode(header.p2s), header.p2c);
    const key = await contentEncryptionKey(new Uint8Array(aeskw(kek).decrypt(decode(wrapped))), 'decrypt');
    const sealed = new Uint8Array(Buffer.concat([decode(ciphertext), decode(tag)]));
    return {
      plaintext: new Uint8Array(await crypto.subtle.decrypt(parameters(decode(iv), protectedHeader), key, sealed)),
      kid: header.kid,
    };
  } catch {
    // A wrong password fails the key wrap's own check; everything else fails the tag.
    return null;
  }
}

interface PasswordHeader {
  readonly p2s: string;
  readonly p2c: number;
  readonly kid: unknown;
}

function headerOf(segment: string): PasswordHeader | null {
  try {
    const header = JSON.parse(decode(segment).toString('utf8')) as Record<string, unknown>;
    const { p2s, p2c } = header;
    if (header['alg'] !== alg || header['enc'] !== enc || typeof p2s !== 'string' || typeof p2c !== 'number') return null;
    return p2c >= iterations.least && p2c <= iterations.most ? { p2s, p2c, kid: header['kid'] } : null;
  } catch {
    return null;
  }
}

/** The salt is the algorithm's name, a zero and the salt input (RFC 7518 4.8.1.1). */
async function keyEncryptionKey(password: string, p2s: Uint8Array, p2c: number): Promise<Uint8Array<ArrayBuffer>> {
  const material = await crypto.subtle.importKey('raw', passwordBytes(password), 'PBKDF2', false, ['deriveBits']);
  const salt = new Uint8Array(Buffer.concat([Buffer.from(`${alg}\0`), p2s]));
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: p2c }, material, 256));
}

function contentEncryptionKey(bytes: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [usage]);
}

function parameters(iv: Uint8Array<ArrayBuffer>, protectedHeader: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(protectedHeader), tagLength };
}

/** The same password may be typed as different code points on different systems. */
function passwordBytes(password: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(password.normalize('NFC'));
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function decode(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(text, 'base64url');
}
