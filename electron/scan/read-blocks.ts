import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes; small enough to stay in a processor's cache while they are looked at. */
const blockLength = 256 * 1024;

/**
 * The bytes of a file, block by block, in the same memory each time. It reads synchronously, for it runs in a thread of its own, which would
 * only wait for another one. Throws Node's error when the file cannot be read.
 */
export function* readBlocks(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafeSlow(blockLength);
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) yield block.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
