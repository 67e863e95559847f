import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToken } from '../../core/jose/read-token.ts';

interface RfcExamples {
  readonly examples: Readonly<Record<string, { readonly jwsc?: string; readonly jwec?: string; readonly jwt?: string }>>;
}

interface CookbookEntry {
  readonly output: { readonly compact: string };
}

function vectorText(path: string): string {
  return readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8');
}

function rfcExamples(path: string): RfcExamples['examples'] {
  const file: RfcExamples = JSON.parse(vectorText(path));
  return file.examples;
}

function cookbookToken(path: string): string {
  const entry: CookbookEntry = JSON.parse(vectorText(`cookbook/${path}`));
  return entry.output.compact;
}

const jws = rfcExamples('rfc/rfc7515-7517-7638.json');
const jwe = rfcExamples('rfc/rfc7516-7519.json');

function encode(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}

const header = encode('{"alg":"HS256","typ":"JWT"}');
const payload = encode('{"iss":"joe"}');
const signature = encode(new Uint8Array(32));
const token = `${header}.${payload}.${signature}`;

/** The problems without their sentences. */
function summary(text: string): string[] {
  return readToken(text).problems.map(({ severity, part, position, source }) => `${severity} ${part} ${position} ${source}`);
}

function messages(text: string): string {
  return readToken(text)
    .problems.map(({ message }) => message)
    .join('\n');
}

describe('readToken on the examples of the specifications', () => {
  it.each(['rfc7515_A.1', 'rfc7515_A.2', 'rfc7515_A.3'])('reads %s without a problem', (id) => {
    const read = readToken(jws[id]?.jwsc ?? '');
    expect(read.form).toBe('jws');
    expect(read.problems).toEqual([]);
    expect({ ...read.claims }).toEqual({ iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true });
    expect(read.payloadText).toBe('{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}');
    expect(read.segments.map((segment) => read.text.slice(segment.start, segment.start + segment.text.length))).toEqual(
      read.text.split('.'),
    );
  });

  it('reads a payload that is no JSON (RFC 7515 A.4) and says that this is no JWT', () => {
    const read = readToken(jws['rfc7515_A.4']?.jwsc ?? '');
    expect(read).toMatchObject({ form: 'jws', header: { alg: 'ES512' }, claims: null, payloadText: 'Payload' });
    expect(read.problems).toMatchObject([{ severity: 'warning', part: 'payload', source: 'RFC 7519 7.2' }]);
  });

  it.each(['rfc7515_A.5', 'rfc7519_6.1'])('says that the unsecured token %s is unsecured', (id) => {
    const text = (jws[id]?.jwsc ?? jwe[id]?.jwt) || '';
    const read = readToken(text);
    expect(read).toMatchObject({ form: 'jws', header: { alg: 'none' }, claims: { iss: 'joe' } });
    expect(read.problems).toMatchObject([{ severity: 'warning', part: 'signature', source: 'RFC 7519 6' }]);
  });

  it.each(['rfc7516_A.1', 'rfc7516_A.2', 'rfc7516_A.3', 'rfc7519_A.1', 'rfc7519_A.2'])(
    'reads the header of the encrypted token %s',
    (id) => {
      const read = readToken((jwe[id]?.jwec ?? jwe[id]?.jwt) || '');
      expect(read).toMatchObject({ form: 'jwe', claims: null, payloadText: null, problems: [] });
      expect(read.header?.['enc']).toMatch(/^A(128|256)/);
      expect(read.segments.map(({ name }) => name)).toEqual([
        'header',
        'encrypted key',
        'initialization vector',
        'ciphertext',
        'authentication tag',
      ]);
    },
  );

  it('reads an unencoded payload (RFC 7797) as it stands', () => {
    const read = readToken(cookbookToken('rfc7797/hmac-sha2_b64_false.json'));
    expect(read).toMatchObject({ form: 'jws', payloadText: 'This is the payload string!', claims: null });
    expect(read.problems).toMatchObject([{ severity: 'warning', part: 'payload', source: 'RFC 7797 7' }]);
  });

  it('reports a detached payload', () => {
    const detached = cookbookToken('jws/4_5.signature_with_detached_content.json');
    expect(summary(detached)).toEqual([`error payload ${detached.indexOf('..') + 1} RFC 7515 Appendix F`]);
  });
});

