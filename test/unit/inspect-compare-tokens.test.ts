import { describe, expect, it } from 'vitest';
import { compareTokens } from '../../core/inspect/compare-tokens.ts';
import { readToken } from '../../core/jose/read-token.ts';

function token(claims: unknown, header: unknown = { alg: 'ES256' }, signature = 'AAAA') {
  const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return readToken(`${part(header)}.${part(claims)}.${signature}`);
}

/** "claims exp: 1 → 2 (…)". */
function told(first: unknown, second: unknown): string[] {
  return compareTokens(token(first), token(second)).differences.map(
    ({ part, path, first: one, second: other, words }) =>
      `${part} ${path}: ${one ?? '–'} → ${other ?? '–'}${words === null ? '' : ` (${words})`}`,
  );
}

describe('compareTokens', () => {
  it('finds nothing between a token and itself', () => {
    const one = token({ iss: 'a', aud: ['b', { c: [1] }] });
    expect(compareTokens(one, one)).toEqual({ identical: true, equivalent: true, differences: [], formatting: [], signature: 'same' });
  });

  it.each<[string, unknown, unknown, string[]]>([
    ['a member that is there in one', { iss: 'a' }, { iss: 'a', jti: 'x' }, ['claims jti: – → "x"']],
    ['a member that is gone', { iss: 'a', jti: 'x' }, { iss: 'a' }, ['claims jti: "x" → –']],
    ['a date', { exp: 1000 }, { exp: 1060 }, ['claims exp: 1000 → 1060 (1 min later)']],
    ['an earlier date', { iat: 100_000 }, { iat: 1000 }, ['claims iat: 100000 → 1000 (1 day 3 h earlier)']],
    ['a nested member', { cnf: { jkt: 'a', x: 1 } }, { cnf: { jkt: 'b', x: 1 } }, ['claims cnf.jkt: "a" → "b"']],
    ['an audience more', { aud: ['a', 'b'] }, { aud: ['b', 'c', 'a'] }, ['claims aud[]: – → "c"']],
    ['a string for a list', { aud: 'a' }, { aud: ['a'] }, ['claims aud: "a" → ["a"] (the same value, once as a list)']],
    ['a number for a string', { exp: 1 }, { exp: '1' }, ['claims exp: 1 → "1" (once as number, once as string)']],
    ['a scope', { scope: 'a b' }, { scope: 'b c' }, ['claims scope: "a b" → "b c" (without a, with c)']],
    ['the order of scopes', { scope: 'a b' }, { scope: 'b a' }, ['claims scope: "a b" → "b a" (the same scopes in another order)']],
    [
      'a slash',
      { iss: 'https://a' },
      { iss: 'https://a/' },
      ['claims iss: "https://a" → "https://a/" (differs by the slash at the end alone)'],
    ],
    ['case', { iss: 'A' }, { iss: 'a' }, ['claims iss: "A" → "a" (differs by upper and lower case alone)']],
    ['objects in lists', { l: [{ a: 1 }, { b: 2 }] }, { l: [{ a: 1 }, { b: 3 }, 4] }, ['claims l[1].b: 2 → 3', 'claims l[2]: – → 4']],
    [
      'numbers that JavaScript cannot hold',
      '{"n":1e999}',
      '{"n":2e999}',
      ['claims n: 1e999 → 2e999 (JavaScript reads both as the same number)'],
    ],
    [
      'digits that it loses',
      '{"n":12345678901234567890}',
      '{"n":12345678901234567891}',
      ['claims n: 12345678901234567890 → 12345678901234567891 (JavaScript reads both as the same number)'],
    ],
    ['a name of Object.prototype', '{}', '{"constructor":1}', ['claims constructor: – → 1']],
  ])('tells %s', (_what, first, second, expected) => {
    expect(told(first, second)).toEqual(expected);
  });

  it('sets order and formatting apart from what is said', () => {
    const reordered = compareTokens(token({ a: 1, b: 2 }), token({ b: 2, a: 1 }));
    expect(reordered).toMatchObject({
      identical: false,
      equivalent: true,
      formatting: ['The claims have their members in another order.'],
    });
    expect(compareTokens(token('{"a":1}'), token('{ "a": 1 }'))).toMatchObject({
      equivalent: true,
      formatting: ['The claims say the same with other white space or escapes.'],
    });
    expect(compareTokens(token({ aud: ['a', 'b'] }), token({ aud: ['b', 'a'] }))).toMatchObject({
      equivalent: true,
      formatting: ['“aud” in the claims stands in another order.'],
    });
  });

  it('compares headers, signatures and kinds too', () => {
    const compared = compareTokens(
      token({ scope: 'a' }, { alg: 'ES256', kid: 'x' }),
      token({ scope: 'a' }, { alg: 'RS256', kid: 'x', typ: 'dpop+jwt' }, 'BBBB'),
    );
    expect(compared.signature).toBe('different');
    expect(compared.differences.map(({ part, path }) => `${part} ${path}`)).toEqual(['kind ', 'header alg', 'header typ']);
  });

  it('compares what is no JWT by its text', () => {
    expect(compareTokens(readToken('abc12345'), readToken('abc12345'))).toMatchObject({ identical: true, signature: 'none' });
    expect(compareTokens(readToken('abc12345'), readToken('abc12346')).differences).toMatchObject([{ part: 'payload' }]);
  });
});

