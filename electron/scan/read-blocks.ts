import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes; small enough to stay in a processor's cache while they are looked at. */
const blockLength = 256 * 1024;

/** Takes the next bytes of a file where they are wanted: `fill` puts them into the room and answers how many they are, 0 at the end. */
export type TakeBlock = (length: number, fill: (room: Uint8Array) => number) => number;

/**
 * Hands a file over, block by block. It reads synchronously, for whoever has nothing else to do. Throws Node's error when the file cannot be
 * read.
 */
export function readBlocks(path: string, take: TakeBlock): void {
  const file = openSync(path, 'r');
  try {
    while (take(blockLength, (room) => readSync(file, room)) > 0);
  } finally {
    closeSync(file);
  }
}
