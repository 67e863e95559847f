import { hashSizes, iteratedHash } from './iterated-hash.ts';

/** What derived bytes are for (RFC 7292 B.3). */
const pkcs12Purposes = { key: 1, iv: 2, mac: 3 } as const;

/** The inputs of a derivation. */
export interface Pkcs12Derivation {
  /** `sha1`, `sha256`, … as `hashSizes` names it. */
  readonly hash: string;
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly purpose: keyof typeof pkcs12Purposes;
  /** Bytes wanted. */
  readonly length: number;
}

/** A password as PKCS#12 takes it: UTF-16, big-endian, with a zero character behind it (RFC 7292 B.1). */
export function pkcs12Password(password: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(`${password}\0`, 'utf16le');
  return new Uint8Array(bytes.swap16());
}

/** Derives bytes from a password in the way of PKCS#12 (RFC 7292 B.2). */
export async function derivePkcs12(derivation: Pkcs12Derivation): Promise<Uint8Array<ArrayBuffer>> {
  const { hash, password, salt, iterations, purpose, length } = derivation;
  const size = hashSizes[hash];
  if (size === undefined) throw new Error(`no hash ${hash}`);
  const diversifier = new Uint8Array(size.block).fill(pkcs12Purposes[purpose]);
  const input = new Uint8Array([...repeated(salt, size.block), ...repeated(password, size.block)]);
  const derived = new Uint8Array(Math.ceil(length / size.result) * size.result);
  for (let start = 0; start < length; start += size.result) {
    const block = await iteratedHash(hash, new Uint8Array([...diversifier, ...input]), iterations);
    derived.set(block, start);
    const addend = repeated(block, size.block).subarray(0, size.block);
    for (let offset = 0; offset < input.length; offset += size.block) addOne(input.subarray(offset, offset + size.block), addend);
  }
  return derived.slice(0, length);
}

/** As many copies as fill whole blocks; of nothing, nothing. */
function repeated(bytes: Uint8Array, block: number): Uint8Array {
  const filled = new Uint8Array(Math.ceil(bytes.length / block) * block);
  return filled.map((_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds a number and one to another of the same length, both big-endian; the carry out of the first byte is lost. */
function addOne(number: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let index = number.length - 1; index >= 0; index -= 1) {
    const sum = (number[index] ?? 0) + (addend[index] ?? 0) + carry;
    number[index] = sum & 0xff;
    carry = sum >> 8;
  }
}
