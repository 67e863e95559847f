import { array, assert, constantFrom, integer, property, string, tuple, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestHeader, longestScanned } from '../../core/scan/candidate.ts';
import type { FoundToken } from '../../core/scan/found-token.ts';
import { createScanSession } from '../../electron/scan/scan-session.ts';
import { compactJwe, compactJws, segment } from '../support/scanned-tokens.ts';

const everything = { filter: '', order: { by: 'offset', descending: false }, from: 0, length: 1000 } as const;

/** The tokens found in a text that comes in chunks of a length. */
function scanned(text: string | Buffer, chunkLength = 1 << 20): readonly FoundToken[] {
  const bytes = Buffer.from(text);
  const session = createScanSession({ keepClaims: false, judge: null });
  // One piece of memory for all chunks, as a file is read.
  const chunk = Buffer.alloc(chunkLength);
  for (let from = 0; from < bytes.length; from += chunkLength) {
    const length = bytes.copy(chunk, 0, from, from + chunkLength);
    session.push(chunk.subarray(0, length));
  }
  session.end();
  return session.page(everything).tokens;
}

/** The text at the places that were found. */
function texts(text: string, chunkLength?: number): string[] {
  return scanned(text, chunkLength).map(({ offset, length }) => Buffer.from(text).toString('utf8', offset, offset + length));
}

const jws = compactJws({ iss: 'https://as.example', sub: 'u' });
const jwe = compactJwe();

