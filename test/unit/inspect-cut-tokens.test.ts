import { describe, expect, it } from 'vitest';
import { compareTokens } from '../../core/inspect/compare-tokens.ts';
import { describeToken } from '../../core/jose/describe-token.ts';
import { readJsonObject } from '../../core/jose/json-reader.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { tokenKind } from '../../core/jose/token-kind.ts';
import { decodedTokenText } from '../../electron/cli/decoded-token-text.ts';
import { membersJson } from '../../electron/cli/members-json.ts';
import type { Terminal } from '../../electron/cli/terminal.ts';

const part = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const header = part('{"alg":"ES256","kid":"k"}');
const payload = '{"iss":"a","exp":9,"act":{"sub":"b","x":[1,{"y":2,"z":33';
const cut = readToken(`${header}.${part(payload)}`);
const plain = (_format: unknown, text: string) => text;
const terminal: Terminal = {
  input: process.stdin,
  outputIsTerminal: false,
  output: async () => {},
  diagnose: async () => {},
  style: plain,
  styleDiagnostic: plain,
};

describe('a token that was cut off', () => {
  it.each<[string, unknown, string]>([
    ['{"a":1,"b":"x', { a: 1 }, ',"b":"x'],
    ['{"a":1,"b":12', { a: 1 }, ',"b":12'],
    ['{"a":[1,2', { a: [1] }, ',2'],
    ['{"a":{"b":true,"c":', { a: { b: true } }, ',"c":'],
    ['{"a":1,"b":{"c', { a: 1 }, ',"b":{"c'],
    ['{"a":1,"a":2,"b":[nope]}', { a: 2 }, ',"b":[nope]}'],
  ])('is read up to the last value that is whole: %s', (text, members, rest) => {
    const { value, incomplete } = readJsonObject(text);
    expect([value, incomplete?.members, text.slice(incomplete?.end)]).toEqual([null, members, rest]);
  });

  it('keeps what was read apart from claims that are whole', () => {
    expect(cut).toMatchObject({
      claims: null,
      incomplete: { header: null, claims: { members: { iss: 'a', exp: 9, act: { sub: 'b', x: [1, { y: 2 }] } }, rest: ',"z":33' } },
    });
    expect(membersJson(cut)).toMatchObject({ claims: null, incomplete: { claims: { iss: 'a', exp: 9 } }, text: { payload } });
  });

  it('is described and judged by its exp as far as it can be read', () => {
    const { claims, times } = describeToken(cut, { at: 10_000 });
    expect(claims.map(({ name }) => name)).toEqual(['iss', 'exp', 'act']);
    expect(times.state).toBe('expired');
    expect(describeToken(readToken(`${header}.${part('{"iss":"a","ex')}`), { at: 0 }).times.state).toBe('unreadable');
  });

  it('is printed with its members, and the text that is left', () => {
    const text = decodedTokenText(cut, describeToken(cut, { at: 10_000 }), { state: 'unchecked', reason: 'x' }, terminal);
    expect(text).toContain('Header\n  alg');
    expect(text).toContain('Claims, as far as it can be read\n  iss  a');
    expect(text).toContain('From there on\n,"z":33');
  });

  it('shows bytes that are no UTF-8 for what they are and reads on', () => {
    const read = readToken(`${header}.${part(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe9]), Buffer.from('","b":1}')]))}.AA`);
    expect(read).toMatchObject({ claims: null, payloadText: null, incomplete: { claims: { members: { a: '\ufffd', b: 1 }, rest: '' } } });
  });

  it('is compared member by member, and not taken for the same as one that is whole', () => {
    const one = readToken(`${header}.${part('{"iss":"a","exp":9}')}.AA`);
    const other = readToken(`${header}.${part('{"iss":"a","exp":9,')}`);
    expect(compareTokens(one, other)).toMatchObject({
      equivalent: false,
      differences: [{ part: 'claims', first: 'whole', words: 'the second cannot be read to its end' }],
    });
  });

  it.each([
    ['in its header', header.slice(0, 20), 'JWS', 'It begins with a JOSE Header, but was cut off within it.'],
    ['behind its header', `${header}.`, 'JWS', 'It begins with a JOSE Header, but the rest is missing.'],
    ['in its payload', `${header}.${part('{"iss":"a","scope":"b","x')}`, 'access token', 'By its claims: it has the claim scope.'],
    ['in its ciphertext', `${part('{"alg":"dir","enc":"A128GCM"}')}..AAAA.BB`, 'encrypted token', 'Its header has “enc”'],
  ])('is not called opaque: %s', (_where, text, name, reason) => {
    expect(tokenKind(readToken(text))).toMatchObject({ name, reason: expect.stringContaining(reason) });
  });

  it('is told from claims that are nested too deep', () => {
    const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
    expect(tokenKind(readToken(`${header}.${part(deep)}.AA`))).toEqual({
      name: 'JWT',
      reason: 'Its claims are nested too deep to be read to their end.',
    });
  });
});
