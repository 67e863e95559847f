import { describe, expect, it } from 'vitest';
import { markedText } from '../../core/scan/found-token.ts';
import { tokenFacts } from '../../core/scan/token-facts.ts';
import { checkClaims } from '../../core/inspect/claim-checks.ts';
import { compareTokens } from '../../core/inspect/compare-tokens.ts';
import { disclosedToken } from '../../core/inspect/disclosed-token.ts';
import { jsonSlice } from '../../core/inspect/json-slice.ts';
import { memberTree, pathText, type TreeMember } from '../../core/inspect/member-tree.ts';
import { describeToken } from '../../core/jose/describe-token.ts';
import { claimMembers } from '../../core/jose/nested-members.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { sentJson } from '../../core/jose/repeated-members.ts';
import { membersJson } from '../../electron/cli/members-json.ts';
import { foundWords } from '../../renderer/features/inspector/found-words.ts';
import { findTokens } from '../../core/inspect/find-tokens.ts';
import { copiedValue, valueText } from '../../renderer/token/value-text.ts';

function token(payload: string, header = '{"alg":"ES256"}') {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return readToken(`${part(header)}.${part(payload)}.${'A'.repeat(86)}`);
}

const payload = '{"iss":"good","exp":2,"iss":"evil","nested":{"a":1,"a":{"b":2}}}';
const repeated = token(payload);
const single = token('{"iss":"evil","exp":2,"nested":{"a":{"b":2}}}');

function rows({ claims, repeats }: typeof repeated): readonly TreeMember[] {
  return memberTree(claims ?? {}, { lookup: claimMembers, repeats, opened: new Map([['/nested', true]]), filter: '' }).rows;
}

