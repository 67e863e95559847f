import { createHash, getHashes, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Hash computations between two pauses, so that a high count does not hold up everything else: some tens of milliseconds. */
const stride = 20_000;

/** Bytes of a hash's block and of its result. */
export interface HashSize {
  readonly block: number;
  readonly result: number;
}

/** The hashes that password-based schemes name. */
export const hashSizes: Readonly<Record<string, HashSize>> = {
  md5: { block: 64, result: 16 },
  sha1: { block: 64, result: 20 },
  sha224: { block: 64, result: 28 },
  sha256: { block: 64, result: 32 },
  sha384: { block: 128, result: 48 },
  sha512: { block: 128, result: 64 },
};

/** Whether this runtime computes a hash; MD5 can be missing. */
export function runtimeHasHash(name: string): boolean {
  return getHashes().includes(name);
}

/** The hash of the hash of … the data, `count` times. */
export async function iteratedHash(name: string, data: Uint8Array, count: number): Promise<Uint8Array<ArrayBuffer>> {
  let result = createHash(name).update(data).digest();
  for (let done = 1; done < count; done += 1) {
    result = hash(name, result, 'buffer');
    if (done % stride === 0) await setImmediate();
  }
  return new Uint8Array(result);
}
