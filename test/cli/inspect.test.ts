import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestText } from '../../core/inspect/longest-text.ts';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { generalJws } from '../support/inspected-tokens.ts';
import { compactJws } from '../support/scanned-tokens.ts';

const one = compactJws({ iss: 'https://as.example', sub: 'one', exp: 1_767_229_200 }, { typ: 'at+jwt' });
const two = compactJws({ iss: 'https://as.example', nonce: 'n', sub: 'two\u202E\u001B[2J' });
const unsecured = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`;
/** RFC 9901 4.1: an SD-JWT with one disclosure, whose digest nobody signed. */
const sdJwt = `${compactJws({ _sd_alg: 'sha-256', _sd: [] }, { typ: 'dc+sd-jwt' })}~${Buffer.from('["salt","given_name","Ann"]').toString('base64url')}~`;

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(() => home.remove());

describe('assay inspect', () => {
  test('opens the one token of a curl line, and says where it stands', async () => {
    const { code, stdout, stderr } = await assay(home, ['inspect', '--at', '2026-01-01'], {
      input: `curl -H 'Authorization: Bearer ${one}' https://api.example`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Found in .*Authorization/);
    expect(stdout).toMatch(/iss +https:\/\/as\.example/);
    expect(stdout).toMatch(/expires in 1 h/);
  });

  test('lists several, each with where it stands, and opens the chosen one', async () => {
    const input = JSON.stringify({ access_token: one, id_token: two });
    const list = await assay(home, ['inspect', '-'], { input });
    expect(list).toMatchObject({ code: 0, stderr: expect.stringContaining('2 tokens. “--select N” opens one') });
    expect(list.stdout).toMatch(/^N +KIND +COUNT +FOUND IN\n1 +access token +1 +member access_token\n2 +ID token +1 +member id_token\n$/);
    const chosen = await assay(home, ['inspect', '-', '--select', '2'], { input });
    expect(chosen.stdout).toContain(String.raw`two\u202e\u001b[2J`);
    expect(chosen.stdout).not.toContain('at+jwt');
    expect(await assay(home, ['inspect', '-', '--select', '3'], { input })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'assay: --select 3: there are 2 tokens in it.\n',
    });
  });

  test('opens them all as JSON, with the documented members', async () => {
    const { stdout } = await assay(home, ['inspect', '--json'], { input: `{"a":"${one}","b":"${one}","c":"${sdJwt}"}` });
    const { tokens } = JSON.parse(stdout);
    expect(tokens).toEqual([
      expect.objectContaining({
        number: 1,
        kind: 'access token',
        token: one,
        count: 2,
        claims: { iss: 'https://as.example', sub: 'one', exp: 1_767_229_200 },
        disclosed: null,
        times: { exp: 1_767_229_200, state: expect.any(String) },
        faults: [],
      }),
      expect.objectContaining({ kind: 'SD-JWT', disclosed: {}, faults: [expect.stringContaining('the issuer did not sign it')] }),
    ]);
    expect(tokens[0].places.map(({ words }: { words: string }) => words)).toEqual(['member a', 'member b']);
  });

  test('shows what an SD-JWT discloses, and what of that is forged', async () => {
    const { code, stdout, stderr } = await assay(home, ['inspect'], { input: sdJwt });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('The disclosures or the key binding must be refused') });
    expect(stdout).toMatch(/Disclosures\n.*"Ann".*the issuer did not sign it/);
    expect(stdout).toContain('error (SD-JWT): Disclosure 1:');
  });

  test('shows the headers of every signature of a JWS in JSON serialization, and which of them are not signed', async () => {
    const input = await generalJws();
    const { stdout } = await assay(home, ['inspect'], { input });
    expect(stdout).toMatch(/Signatures\n +1 +protected +\{.*mine-1.*\n +unprotected +\{"note":.*\n.*does not cover “note”/);
    expect(stdout).toMatch(/ +2 +protected +\{.*mine-2.*\n +unprotected +–\n/);
    const { tokens } = JSON.parse((await assay(home, ['inspect', '--json'], { input })).stdout);
    expect(tokens[0].parties).toMatchObject([
      { protected: { kid: 'mine-1' }, unprotected: { note: expect.anything() } },
      { protected: { kid: 'mine-2' }, unprotected: null },
    ]);
  });

  test('names the command that takes a text which is too long for it', async () => {
    const { code, stderr } = await assay(home, ['inspect'], { input: ' '.repeat(longestText + 1) });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/5\u202f000\u202f000 bytes, .*“assay scan” finds the tokens of files of any size/),
    });
  });

  test('an unsecured token is exit code 2, nothing to find exit code 1', async () => {
    expect(await assay(home, ['inspect', '--json'], { input: unsecured })).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('“none”'),
      stderr: 'assay: The signature was checked and failed.\n',
    });
    for (const input of ['', 'a line without one']) {
      expect(await assay(home, ['inspect'], { input })).toMatchObject({ code: 1, stdout: '', stderr: 'assay: There is no token in it.\n' });
    }
    expect(await assay(home, ['inspect', '/nowhere.har'])).toMatchObject({
      code: 1,
      stderr: 'assay: There is no file “/nowhere.har”.\n',
    });
  });
});

describe('assay diff', () => {
  test('tells what differs from how it is written and signed', async () => {
    const later = compactJws({ iss: 'https://as.example', exp: 1_767_229_260, sub: 'one' }, { typ: 'at+jwt' });
    const { code, stdout } = await assay(home, ['diff', one, '-', '--json'], { input: `Bearer ${later}` });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      identical: false,
      equivalent: false,
      differences: [{ part: 'claims', path: 'exp', kind: 'different', words: '1 min later' }],
      formatting: ['The claims have their members in another order.'],
    });
    const text = await assay(home, ['diff', one, two]);
    expect(text.stdout).toMatch(/claims +sub +"one" +"two\\u202e\\u001b\[2J"/);
    expect((await assay(home, ['diff', one, `${one} `])).stdout).toBe('They are the same, character by character.\n');
  });

  test('shows of long values the place where they differ, in a list too', async () => {
    const long = 'the same words again and again '.repeat(20);
    const [first, second] = ['left', 'right'].map((word) => compactJws({ text: `${long}${word}`, list: [`${long}${word}`] }));
    const { stdout } = await assay(home, ['diff', first ?? '', second ?? '']);
    expect(stdout).toMatch(/claims +text +….*left"? +….*right"?/);
    expect(stdout).toMatch(/claims +list\[\] +….*left"? +–\n/);
    expect(stdout).toMatch(/claims +list\[\] +– +….*right"?\n/);
  });

  test.each<[string, readonly string[]]>([
    ['Standard input cannot be both tokens.', ['-', '-']],
    ['“nothing.jwt” is neither a token that can be read nor a file.', [one, 'nothing.jwt']],
    ['2 tokens are in it, and one is wanted. “assay inspect - --json” prints each.', ['-', one]],
    ['Missing required argument “b”. See “assay diff --help”.', [one]],
  ])('refuses with “%s”', async (sentence, args) => {
    expect(await assay(home, ['diff', ...args], { input: `see ${one} and ${two}` })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `assay: ${sentence}\n`,
    });
  });
});
