import { ORPCError } from '@orpc/server';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { invalidInput } from '../../fault.ts';
import { readDerKey } from './der-key.ts';
import { pemContent, readPem } from './pem.ts';
import { cannotDecrypt, damaged, passwordNeeded, wrongPassword, type Source } from './source.ts';

/** What stands unencrypted at the start of an OpenSSH private key (PROTOCOL.key of OpenSSH). */
interface Envelope {
  readonly cipher: string;
  readonly derivation: string;
  /** Of bcrypt; null without encryption. */
  readonly rounds: number | null;
  readonly keys: number;
  /** Bytes of the part that may be encrypted. */
  readonly secretBytes: number;
}

const magic = 'openssh-key-v1\0';

/** Ciphers that the library decrypts, with the bytes of their blocks. */
const ciphers: Readonly<Record<string, number>> = {
  'aes128-ctr': 16,
  'aes192-ctr': 16,
  'aes256-ctr': 16,
  'aes128-cbc': 16,
  'aes192-cbc': 16,
  'aes256-cbc': 16,
  '3des-cbc': 8,
};

/** Rounds of bcrypt that are computed at most: each takes some 30 ms, and OpenSSH writes 16 or 24. */
const mostRounds = 200;

const convert = 'Convert a copy of it with “ssh-keygen -p -Z aes256-ctr -f COPY” and import that.';

/** The JWK of a key in OpenSSH’s own format, encrypted or not. Throws INVALID_INPUT (`password`, `material`). */
export async function readOpensshKey(bytes: Uint8Array, password: string | undefined, source: Source): Promise<JsonObject> {
  const envelope = readEnvelope(bytes);
  if (envelope === null) throw damaged(source, 'it does not begin as an OpenSSH key does');
  if (envelope.keys !== 1)
    throw invalidInput('material', `${source.noun} holds ${envelope.keys} keys.`, { fix: 'Import them one at a time.' });
  const encrypted = envelope.cipher !== 'none';
  if (encrypted) requireComputable(envelope, source);
  if (encrypted && password === undefined) throw passwordNeeded(source);
  const { default: sshpk } = await import('sshpk');
  try {
    const options = encrypted && password !== undefined ? { passphrase: Buffer.from(password) } : {};
    const key = sshpk.parsePrivateKey(pemText(bytes), 'ssh-private', options);
    if (!['rsa', 'ecdsa', 'ed25519'].includes(key.type)) throw unusable(source, key.type);
    return key.type === 'rsa' ? rsaJwk(key.part) : readDerKey(derOfPem(key.toString('pkcs8')), 'pkcs8', source);
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw encrypted ? wrongPassword(source) : damaged(source, 'its numbers are no private key');
  }
}

function readEnvelope(bytes: Uint8Array): Envelope | null {
  const buffer = Buffer.from(bytes);
  let offset = magic.length;
  const number = (): number => {
    const value = buffer.readUInt32BE(offset);
    offset += 4;
    return value;
  };
  const string = (): Buffer => {
    const length = number();
    if (offset + length > buffer.length) throw new RangeError('cut off');
    offset += length;
    return buffer.subarray(offset - length, offset);
  };
  try {
    if (buffer.toString('latin1', 0, magic.length) !== magic) return null;
    const cipher = string().toString('latin1');
    const derivation = string().toString('latin1');
    const parameters = string();
    const rounds = parameters.length === 0 ? null : parameters.readUInt32BE(parameters.length - 4);
    const keys = number();
    for (let index = 0; index < keys; index += 1) string();
    return { cipher, derivation, rounds, keys, secretBytes: string().length };
  } catch {
    return null;
  }
}

/** The library trusts these values, and throws beyond its caller where they are wrong. */
function requireComputable({ cipher, derivation, rounds, secretBytes }: Envelope, source: Source): void {
  const block = ciphers[cipher];
  if (block === undefined) throw cannotDecrypt(source, `${cipher.slice(0, 40)}, which is not read here`, convert);
  if (derivation !== 'bcrypt') throw damaged(source, `its key derivation is “${derivation.slice(0, 40)}” and not bcrypt`);
  if (rounds === null || rounds < 1) throw damaged(source, 'its rounds of bcrypt are missing');
  if (rounds > mostRounds) {
    throw cannotDecrypt(
      source,
      `bcrypt in ${rounds} rounds; up to ${mostRounds} are computed here`,
      'Make a copy with fewer: “ssh-keygen -p -a 16 -f COPY”.',
    );
  }
  if (secretBytes === 0 || secretBytes % block !== 0) throw damaged(source, 'its encrypted part is cut off');
}

function unusable({ noun }: Source, type: string) {
  return invalidInput('material', `${noun} is a key of the type “${type.slice(0, 20)}”, which no JWS algorithm uses.`, {
    fix: 'Import an RSA, ECDSA or Ed25519 key.',
  });
}

function pemText(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}

/** The numbers of an RSA key. The file has neither d mod (p - 1) nor d mod (q - 1), and the library computes them wrongly. */
function rsaJwk(part: Readonly<Record<string, { readonly data: Uint8Array } | undefined>>): JsonObject {
  const number = (name: string): bigint => BigInt(`0x0${Buffer.from(part[name]?.data ?? []).toString('hex')}`);
  const [d, p, q] = [number('d'), number('p'), number('q')];
  const numbers = { n: number('n'), e: number('e'), d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: number('iqmp') };
  return { kty: 'RSA', ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, unsignedText(value)])) };
}

/** Base64urlUInt (RFC 7518 2). */
function unsignedText(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** What the library wrote. */
function derOfPem(text: string): Uint8Array {
  const [block] = readPem(text);
  return block === undefined ? new Uint8Array() : pemContent(block).bytes;
}

/** A public key in one line, as `ssh-keygen` and `authorized_keys` write it. */
export const opensshPublicKey = /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d+) AAAA[A-Za-z0-9+/]+={0,2}(?: [^\n]*)?$/;

/** The JWK of an OpenSSH public key. Throws INVALID_INPUT (`material`). */
export async function readOpensshPublicKey(line: string, source: Source): Promise<JsonObject> {
  const { default: sshpk } = await import('sshpk');
  try {
    const key = sshpk.parseKey(line, 'ssh');
    if (!['rsa', 'ecdsa', 'ed25519'].includes(key.type)) throw unusable(source, key.type);
    return readDerKey(derOfPem(key.toString('pkcs8')), 'spki', source);
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw damaged(source, 'its numbers are no public key');
  }
}
