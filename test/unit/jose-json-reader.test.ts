import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonObject } from '../../core/jose/json-reader.ts';

/** What JSON.parse makes of a text: its value, or undefined where it refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Expects the same value as JSON.parse where that is an object, and none with an error otherwise. */
function expectAgreement(text: string): void {
  const expected = parsed(text);
  const { value, problems } = readJsonObject(text);
  if (isObject(expected)) {
    expect(JSON.stringify(value)).toBe(JSON.stringify(expected));
  } else {
    expect(value).toBeNull();
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  }
}

describe('readJsonObject', () => {
  it('reads every JSON object as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(undefined, 1, '\t'), (object, indent) => {
        expectAgreement(JSON.stringify(object, null, indent));
      }),
    );
  });

  it('refuses exactly the damaged texts that JSON.parse refuses', () => {
    const character = fc.constantFrom(...'{}[]",:\\ \n\t0123456789.-+eEtruefalsn/\'u\u0000\ufeff'.split(''));
    const damage = fc.record({ at: fc.nat(200), remove: fc.nat(3), insert: fc.string({ unit: character, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }), damage, (object, change) => {
        const text = JSON.stringify(object);
        const at = change.at % text.length;
        expectAgreement(text.slice(0, at) + change.insert + text.slice(at + change.remove));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws on random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expectAgreement(text);
        expectAgreement(`{${text}}`);
      }),
    );
  });

  it('places every problem within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:a1\n'.split('')), maxLength: 30 }), (tail) => {
        const text = `{"a":1,${tail}`;
        for (const { position } of readJsonObject(text).problems) {
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('gives objects no prototype at any level and keeps __proto__ as a member', () => {
    const { value, problems } = readJsonObject('{"__proto__":{"admin":true},"a":[{"constructor":1}]}');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value?.['__proto__'])).toBeNull();
    expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true},"a":[{"constructor":1}]}');
    expect(problems.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual([
      { code: 'special-name', severity: 'information', path: ['__proto__'] },
      { code: 'special-name', severity: 'information', path: ['a', 0, 'constructor'] },
    ]);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('reports a member that occurs twice, at any level, with both values, and keeps the last', () => {
    const { value, problems } = readJsonObject('{"a":1,"b":{"c":"x","\\u0063":[]},"a":{}}');
    expect(JSON.stringify(value)).toBe('{"a":{},"b":{"c":[]}}');
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'duplicate-member: The member “c” stands here a second time: first "x", then an array; most readers keep the last (character 21).',
      'duplicate-member: The member “a” stands here a second time: first 1, then an object; most readers keep the last (character 34).',
    ]);
  });

  it.each([
    ['1e999', 'Infinity', Infinity],
    ['9007199254740993', 'loses digits', 9_007_199_254_740_992],
    ['-12345678901234567890', 'loses digits', -12_345_678_901_234_567_000],
  ])('reports that JavaScript cannot hold %s', (number, _why, held) => {
    const { value, problems } = readJsonObject(`{"exp":${number}}`);
    expect(value?.['exp']).toBe(held);
    expect(problems).toMatchObject([{ severity: 'error', code: 'number', position: 7, path: ['exp'] }]);
    expect(problems[0]?.message).toContain(number);
  });

  it.each(['9007199254740991', '1.5', '-0', '1e3'])('says nothing about %s', (number) => {
    expect(readJsonObject(`{"n":${number}}`).problems).toEqual([]);
  });

  it('warns beyond 16 levels and reads no further than 64', () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(readJsonObject(nested(16)).problems).toEqual([]);
    expect(readJsonObject(nested(64)).value).not.toBeNull();
    expect(readJsonObject(nested(17)).problems).toMatchObject([{ severity: 'warning', code: 'depth' }]);
    expect(readJsonObject(nested(65))).toMatchObject({
      value: null,
      problems: [
        { severity: 'warning', code: 'depth' },
        { severity: 'error', code: 'depth' },
      ],
    });
    expect(readJsonObject(nested(10_000)).problems.at(-1)?.message).toContain('more than 64 levels deep');
    expect(readJsonObject(`{"a":${'['.repeat(10_000)}`).value).toBeNull();
  });

  it('does not read texts of more than a million characters', () => {
    expect(readJsonObject(`{"a":"${'x'.repeat(2_000_000)}"}`)).toMatchObject({ value: null, problems: [{ code: 'length' }] });
  });

  it('lists no more than twenty problems and says that there are more', () => {
    const { problems } = readJsonObject(`{${'"a":1,'.repeat(50_000)}"a":2}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toMatchObject({ code: 'more', severity: 'information' });
  });

  it('names the error that ends the reading even after many others', () => {
    expect(readJsonObject(`{${'"a":1,'.repeat(100)}`).problems.at(-1)).toMatchObject({ code: 'syntax', severity: 'error' });
  });

  it.each([
    ['{"a":1,}', 6, 'After this comma nothing follows; take it out (character 7).'],
    ['{"a" 1}', 5, 'Expected “:” after the name “a”, but found “1” (character 6).'],
    ['{a:1}', 1, 'Expected a member name in quotation marks, but found “a” (character 2).'],
    ["{'a':1}", 1, 'JSON has “"” for quotation marks, not \' (character 2).'],
    ['{"a":“b”}', 5, 'JSON has “"” for quotation marks, not “ (character 6).'],
    ['{"exp":{{now+60}}}', 8, 'Expected a member name; a placeholder such as “{{now}}” stands in quotation marks (character 9).'],
    ['{"a":True}', 5, 'Write “true” for “True” (character 6).'],
    ['{"a":ES256}', 5, '“ES256” is no JSON value; text stands in quotation marks (character 6).'],
    ['{"a":}', 5, 'A value is missing before “}” (character 6).'],
    ['{"a":01}', 5, '“01” is no number as JSON writes them (character 6).'],
    ['{"a":"b\nc"}', 7, 'A string holds a line feed, which must be escaped (line 1, column 8).'],
    ['{"a":"\\x"}', 6, '“\\x” is no escape that JSON knows (character 7).'],
    ['{"a":"b}', 5, 'A string is not closed: its quotation mark “"” is missing (character 6).'],
    ['{"a":1 // b\n}', 7, 'JSON has no comments (line 1, column 8).'],
    ['{\n  "a": [1 2]\n}', 12, 'Expected “,” or “]” after element 1 of the array, but found “2” (line 2, column 11).'],
    ['[]', 0, 'Expected a JSON object, “{…}”, but found “[” (character 1).'],
    ['', 0, 'Expected a JSON object, “{…}”, but found the end of the text (character 1).'],
    ['{"a":1', 6, 'Expected “,” or “}” after the value of “a”, but found the end of the text (character 7).'],
    ['{"a":1}}', 7, 'After the object, nothing may follow, but there is “}” (character 8).'],
    ['\ufeff{}', 0, 'A byte order mark stands before the JSON text (character 1).'],
  ])('says what is wrong with %j', (text, position, message) => {
    expect(readJsonObject(text).problems).toMatchObject([{ severity: 'error', position, message }]);
  });

  it('reads past a byte order mark and trailing data when asked to be tolerant, and still reports them', () => {
    const { value, problems } = readJsonObject('\ufeff{"a":1} x', { tolerant: true, called: 'the header' });
    expect(value?.['a']).toBe(1);
    expect(problems.map(({ code }) => code)).toEqual(['byte-order-mark', 'trailing-data']);
    expect(problems[1]?.message).toContain('(character 10 of the header)');
  });

  it('says where the outermost members stand', () => {
    const text = '{ "iss" : "a", "aud":["b", 1] }';
    const { members } = readJsonObject(text);
    expect(
      members.map(({ name, nameStart, valueStart, valueEnd }) => [
        name,
        text.slice(nameStart, nameStart + 5),
        text.slice(valueStart, valueEnd),
      ]),
    ).toEqual([
      ['iss', '"iss"', '"a"'],
      ['aud', '"aud"', '["b", 1]'],
    ]);
  });
});
