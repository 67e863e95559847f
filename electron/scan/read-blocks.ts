import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes; small enough to stay in a processor's cache while they are looked at. */
const blockLength = 256 * 1024;

/** Takes the next bytes of a file where they are wanted: `fill` puts them into the room and answers how many they are, 0 at the end. */
export type TakeBlock = (length: number, fill: (room: Uint8Array) => number) => number;

/**
 * Hands a file over, block by block. It reads synchronously, for it runs in a thread of its own, which would only wait for another one.
 * Throws Node's error when the file cannot be read.
 * @param afterEach called after each block
 */
export function readBlocks(path: string, take: TakeBlock, afterEach: () => void): void {
  const file = openSync(path, 'r');
  try {
    while (take(blockLength, (room) => readSync(file, room)) > 0) afterEach();
  } finally {
    closeSync(file);
  }
}
