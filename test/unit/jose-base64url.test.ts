import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url, readBase64url } from '../../core/jose/base64url.ts';

describe('base64url', () => {
  it('encodes and decodes what Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it('accepts one text only for each sequence of bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12, unit: fc.constantFrom(...'ABab01_-=+/ \n.é'.split('')) }), (text) => {
        const bytes = decodeBase64url(text);
        if (bytes !== null) expect(encodeBase64url(bytes)).toBe(text);
      }),
    );
  });

  it.each([
    ['AB', 'unused bits of the last character'],
    ['A', 'a left-over character'],
    ['AA==', 'padding'],
    ['AA A', 'a space'],
    ['A+AA', 'the standard alphabet'],
    ['AAAA\n', 'a line feed'],
    ['AAAé', 'a character beyond ASCII'],
  ])('refuses %j for %s', (text) => {
    expect(decodeBase64url(text)).toBeNull();
  });

  it('reads on past foreign characters and says where the first stands', () => {
    const reading = readBase64url('SGVs bG8=');
    expect(new TextDecoder().decode(reading.bytes)).toBe('Hello');
    expect(reading).toMatchObject({ foreignAt: 4, incomplete: false, unusedBits: false });
    expect(Buffer.from(readBase64url('-_+/').bytes)).toEqual(Buffer.from('-_-_', 'base64url'));
    expect(readBase64url('-_+/').foreignAt).toBe(2);
  });
});