describe('a stream', () => {
  test.each<[string, string, readonly string[]]>([
    ['a header field', `Authorization: Bearer ${jws}\n`, [jws]],
    ['quotes', `{"access_token":"${jws}"}`, [jws]],
    ['a query', `GET /cb?id_token=${jws}&state=1`, [jws]],
    ['percent-encoding in front', `%20${jws}%22`, [jws]],
    ['an escaped line end in front', `\\n${jws}\\n`, [jws]],
    ['a full stop behind', `It was ${jws}. It failed.`, [jws]],
    ['encrypted', `x ${jwe} y`, [jwe]],
    ['two side by side', `${jws},${jwe}`, [jws, jwe]],
    ['the end of the stream', jws, [jws]],
    ['no signature', `a ${jws.slice(0, jws.lastIndexOf('.') + 1)} b`, [jws.slice(0, jws.lastIndexOf('.') + 1)]],
    ['disclosures behind', `${jws}~ZGlz~ZGlz~ x`, [`${jws}~ZGlz~ZGlz~`]],
    ['a key binding JWT behind disclosures', `${jws}~ZGlz~${jws}. x`, [`${jws}~ZGlz~${jws}`]],
    ['a header that is no JSON', 'eyJhbGciOi.eyJpc3MiOiJ4In0.c2ln', []],
    ['a header without alg', `${segment({ typ: 'JWT' })}.${segment({})}.c2ln`, []],
    ['two segments', `${segment({ alg: 'none' })}.${segment({})} x`, []],
    ['an encrypted one that is cut off', jwe.slice(0, jwe.lastIndexOf('.')), []],
    ['the mark alone', 'eyJ', []],
    ['nothing', '', []],
  ])('with %s', (_name, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('may be cut anywhere', () => {
    const text = `2026 é eyJ e ey ${jws} line\n€ey${jwe}.\n"${jws.replaceAll('.', '%2E')}" eyJeyJ.${jws}~a~ end e`;
    const whole = scanned(text);
    expect(whole.map(({ count }) => count)).toEqual([2, 1, 1]);
    for (let chunkLength = 1; chunkLength < text.length; chunkLength += 1) expect(scanned(text, chunkLength)).toEqual(whole);
  });

  test('with anything between the tokens gives the tokens', () => {
    const noise = string({ maxLength: 40, unit: 'grapheme' }).map((text) => `${text.replaceAll(/[\w.~%-]/g, '')} `);
    assert(
      property(array(tuple(noise, constantFrom(jws, jwe)), { maxLength: 8 }), noise, integer({ min: 1, max: 300 }), (parts, end, size) => {
        const text = parts.map(([before, token]) => ` ${before}${token} `).join('') + end;
        const distinct = new Map(parts.map(([, token]) => [token, parts.filter((part) => part[1] === token).length]));
        expect(scanned(text, size).map(({ count }) => count)).toEqual([...distinct.values()]);
      }),
    );
  });

  test('of arbitrary bytes never throws', () => {
    assert(property(uint8Array({ maxLength: 500 }), integer({ min: 1, max: 64 }), (bytes, size) => void scanned(Buffer.from(bytes), size)));
  });

  test('folds repeats, also those with percent-encoded dots, into the first place', () => {
    const [token, ...others] = scanned(`one\ntwo ${jws}\n${jws}\n${jws.replaceAll('.', '%2e')}`);
    expect(others).toEqual([]);
    expect(token).toMatchObject({ count: 3, line: 2, offset: 8, length: jws.length });
  });

  test('keeps as many distinct tokens as it may, and counts the rest', () => {
    const session = createScanSession({ keepClaims: false, judge: null, most: 2 });
    session.push(Buffer.from([1, 2, 3, 1, 4].map((sub) => compactJws({ sub: `${sub}` })).join(' ')));
    session.end();
    expect(session.totals()).toMatchObject({ found: 5, distinct: 2, dropped: 2 });
  });
});

describe('a row', () => {
  test('says what the token says of itself', () => {
    const claims = { iss: 'https://as.example', sub: 'u', azp: 'app', aud: ['a', 'b'], scope: 's', iat: 1, exp: 2 };
    expect(scanned(`\n ${compactJws(claims, { typ: 'at+jwt', kid: 'k' })}`)).toEqual([
      {
        id: 0,
        kind: 'access token',
        form: 'jws',
        typ: 'at+jwt',
        alg: 'ES256',
        kid: 'k',
        iss: 'https://as.example',
        sub: 'u',
        client: 'app',
        aud: ['a', 'b'],
        iat: 1,
        exp: 2,
        repeated: [],
        count: 1,
        offset: 2,
        length: expect.any(Number),
        line: 2,
      },
    ]);
  });

  test('has nothing where a member is of another type, or inherited', () => {
    const text = `${segment({ alg: 'ES256', kid: 7 })}.${Buffer.from('{"__proto__":{"iss":"x"},"sub":{},"aud":[1],"exp":"soon"}').toString('base64url')}.c2ln`;
    expect(scanned(text)).toMatchObject([{ kid: null, iss: null, sub: null, aud: [], exp: null }]);
  });

  test('has no date beyond what a number can hold', () => {
    const text = `${segment({ alg: 'ES256' })}.${Buffer.from('{"iat":1e999,"exp":-1e999}').toString('base64url')}.c2ln`;
    expect(scanned(text)).toMatchObject([{ iat: null, exp: null }]);
  });

  test('names what stands more than once in header and claims', () => {
    const part = (text: string) => Buffer.from(text).toString('base64url');
    const header = part('{"alg":"ES256","alg":"none"}');
    expect(scanned(`${header}.${part('{"iss":"good","iss":"evil","act":{"sub":1,"sub":2}}')}.c2ln`)).toMatchObject([
      { iss: 'evil', alg: 'none', repeated: ['alg', 'iss', 'act.sub'] },
    ]);
    expect(scanned(`${part('{"alg":"ES256"}')}.${part('{ "iss": "\\u0061" }')}.c2ln`)).toMatchObject([{ iss: 'a', repeated: [] }]);
  });

  test('of an encrypted token has its header alone', () => {
    expect(scanned(compactJwe({ kid: 'k' }))).toMatchObject([{ kind: 'encrypted token', form: 'jwe', kid: 'k', iss: null }]);
  });
});

describe('what is made to take long', () => {
  const nested = (levels: number): string => Buffer.from('{"ab":'.repeat(levels)).toString('base64url');
  test.each([
    ['the mark again and again', 'eyJ'.repeat(350_000)],
    ['marks and dots', 'eyJ.'.repeat(260_000)],
    ['header after header', `${segment({ alg: 'x' })}.`.repeat(60_000)],
    ['headers that open and never close', `${nested(5000)}.`.repeat(26)],
    ['an encrypted header before every segment', `${segment({ alg: 'x', enc: 'y' })}.`.repeat(35_000)],
    ['a payload without an end', `${segment({ alg: 'x' })}.${'a'.repeat(1_000_000)}`],
  ])('%s', (_name, text) => {
    // An unbounded search would take minutes, longer than a test may.
    expect(scanned(text, 65_536)).toBeInstanceOf(Array);
  });

  test('a run longer than any header hides nothing that follows it', () => {
    expect(texts(`eyJ${'a'.repeat(3 * longestHeader)} ${jws}`, 10_000)).toEqual([jws]);
  });

  test('a token longer than is taken out is passed over, and the next one is found', () => {
    expect(texts(`${compactJws({}, {}, 'a'.repeat(longestScanned))} ${jws}`, 10_000)).toEqual([jws]);
  });
});
