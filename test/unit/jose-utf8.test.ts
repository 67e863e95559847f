import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../core/jose/utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('decodeUtf8', () => {
  it('decodes every text and keeps a byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ text });
      }),
    );
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: '\ufeffA' });
  });

  it.each([
    ['an overlong form of two bytes', [0x41, 0xc1, 0x81], 1],
    ['an overlong form of three bytes', [0x41, 0xe0, 0x80, 0x80], 1],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80], 0],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a continuation without a beginning', [0x41, 0x80], 1],
    ['a sequence that is cut off', [0x41, 0xc3], 1],
  ])('places %s', (_what, bytes, invalidAt) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ invalidAt });
  });

  it('names a byte before which all is well and from which no character can be read', () => {
    const byte = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xec,
      0xed,
      0xef,
      0xf0,
      0xf3,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        const bytes = Uint8Array.from(list);
        const decoded = decodeUtf8(bytes);
        if ('text' in decoded) return;
        expect(() => strict.decode(bytes.subarray(0, decoded.invalidAt))).not.toThrow();
        for (let length = 1; length <= 4; length += 1) {
          expect(() => strict.decode(bytes.subarray(decoded.invalidAt, decoded.invalidAt + length))).toThrow();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
