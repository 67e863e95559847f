import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { assertionEvidence, findingsOf, goodClaims, now, profile, proveCase, tokenText, type RuleCase } from '../support/rule-cases.ts';

const good = tokenText(goodClaims);
const [header = '', payload = '', signature = ''] = good.split('.');
const encoded = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url');

const judged = (text: string, more: Partial<Evidence> = {}): Evidence =>
  assertionEvidence({}, { token: { draft: false, read: readToken(text) }, ...more });
const withPayload = (json: string | Uint8Array, more: Partial<Evidence> = {}): Evidence =>
  judged(`${header}.${encoded(json)}.${signature}`, more);
const withHeader = (json: string | Uint8Array): Evidence => judged(`${encoded(json)}.${payload}.${signature}`);
const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
const long = (characters: number): string => {
  const text = tokenText({ ...goodClaims, filler: 'x'.repeat(Math.ceil(((characters - good.length) * 3) / 4)) });
  return text;
};
const small = profile({ name: 'Small', limits: { characters: 200 } });

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'ENC-01': [
    { title: 'two segments', evidence: judged(`${header}.${payload}`), says: 'segment', severity: 'error', member: ['token'] },
    { title: 'four segments', evidence: judged(`${good}.AAAA`), says: 'segment' },
    {
      title: 'JSON serialization',
      evidence: judged(JSON.stringify({ payload, protected: header, signature })),
      says: 'JSON serialization',
    },
    { title: 'no token at all, where a JWT is demanded', evidence: judged('hello'), says: 'This is no JWT' },
    { title: 'an opaque access token', evidence: { ...judged('2YotnFZFEjr1zCsicMWpAA'), use: 'access-token' }, says: null },
    { title: 'five segments, which are encrypted', evidence: judged(`${encoded('{"alg":"dir","enc":"A256GCM"}')}....`), says: null },
    { title: 'three segments', evidence: judged(good), says: null },
  ],
  'ENC-02': [
    { title: 'padding', evidence: judged(`${good}==`), says: '=', severity: 'error' },
    { title: 'a space within', evidence: judged(`${header}.${payload}. ${signature}`), says: 'space' },
    { title: 'the standard alphabet', evidence: judged(`${header}.${payload}.${signature.slice(0, -1)}+`), says: '+' },
    {
      title: 'both characters that base64url has of its own',
      evidence: judged(`${header}.${payload}.-_${signature.slice(2)}`),
      says: null,
    },
    { title: 'a good token', evidence: judged(good), says: null },
  ],
  'ENC-03': [
    {
      title: 'a character too many',
      evidence: judged(`${header}.${payload}.${signature.slice(0, -1)}`),
      says: 'signature',
      severity: 'warning',
    },
    {
      title: 'unused bits in the payload',
      evidence: judged(`${header}.${encoded('{"a":12}').replace(/0$/, '1')}.${signature}`),
      says: 'payload',
      severity: 'error',
    },
    { title: 'unused bits that are nought', evidence: judged(`${header}.${payload}.${encoded(Buffer.alloc(64))}`), says: null },
    { title: 'a good token', evidence: judged(good), says: null },
  ],
  'ENC-04': [
    { title: 'a byte order mark', evidence: withHeader('\uFEFF{"alg":"ES256"}'), says: 'byte order mark', severity: 'error' },
    { title: 'a byte of Latin-1', evidence: withPayload(Buffer.from('{"iss":"caf\xe9"}', 'latin1')), says: 'UTF-8' },
    { title: 'letters beyond ASCII', evidence: withPayload(JSON.stringify({ ...goodClaims, name: 'café 🔑' })), says: null },
    { title: 'the mark as an escape within', evidence: withPayload(String.raw`{"a":"\ufeff"}`), says: null },
  ],
  'ENC-05': [
    { title: 'a list', evidence: withPayload('[1]'), says: 'found “[”', severity: 'error' },
    { title: 'a text', evidence: withPayload('"a"'), says: 'found a quotation mark' },
    { title: 'a comma too many', evidence: withPayload('{"a":1,}'), says: 'After this comma nothing follows' },
    { title: 'UTF-16', evidence: withPayload(Buffer.from('{"iss":"a"}', 'utf16le')), says: 'found a null character' },
    { title: 'bytes behind it', evidence: withPayload('{"a":1} x'), says: 'x' },
    { title: 'an empty payload', evidence: judged(`${header}..${signature}`), says: 'payload' },
    { title: 'white space around and within', evidence: withPayload(' {\n "a" : 1 }\n'), says: null },
    { title: 'an empty object', evidence: withPayload('{}'), says: null },
  ],
  'ENC-06': [
    { title: 'a claim twice', evidence: withPayload('{"sub":"a","sub":"b"}'), says: 'sub', severity: 'error', member: ['claims', 'sub'] },
    { title: 'a header parameter twice', evidence: withHeader('{"alg":"none","alg":"ES256"}'), says: 'alg', member: ['header', 'alg'] },
    { title: 'deep inside', evidence: withPayload('{"a":{"b":[{"c":1,"c":2}]}}'), says: 'c', member: ['claims', 'a', 'b', 0, 'c'] },
    { title: 'written differently', evidence: withPayload(String.raw`{"sub":1,"\u0073ub":2}`), says: 'sub' },
    { title: 'in two objects', evidence: withPayload('{"a":{"x":1},"b":{"x":2}}'), says: null },
    { title: 'in another case', evidence: withPayload('{"sub":"a","Sub":"b"}'), says: null },
  ],
  'ENC-07': [
    { title: '17 levels', evidence: withPayload(nested(17)), says: 'more than 16 levels', severity: 'warning' },
    { title: '65 levels', evidence: withPayload(nested(65)), says: '64', severity: 'error' },
    { title: '6000 levels', evidence: withPayload(nested(6000)), says: '64', severity: 'error' },
    { title: '16 levels', evidence: withPayload(nested(16)), says: null },
    { title: 'brackets in a text', evidence: withPayload(JSON.stringify({ a: '{'.repeat(100) })), says: null },
  ],
  'ENC-08': [
    { title: '3 KB', evidence: judged(long(3000)), says: 'characters', severity: 'information' },
    { title: '9 KB', evidence: judged(long(9000)), says: '8 KB', severity: 'warning' },
    { title: '50 KB', evidence: judged(long(50_000)), says: '51 200', severity: 'error' },
    {
      title: 'more than the profile takes',
      evidence: judged(good, { profile: small }),
      says: 'Small takes no more than 200',
      severity: 'error',
    },
    {
      title: 'a long DPoP proof',
      evidence: judged(long(4100), { use: 'dpop-proof' }),
      says: 'read no more than 4000',
      severity: 'warning',
    },
    { title: 'just under 2 KB', evidence: judged(long(2000)), says: null },
    { title: 'a usual length', evidence: judged(good), says: null },
  ],
  'ENC-09': [
    { title: '1e999', evidence: withPayload('{"exp":1e999}'), says: '1e999', severity: 'error', member: ['claims', 'exp'] },
    { title: 'more than 2⁵³', evidence: withPayload('{"id":9007199254740993}'), says: '9007199254740993', severity: 'error' },
    { title: 'a date with an exponent', evidence: withPayload('{"exp":1.7672256e9}'), says: 'exp', severity: 'warning' },
    { title: '2⁵³−1', evidence: withPayload('{"id":9007199254740991}'), says: null },
    { title: 'digits in a text', evidence: withPayload('{"id":"9007199254740993"}'), says: null },
  ],
  'ENC-10': [
    { title: 'Bearer before it', evidence: judged(`Bearer ${good}`), says: 'Bearer', severity: 'information' },
    { title: 'quotation marks', evidence: judged(`"${good}"`), says: 'quot' },
    { title: 'line breaks', evidence: judged(`${good.slice(0, 60)}\n${good.slice(60)}`), says: 'line' },
    { title: 'the token alone', evidence: judged(good), says: null },
    { title: 'a claim that says Bearer', evidence: withPayload('{"token_type":"Bearer"}'), says: null },
  ],
  'ENC-11': [
    {
      title: 'a character of no width',
      evidence: withPayload('{"iss":"client\u200bone"}'),
      says: 'iss',
      severity: 'warning',
      member: ['claims', 'iss'],
    },
    { title: 'a turn of direction', evidence: withPayload('{"iss":"client\u202eone"}'), says: 'iss' },
    { title: 'half a pair', evidence: withPayload(String.raw`{"iss":"\ud800"}`), says: 'iss' },
    { title: 'a letter of another alphabet among Latin ones', evidence: withPayload('{"iss":"cliеnt-one"}'), says: 'iss' },
    { title: 'a text in one other alphabet', evidence: withPayload('{"name":"клиент"}'), says: null },
    { title: 'plain text', evidence: judged(good), says: null },
  ],
  'ENC-12': [
    { title: 'none', evidence: judged(`${header}.${payload}.`), says: 'signature', severity: 'error' },
    { title: 'one byte', evidence: judged(`${header}.${payload}.AA`), says: null },
    { title: 'a signature', evidence: judged(good), says: null },
  ],
  'ENC-13': [
    { title: '__proto__', evidence: withPayload('{"__proto__":{"admin":true}}'), says: '__proto__', severity: 'information' },
    { title: 'constructor deep inside', evidence: withPayload('{"a":{"constructor":1}}'), says: 'constructor' },
    { title: 'such a name as a value', evidence: withPayload('{"a":"__proto__"}'), says: null },
    { title: 'nearly such a name', evidence: withPayload('{"proto":1}'), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the encoding rules together', () => {
  it('find nothing in a good token', () => {
    expect(Object.keys(cases).flatMap((rule) => findingsOf(rule, judged(good)))).toEqual([]);
  });

  it('show where in the text the fault is', () => {
    const text = `${good}=`;
    const [finding] = findingsOf('ENC-02', judged(text));
    expect(finding?.position).toEqual({ in: 'token', start: good.length, end: good.length + 1 });
  });

  it('never throw on a token that is cut off anywhere', () => {
    for (let end = 0; end < good.length; end += 1)
      expect(() => findingsOf('ENC-01', judged(good.slice(0, end), { at: now }))).not.toThrow();
  });
});
