const lineFeed = 0x0a;
/** Lanes of a word are summed up this often before they could overflow a byte. */
const wordsPerSum = 255;

/** How many line feeds there are from `start` to before `end`, four bytes at a time. */
export function countLineFeeds(block: Uint8Array, start: number, end: number): number {
  let count = 0;
  let index = start;
  for (; index < end && (block.byteOffset + index) % 4 !== 0; index += 1) if (block[index] === lineFeed) count += 1;
  const words = (end - index) >> 2;
  if (words > 0) count += countInWords(new Int32Array(block.buffer, block.byteOffset + index, words));
  for (index += Math.max(0, words) * 4; index < end; index += 1) if (block[index] === lineFeed) count += 1;
  return count;
}

function countInWords(words: Int32Array): number {
  let others = 0;
  for (let index = 0; index < words.length;) {
    const end = Math.min(words.length, index + wordsPerSum);
    let sum = 0;
    for (; index < end; index += 1) {
      const difference = (words[index] ?? 0) ^ 0x0a0a0a0a;
      // The high bit of a byte is set exactly when the byte is not zero, that is, no line feed.
      sum += ((((difference & 0x7f7f7f7f) + 0x7f7f7f7f) | difference) >>> 7) & 0x01010101;
    }
    others += (sum & 0xff) + ((sum >>> 8) & 0xff) + ((sum >>> 16) & 0xff) + (sum >>> 24);
  }
  return words.length * 4 - others;
}
