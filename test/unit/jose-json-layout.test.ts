import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, withMember } from '../../core/jose/json-layout.ts';

describe('JSON without white space', () => {
  it('keeps everything else as it is written', () => {
    expect(compactJson('{ "a" : 1.0e3 ,\n\t"a": "x \\" y" , "b": [ 1 , { } ] }\n')).toBe('{"a":1.0e3,"a":"x \\" y","b":[1,{}]}');
  });

  it('is left alone where it cannot be read, since white space may be what keeps its words apart', () => {
    expect(compactJson('{ "a" : 1 2 }')).toBe('{ "a" : 1 2 }');
  });

  it('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        expect(compactJson(JSON.stringify(object, null, 2))).toBe(JSON.stringify(object));
      }),
    );
  });
});

describe('a JSON text with one member changed', () => {
  it.each([
    ['{"alg":"RS256","typ":"JWT"}', '{"alg":"ES256","typ":"JWT"}'],
    ['{ "alg" :  "RS256" }', '{ "alg" :  "ES256" }'],
    ['{"alg":1,"alg":2}', '{"alg":1,"alg":"ES256"}'],
    ['{"typ":"JWT"}', '{"typ":"JWT","alg":"ES256"}'],
    ['{\n  "typ": "JWT"\n}', '{\n  "typ": "JWT",\n  "alg": "ES256"\n}'],
    ['{}', '{"alg":"ES256"}'],
    ['{"typ":', '{"typ":'],
  ])('%s', (text, expected) => {
    expect(withMember(text, 'alg', 'ES256')).toBe(expected);
  });
});