describe('readToken on what people paste', () => {
  it.each([
    [`  ${token}\n`, 0],
    [`Bearer ${token}`, 1],
    [`Authorization: Bearer ${token}`, 2],
    [`authorization:DPoP   ${token}`, 2],
    [`DPoP: ${token}`, 1],
    [`"${token}",`, 1],
    [`“${token}”`, 1],
    [`'Authorization: Bearer ${token}'`, 3],
    [`client_assertion=${token}&client_assertion_type=urn%3Aietf`, 1],
    [`assertion=${token}`, 1],
    [`${token.slice(0, 30)}\r\n   ${token.slice(30, 60)}\r\n   ${token.slice(60)}`, 1],
    [`"\n${token}\n"`, 1],
  ])('finds the token in %j', (text, layers) => {
    const read = readToken(text);
    expect(read.text).toBe(token);
    expect(read.claims).toMatchObject({ iss: 'joe' });
    expect(read.problems.map(({ severity }) => severity)).toEqual(Array.from({ length: layers }, () => 'information'));
  });

  it('undoes percent encoding and reports it', () => {
    const read = readToken(`${header}%2E${payload}%2E${signature}`);
    expect(read.text).toBe(token);
    expect(read.problems).toMatchObject([{ severity: 'information', position: null }]);
  });

  it('does not join running text', () => {
    expect(readToken('no token\nhere').text).toBe('no token\nhere');
  });

  it.each(['', 'a.b.c', '8xLOxBtZp8', 'v2.local.abc', 'one.two.three.four.five', '{', '...', 'Bearer'])(
    'takes %j for opaque, which is no error',
    (text) => {
      expect(readToken(text)).toEqual({
        text,
        form: 'opaque',
        serialization: 'compact',
        sdJwt: null,
        segments: [],
        header: null,
        claims: null,
        repeats: new Map(),
        incomplete: { header: null, claims: null },
        headerText: null,
        payloadText: null,
        problems: [],
      });
    },
  );

  it('says what to do with JSON', () => {
    expect(messages('{"access_token":"x","token_type":"Bearer"}')).toContain('paste the value of its member “access_token”');
    expect(messages('{"payload":"x","signatures":[{"header":{"alg":"HS256"},"signature":"AA"}]}')).toContain('JSON serialization');
  });
});

