import { expect, test } from 'vitest';
import { decryptRc2 } from '../../electron/services/keys/key-material/rc2.ts';

function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** RFC 2268 5: key, effective bits, plaintext, ciphertext. */
const vectors = [
  ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
  ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
  ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
  ['88', 64, '0000000000000000', '61a8a244adacccf0'],
  ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
  ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
  ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  ['88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e', 129, '0000000000000000', '5b78d3a43dfff1f1'],
] as const;

test.each(vectors)('with the key %s of %s bits, %s is what %4$s decrypts to', (key, bits, plain, cipher) => {
  expect(Buffer.from(decryptRc2(bytes(key), new Uint8Array(8), bytes(cipher), bits)).toString('hex')).toBe(plain);
});

test('in CBC mode each block is laid over the one before', () => {
  const [key, bits, plain, cipher] = vectors[6];
  const iv = bytes('0102030405060708');
  const twice = decryptRc2(bytes(key), iv, bytes(cipher + cipher), bits);
  expect(Buffer.from(twice.subarray(0, 8)).toString('hex')).toBe('0102030405060708');
  expect(Buffer.from(twice.subarray(8)).toString('hex')).toBe(cipher);
  expect(plain).toBe('0000000000000000');
});