describe('members whose name stands more than once', () => {
  it('each have a line of their own in the tree, in the order in which they were sent, marked and found as written', () => {
    const lines = rows(repeated);
    expect(lines.map(({ path, repeat }) => `${pathText(path)}${repeat === null ? '' : ` ${repeat.number}/${repeat.of}`}`)).toEqual([
      'iss (number 1) 1/2',
      'exp',
      'iss 2/2',
      'nested',
      'nested.a (number 1) 1/2',
      'nested.a 2/2',
    ]);
    expect(lines.map(({ path }) => jsonSlice(payload, path))).toEqual(['"good"', '2', '"evil"', '{"a":1,"a":{"b":2}}', '1', '{"b":2}']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines[3]).toMatchObject({ count: 2, siblings: 4 });
  });

  it('are in the text and the copy of the closed object that holds them', () => {
    const { claims, repeats } = repeated;
    const [, , , nested] = memberTree(claims ?? {}, {
      lookup: claimMembers,
      repeats,
      opened: new Map([['/nested', false]]),
      filter: '',
    }).rows;
    expect(nested === undefined ? null : [valueText(nested, payload).text, copiedValue(nested, payload)]).toEqual([
      '{"a":1,"a":{"b":2}}',
      '{"a":1,"a":{"b":2}}',
    ]);
  });

  it('are all described, those of the header too, and make dates that stand twice unreadable', () => {
    const { header, claims } = describeToken(token(payload, '{"alg":"ES256","alg":"none"}'), { at: 0 });
    expect(header.map(({ text, words, repeat }) => [text, words, repeat?.number])).toEqual([
      ['ES256', 'ECDSA with P-256 and SHA-256', 1],
      ['none', 'unsecured: no signature protects the token', 2],
    ]);
    expect(claims.map(({ name, text }) => `${name} ${text}`)).toEqual(['iss good', 'exp 2', 'iss evil', 'nested {"a":1,"a":{"b":2}}']);
    expect(describeToken(token('{"exp":1,"exp":9999999999}'), { at: 5000 }).times).toMatchObject({
      state: 'unreadable',
      words: 'its exp stands there more than once',
    });
  });

  it('are told as differences from a token that has the last of them alone', () => {
    const { equivalent, differences, formatting } = compareTokens(repeated, single);
    expect({ equivalent, formatting }).toEqual({ equivalent: false, formatting: [] });
    expect(differences).toEqual([
      {
        part: 'claims',
        path: 'iss',
        kind: 'only in the first',
        first: '"good"',
        second: null,
        words: 'stands 2 times in the first and once in the second',
      },
      {
        part: 'claims',
        path: 'nested.a',
        kind: 'only in the first',
        first: '1',
        second: null,
        words: 'stands 2 times in the first and once in the second',
      },
    ]);
    expect(compareTokens(single, repeated).differences.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'iss only in the second',
      'nested.a only in the second',
    ]);
    expect(compareTokens(token('{"a":1,"a":2}'), token('{"a":3,"a":2}')).differences).toMatchObject([
      { path: 'a', first: '1', second: '3' },
    ]);
  });

  it('fail the checks of that claim, of an SD-JWT too', async () => {
    const asked = (of: typeof repeated) => checkClaims(of.claims, { issuer: 'evil' }, of.repeats);
    expect(asked(repeated)).toMatchObject([{ claim: 'iss', outcome: 'failed', sentence: expect.stringContaining('“good”, then “evil”') }]);
    expect(asked(single)).toMatchObject([{ outcome: 'passed' }]);
    const { claims, repeats } = await disclosedToken(readToken(`${repeated.text}~`));
    expect(checkClaims(claims, { issuer: 'evil' }, repeats)).toMatchObject([{ outcome: 'failed' }]);
    expect(sentJson(claims, repeats)).toBe(payload);
  });

  it('are listed for programs with all their values', () => {
    expect(membersJson(repeated)).toMatchObject({
      repeated: [
        { part: 'claims', member: 'iss', values: ['good', 'evil'] },
        { part: 'claims', member: 'nested.a', values: [1, { b: 2 }] },
      ],
      text: { payload },
    });
  });

  it('are marked in the rows of a list and of a scan', () => {
    const facts = tokenFacts(repeated);
    expect(markedText(facts.iss ?? '', ['iss'], facts)).toBe('evil (last of several)');
    expect(markedText('x', ['sub'], facts)).toBe('x');
    const [found] = findTokens(repeated.text);
    expect(found === undefined ? null : foundWords(found, 0).who).toBe('from good, then evil');
  });

  it('are seen in a JWS in JSON serialization, in its protected header and around it', () => {
    const text = JSON.stringify({
      protected: Buffer.from('{"alg":"none","alg":"ES256"}').toString('base64url'),
      payload: 'e30',
      signature: 'AA',
    });
    const read = readToken(text.replace('"payload":"e30"', '"payload":"e31","payload":"e30"'));
    expect(read.problems.filter(({ code }) => code === 'duplicate-member').map(({ part, path }) => [part, path])).toEqual([
      ['header', ['alg']],
      ['token', ['payload']],
    ]);
    expect(describeToken(read, { at: 0 }).header.map((each) => each.text)).toEqual(['none', 'ES256']);
    const both = readToken(JSON.stringify({ protected: 'eyJhbGciOiJFUzI1NiJ9', header: { alg: 'none' }, payload: 'e30', signature: 'AA' }));
    expect(describeToken(both, { at: 0 }).header.map((each) => each.text)).toEqual(['none', 'ES256']);
  });
});

describe('what stands around a JSON object', () => {
  it.each([
    ['trailing data', '{"iss":"x"} // c', '{"iss":"x"}', '// c', null],
    ['a byte order mark', '{"iss":"x"}', '\ufeff{"iss":"x"}', null, String.raw`\ufeff`],
  ])('is told as a difference: %s', (_what, one, other, first, second) => {
    expect(compareTokens(token(one), token(other))).toMatchObject({ equivalent: false, formatting: [], differences: [{ first, second }] });
  });

  it('is compared with what stands around another', () => {
    expect(compareTokens(token('{"iss":"x"} // c'), token('\ufeff{"iss":"x"}')).differences).toHaveLength(2);
  });

  it('is not mixed up with numbers that are written differently inside', () => {
    const [one, other] = [token('{"a":{"n":9007199254740993}}'), token('{"a":{"n":9007199254740992}}')];
    expect(compareTokens(one, other).differences).toMatchObject([
      { path: 'a.n', first: '9007199254740993', second: '9007199254740992', words: 'JavaScript reads both as the same number' },
    ]);
  });
});