describe('readToken on damaged tokens', () => {
  it.each([
    [`${header}.${payload}`, 'error token null RFC 7515 7.1', 2],
    [`${token}.x`, 'error token null RFC 7515 7.1', 3],
    [header, 'warning token null RFC 7515 7.1', 1],
  ])('reads what is there of a token with a wrong number of segments', (text, problem, segments) => {
    const read = readToken(text);
    expect(read).toMatchObject({ form: 'opaque', header: { alg: 'HS256' } });
    expect(read.segments).toHaveLength(segments);
    expect(summary(text)).toEqual([problem]);
  });

  it('reads the payload after a header that cannot be read', () => {
    expect(readToken(`.${payload}.${signature}`)).toMatchObject({ form: 'jws', header: null, claims: { iss: 'joe' } });
    expect(summary(`.${payload}.${signature}`)).toEqual(['error header 0 RFC 7515 4']);
  });

  it.each([
    [`${header}=.${payload}.${signature}`, 'header', header.length, '“=” (padding)'],
    [`${header}. ${payload}.${signature}`, 'payload', header.length + 1, 'a space'],
    [
      `${header}.${payload}.+${signature.slice(1)}`,
      'signature',
      header.length + payload.length + 2,
      '“+” (standard base64; base64url writes “-”)',
    ],
    [`${header}.\u200b${payload}.${signature}`, 'payload', header.length + 1, 'a zero-width space (U+200B)'],
    [`${header}.${payload}.${signature}ⅹ`, 'signature', token.length, '“ⅹ” (U+2179)'],
  ])('names the foreign character in %j, and reads on', (text, part, position, name) => {
    const read = readToken(text);
    expect(read.problems).toMatchObject([{ severity: 'error', part, position, source: 'RFC 7515 2' }]);
    expect(read.problems[0]?.message).toContain(name);
    expect(read.claims).toMatchObject({ iss: 'joe' });
  });

  it('objects to base64url that is not canonical, less so in the signature', () => {
    const loose = `${encode('{"a":1}').slice(0, -1)}R`;
    expect(summary(`${header}.${loose}.${signature}`)).toEqual([`error payload ${header.length + loose.length} RFC 4648 3.5`]);
    expect(summary(`${header}.${payload}.${signature.slice(0, -1)}B`)).toEqual([`warning signature ${token.length - 1} RFC 4648 3.5`]);
    expect(summary(`${header}.${payload}.${signature}AA`)).toEqual([`warning signature ${token.length + 1} RFC 4648 4`]);
  });

  it('places invalid UTF-8 and never shows replacement characters', () => {
    const bytes = Uint8Array.from([...Buffer.from('{"name":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
    const read = readToken(`${header}.${encode(bytes)}.${signature}`);
    expect(read).toMatchObject({ payloadText: null, claims: null });
    expect(read.problems).toMatchObject([{ severity: 'error', part: 'payload', position: header.length + 1 + 12, source: 'RFC 7519 7.2' }]);
    expect(read.problems[0]?.message).toContain('byte 10');
  });

  it('reads past a byte order mark and reports it', () => {
    const text = `${encode('\ufeff{"alg":"HS256"}')}.${payload}.${signature}`;
    expect(readToken(text).header).toMatchObject({ alg: 'HS256' });
    expect(summary(text)).toEqual(['error header 0 RFC 8259 8.1']);
  });

  it('decodes text beyond ASCII', () => {
    const claims = { name: 'Jörg Müller 李雷 😀', html: '<script>alert(1)</script>' };
    expect({ ...readToken(`${header}.${encode(JSON.stringify(claims))}.${signature}`).claims }).toEqual(claims);
  });

  it('places a syntax error at the character of the token that carries it, also after text beyond ASCII', () => {
    const json = '{"näme":"李雷","a":x}';
    const position = header.length + 1 + Math.floor((Buffer.byteLength(json.slice(0, json.indexOf('x'))) * 4) / 3);
    expect(readToken(`${header}.${encode(json)}.${signature}`).problems).toMatchObject([
      { part: 'payload', position, source: 'RFC 7519 7.2' },
    ]);
  });

  it('places no syntax error where foreign characters shift the count', () => {
    const problems = readToken(`${header}. ${encode('{"a":x}')}.${signature}`).problems.filter(({ source }) => source === 'RFC 7519 7.2');
    expect(problems).toMatchObject([{ part: 'payload', position: null }]);
  });

  it('reports trailing data, duplicates and numbers, and keeps what a last-wins parser keeps', () => {
    const read = readToken(`${header}.${encode('{"iss":"a","iss":"b","exp":1e999,"x":12345678901234567890} {}')}.${signature}`);
    expect(read.claims).toMatchObject({ iss: 'b', exp: Infinity });
    expect(read.problems.map(({ severity, source }) => `${severity} ${source}`)).toEqual([
      'error RFC 7519 4',
      'error RFC 8259 6',
      'error RFC 8259 6',
      'error RFC 7519 7.2',
      'warning RFC 7519 2',
    ]);
  });

  it('warns of dates with a fraction or an exponent', () => {
    expect(messages(`${header}.${encode('{"exp":1.7e9,"iat":1700000000.5,"nbf":1700000000,"x":1.5}')}.${signature}`)).toBe(
      '“exp” is written 1.7e9; many readers take whole seconds alone.\n“iat” is written 1700000000.5; many readers take whole seconds alone.',
    );
  });

  it('calls an empty signature an error unless alg says that there is none', () => {
    expect(summary(`${header}.${payload}.`)).toEqual([`error signature ${token.length - signature.length} RFC 7515 5.2`]);
  });

  it('keeps members named __proto__ and points them out', () => {
    const read = readToken(`${header}.${encode('{"__proto__":{"admin":true}}')}.${signature}`);
    expect(Object.keys(read.claims ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(read.claims)).toBeNull();
    expect(read.problems).toMatchObject([{ severity: 'information', part: 'payload' }]);
  });
});

describe('readToken on tokens that are too much', () => {
  it.each([
    [2049, 'information'],
    [8193, 'warning'],
    [49_153, 'error'],
  ])('remarks on %d characters as %s', (length, severity) => {
    const text = 'x'.repeat(length);
    expect(readToken(text).problems).toMatchObject([{ severity, part: 'token', position: null }]);
    expect(readToken(text.slice(0, -1)).problems[0]?.severity).not.toBe(severity);
  });

  it('does not parse nesting of 10 000 levels, and shows its text', () => {
    const json = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const read = readToken(`${header}.${encode(json)}.${signature}`);
    expect(read).toMatchObject({ form: 'jws', header: { alg: 'HS256' }, claims: null, payloadText: json });
    expect(read.problems.filter(({ severity, part }) => severity === 'error' && part === 'payload')).toMatchObject([
      { source: 'RFC 8259 9' },
    ]);
  });

  it.each([
    ['a JWT', `${header}.${'A'.repeat(2_000_000)}.${signature}`],
    ['dots', '.'.repeat(2_000_000)],
    ['spaces', ' '.repeat(2_000_000)],
    ['dots within the limit', '.'.repeat(1_000_000)],
    ['line breaks within the limit', ' \n'.repeat(499_999)],
    ['spaces and a line break within the limit', `a${' '.repeat(999_000)}\n`],
    ['quotes within the limit', '"'.repeat(1_000_000)],
    ['a long JWT within the limit', `${header}.${encode(JSON.stringify({ a: 'x'.repeat(700_000) }))}.${signature}`],
    ['percent signs within the limit', `ey${'%'.repeat(999_000)}`],
  ])('answers at once on %s', (_what, text) => {
    const read = readToken(text);
    if (text.length > 1_000_000) {
      expect(read).toMatchObject({ form: 'opaque', segments: [], header: null, problems: [{ severity: 'error', part: 'token' }] });
      expect(read.text).toHaveLength(1_000_000);
    }
  });

  it('never throws', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array().map(encode),
      fc.json().map(encode),
      fc.object().map((value) => encode(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const read = readToken(segments.join('.'));
        for (const { position } of read.problems) expect(position ?? 0).toBeLessThanOrEqual(read.text.length);
      }),
    );
  });
});
