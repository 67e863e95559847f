/** The bytes as a Buffer over the same memory, for its native searches. */
export function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Where the next `eyJ` stands at or after `from`; -1 when there is none. It looks for its rarer end, because text is full of the letter e
 * and the search stops at each first byte of what it looks for.
 */
export function findMark(block: Uint8Array, from: number): number {
  const buffer = bufferOver(block);
  for (let at = buffer.indexOf('yJ', from + 1, 'latin1'); at >= 0; at = buffer.indexOf('yJ', at + 2, 'latin1')) {
    if (buffer[at - 1] === 0x65) return at - 1;
  }
  return -1;
}
