import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens } from '../../core/inspect/find-tokens.ts';
import { describeToken } from '../../core/jose/describe-token.ts';
import { readToken } from '../../core/jose/read-token.ts';

/** Cases of each property: `ASSAY_FUZZ_CASES` asks for more than continuous integration runs. */
const numRuns = Number(process.env['ASSAY_FUZZ_CASES'] ?? 150);
const timeout = 60_000 + numRuns * 20;

function encode(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}

/** Everything that a person sees of a text; none of it may throw. */
function inspected(text: string) {
  const tokens = findTokens(text);
  const read = readToken(text);
  const described = describeToken(read, { at: 1_767_225_600_000 });
  for (const token of tokens) describeToken(readToken(token.text), { at: 0 });
  return { tokens, read, described };
}

const header = fc.record({
  alg: fc.constantFrom('HS256', 'ES256', 'RS256', 'none', 'EdDSA', 'XX'),
  typ: fc.constantFrom('JWT', 'at+jwt', 'dpop+jwt'),
});
const jsonObject = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 });
const signature = fc.uint8Array({ maxLength: 80 });
const jws = fc
  .tuple(header, jsonObject, signature)
  .map(([head, claims, bytes]) => `${encode(JSON.stringify(head))}.${encode(JSON.stringify(claims))}.${encode(bytes)}`);
const some = fc.uint8Array({ minLength: 1, maxLength: 20 });
const maybe = fc.uint8Array({ maxLength: 20 });
const jwe = fc
  .tuple(fc.constantFrom('dir', 'A256KW', 'RSA-OAEP'), fc.tuple(maybe, some, maybe, some))
  .map(([alg, parts]) => [encode(JSON.stringify({ alg, enc: 'A256GCM' })), ...parts.map(encode)].join('.'));
const sdJwt = fc
  .tuple(jws, fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 5 }))
  .map(([token, values]) => `${token}~${values.map((value) => `${encode(JSON.stringify(['salt', value]))}~`).join('')}`);
const token = fc.oneof(jws, jwe, sdJwt);

/** Tokens with characters put in, taken out, doubled or changed. */
const mutated = fc
  .tuple(
    token,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('cut', 'put', 'swap', 'double'), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 6,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [where, how, what]) => {
      const at = changed.length === 0 ? 0 : where % changed.length;
      if (how === 'cut') return changed.slice(0, at) + changed.slice(at + 1 + what.length);
      if (how === 'put') return changed.slice(0, at) + what + changed.slice(at);
      if (how === 'double') return changed + changed.slice(at);
      return changed.slice(at) + changed.slice(0, at);
    }, text),
  );

/** A number of levels or members: about the 64 levels that are read, and once in a hundred cases far beyond. */
function seldomLarge(max: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 99, arbitrary: fc.nat({ max: 80 }) }, { weight: 1, arbitrary: fc.nat({ max }) });
}

const fragments = fc.constantFrom(
  'Authorization: Bearer ',
  'curl -H "',
  '\nGET / HTTP/1.1\r\n',
  'HTTP/1.1 200 OK\n\n',
  '{"access_token":"',
  '{"log":{"entries":[',
  '\\"',
  '"',
  '{',
  '}',
  '[',
  '&id_token=',
  '#',
  '?',
  '%2E',
  '%',
  '.',
  '..',
  '~',
  '=',
  '\n',
  '\r\n',
  ' ',
  'eyJ',
  'ewogICJhbGciOiJ',
  'v4.public.',
  'PHNhbWw',
  '{"payload":"","signatures":[{"protected":"',
  '"signature":"","header":{}',
  '\u202e',
  '\ud800',
  '\u200b',
);
const mixture = fc
  .array(fc.oneof(fragments, token, mutated, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('whatever is pasted', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['any text', fc.string({ unit: 'binary', maxLength: 400 })],
    ['any bytes', fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1'))],
    ['mutated tokens', mutated],
    ['mixtures', mixture],
    ['any JSON', fc.json({ maxDepth: 6 })],
    ['JSON of tokens', fc.dictionary(fc.string(), fc.oneof(token, mixture)).map((value) => JSON.stringify(value))],
  ])(
    'of %s nothing throws, and what is found stands there',
    (_what, texts) => {
      fc.assert(
        fc.property(texts, (text) => {
          const { tokens, read } = inspected(text);
          for (const { text: found, places, undone, count } of tokens) {
            expect(count).toBeGreaterThanOrEqual(places.length);
            for (const { offset } of places) {
              expect(offset).toBeGreaterThanOrEqual(0);
              expect(offset).toBeLessThanOrEqual(text.length);
            }
            if (undone.length === 0 && places.every(({ words }) => !words.includes('member') && !words.includes('base64')))
              expect(text).toContain(found);
          }
          for (const { text: segment, start } of read.segments) expect(read.text.slice(start, start + segment.length)).toBe(segment);
          for (const { position } of read.problems) expect(position ?? 0).toBeLessThanOrEqual(Math.max(read.text.length, 0));
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'a token that is whole is found and read as it is',
    () => {
      fc.assert(
        fc.property(fc.tuple(header, jsonObject, fc.uint8Array({ minLength: 1, maxLength: 80 })), ([head, claims, bytes]) => {
          const headerText = JSON.stringify(head);
          const claimsText = JSON.stringify(claims);
          const text = `${encode(headerText)}.${encode(claimsText)}.${encode(bytes)}`;
          expect(findTokens(`see "${text}" there`).map((found) => found.text)).toContain(text);
          const read = readToken(text);
          expect(read.text).toBe(text);
          expect(read.headerText).toBe(headerText);
          expect(read.payloadText).toBe(claimsText);
          expect(JSON.stringify(read.claims)).toBe(JSON.stringify(JSON.parse(claimsText)));
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'a token is found behind any text that does not run into it',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 60 }), jwe, (before, text) => {
          const clean = before.replaceAll(/[A-Za-z0-9_.~%+/=\\{[-]/g, ' ');
          expect(findTokens(`${clean} ${text} `).map((found) => found.text)).toContain(text);
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'deep and wide JSON is read or refused, never thrown at',
    () => {
      fc.assert(
        fc.property(
          seldomLarge(12_000),
          seldomLarge(2000),
          fc.constantFrom('[', '{"a":', '[{"a":'),
          fc.boolean(),
          (depth, width, open, closed) => {
            const close = { '[': ']', '{"a":': '}', '[{"a":': '}]' }[open];
            const inside = width === 0 ? '1' : `{${Array.from({ length: width }, (_, index) => `"${index}":${index}`).join()}}`;
            const json = `${open.repeat(depth)}${inside}${closed ? close.repeat(depth) : ''}`;
            const { read } = inspected(`${encode('{"alg":"none"}')}.${encode(`{"deep":${json}}`)}.`);
            expect(read.header).toEqual(expect.objectContaining({ alg: 'none' }));
            const levels = 1 + depth * close.length + (width === 0 ? 0 : 1);
            expect(read.claims === null).toBe((depth > 0 && !closed) || levels > 64);
            inspected(json);
            inspected(JSON.stringify({ [json.slice(0, 50)]: json }));
          },
        ),
        { numRuns },
      );
    },
    timeout,
  );

  it('a token of ten thousand members is read and described', () => {
    const claims = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`claim ${index}`, index]));
    const { read, described } = inspected(`${encode('{"alg":"none"}')}.${encode(JSON.stringify(claims))}.`);
    expect(Object.keys(read.claims ?? {})).toHaveLength(10_000);
    expect(described.claims.at(-1)?.text).toBe('and 9500 more');
  });
});
