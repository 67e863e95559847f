import { open } from 'node:fs/promises';

const blockLength = 1024 * 1024;

/**
 * The bytes of a file, block by block; the next one is read while one is looked at. A block's memory is used again for the one after the
 * next. Throws Node's error when the file cannot be read.
 */
export async function* readBlocks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    let [current, other] = [Buffer.allocUnsafeSlow(blockLength), Buffer.allocUnsafeSlow(blockLength)];
    let reading = file.read(current, 0, blockLength, null);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = file.read(other, 0, blockLength, null);
      yield current.subarray(0, bytesRead);
      [current, other] = [other, current];
    }
  } finally {
    await file.close();
  }
}
