/*
 * RC2 (RFC 2268), decryption alone. PKCS#12 files made before about 2020 keep their certificates under it, with 40 bits,
 * and neither OpenSSL 3 nor WebCrypto has it any more. It protects nothing here: such files are read, never written.
 */

/** The permutation of RFC 2268 2, from the digits of pi. */
const permutation = Buffer.from(
  [
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  ].join(''),
  'hex',
);

/** Bytes of a block and of the initialization vector. */
export const rc2BlockBytes = 8;

const keyWords = 64;
const rotations = [1, 2, 3, 5] as const;

/** Mixing rounds between the two mashing rounds, backwards (RFC 2268 4.2). */
const rounds = [5, 6, 5] as const;

/** Decrypts in CBC mode; `effectiveBits` is the length that the key really has. The padding (RFC 8018 6.1.1) stays. */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, data: Uint8Array, effectiveBits: number): Uint8Array<ArrayBuffer> {
  const words = expandKey(key, effectiveBits);
  const plain = new Uint8Array(data.length);
  for (let start = 0; start + rc2BlockBytes <= data.length; start += rc2BlockBytes) {
    const block = decryptBlock(words, data.subarray(start, start + rc2BlockBytes));
    const before = start === 0 ? iv : data.subarray(start - rc2BlockBytes, start);
    plain.set(
      block.map((byte, index) => byte ^ (before[index] ?? 0)),
      start,
    );
  }
  return plain;
}

/** RFC 2268 2. */
function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(keyWords * 2);
  bytes.set(key);
  const at = (index: number): number => bytes[index] ?? 0;
  const permuted = (index: number): number => permutation[index & 0xff] ?? 0;
  for (let index = key.length; index < bytes.length; index += 1) bytes[index] = permuted(at(index - 1) + at(index - key.length));
  const effectiveBytes = Math.ceil(effectiveBits / 8);
  const first = bytes.length - effectiveBytes;
  bytes[first] = permuted(at(first) & (0xff >> (8 * effectiveBytes - effectiveBits)));
  for (let index = first - 1; index >= 0; index -= 1) bytes[index] = permuted(at(index + 1) ^ at(index + effectiveBytes));
  return Uint16Array.from({ length: keyWords }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8));
}

/** RFC 2268 4. */
function decryptBlock(key: Uint16Array, block: Uint8Array): Uint8Array {
  const view = new DataView(block.buffer, block.byteOffset, rc2BlockBytes);
  const state = Uint16Array.from(rotations, (_, index) => view.getUint16(2 * index, true));
  const at = (index: number): number => state[(index + 4) % 4] ?? 0;
  let next = keyWords - 1;
  for (const [round, mixings] of rounds.entries()) {
    for (let mixing = 0; mixing < mixings; mixing += 1) {
      for (let index = 3; index >= 0; index -= 1) {
        const rotation = rotations[index] ?? 0;
        const rotated = (at(index) >>> rotation) | (at(index) << (16 - rotation));
        const chosen = (at(index - 1) & at(index - 2)) + (~at(index - 1) & at(index - 3));
        state[index] = rotated - (key[next] ?? 0) - chosen;
        next -= 1;
      }
    }
    if (round === rounds.length - 1) break;
    for (let index = 3; index >= 0; index -= 1) state[index] = at(index) - (key[at(index - 1) & 63] ?? 0);
  }
  const plain = new Uint8Array(rc2BlockBytes);
  const out = new DataView(plain.buffer);
  for (const [index, word] of state.entries()) out.setUint16(2 * index, word, true);
  return plain;
}