describe('what stands beside header and claims', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'ES256' })}.${part({ iss: 'a', _sd: ['x'] })}.AAAA`;
  const name = part(['salt', 'given_name', 'Erika']);
  const element = part(['salt', { k: 1 }]);
  const binding = (nonce: string, signature = 'AAAA') => `${part({ alg: 'ES256', typ: 'kb+jwt' })}.${part({ nonce })}.${signature}`;
  const general = (...headers: readonly object[]) =>
    JSON.stringify({ payload: part({ iss: 'a' }), signatures: headers.map((header) => ({ protected: part(header), signature: 'AAAA' })) });
  const differences = (first: string, second: string) =>
    compareTokens(readToken(first), readToken(second)).differences.map(
      ({ part: where, path, first: one, second: other }) => `${where} ${path}: ${one ?? '–'} → ${other ?? '–'}`,
    );

  it.each<[string, string, string, string[]]>([
    ['a disclosure that is withheld', `${jwt}~${name}~${element}~`, `${jwt}~${element}~`, ['disclosures given_name: "Erika" → –']],
    ['a disclosure more', `${jwt}~${name}~`, `${jwt}~${name}~${element}~`, ['disclosures an element of a list: – → {"k":1}']],
    ['a disclosure that cannot be read', `${jwt}~${name}~`, `${jwt}~${name}~!!~`, ['disclosures unreadable: – → !!']],
    ['a key binding more', `${jwt}~`, `${jwt}~${binding('n')}`, ['key binding : – → {"nonce":"n"}']],
    ['another key binding', `${jwt}~${binding('n')}`, `${jwt}~${binding('m')}`, ['key binding nonce: "n" → "m"']],
    [
      'a key binding signed anew',
      `${jwt}~${binding('n')}`,
      `${jwt}~${binding('n', 'BBBB')}`,
      [expect.stringMatching(/^key binding : .*AAAA → .*BBBB$/)],
    ],
    [
      'another header of the key binding',
      `${jwt}~${binding('n')}`,
      `${jwt}~${part({ alg: 'PS256', typ: 'kb+jwt' })}.${part({ nonce: 'n' })}.AAAA`,
      ['key binding alg: "ES256" → "PS256"'],
    ],
    ['the order of disclosures', `${jwt}~${name}~${element}~`, `${jwt}~${element}~${name}~`, []],
    [
      'a signature more',
      general({ alg: 'ES256' }, { alg: 'PS256' }),
      general({ alg: 'ES256' }, { alg: 'PS256' }, { alg: 'EdDSA' }),
      ['signatures number 3: – → {"alg":"EdDSA"}'],
    ],
    [
      'another header of a further signature',
      general({ alg: 'ES256' }, { alg: 'PS256' }),
      general({ alg: 'ES256' }, { alg: 'RS256' }),
      ['signatures number 2: alg: "PS256" → "RS256"'],
    ],
  ])('is compared: %s', (_name, first, second, expected) => {
    expect(differences(first, second)).toEqual(expected);
  });

  it('tells the order of disclosures apart from what they say', () => {
    const compared = compareTokens(readToken(`${jwt}~${name}~${element}~`), readToken(`${jwt}~${element}~${name}~`));
    expect(compared).toMatchObject({ equivalent: true, formatting: ['The disclosures stand in another order.'] });
    expect(compareTokens(readToken(`${jwt}~${name}~`), readToken(`${jwt}~${element}~`)).formatting).toEqual([]);
  });

  it('is compared to the last disclosure', () => {
    const many = Array.from({ length: 3000 }, (_, index) => part(['salt', `name-${index}`, index])).join('~');
    expect(differences(`${jwt}~${many}~${name}~`, `${jwt}~${many}~`)).toEqual(['disclosures given_name: "Erika" → –']);
  });
});
