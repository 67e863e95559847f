import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWwwAuthenticate } from '../../core/oauth/www-authenticate.ts';

function parsed(...fields: string[]) {
  return parseWwwAuthenticate(fields).map(({ scheme, token68, parameters }) => ({
    scheme,
    token68,
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
  }));
}

describe('WWW-Authenticate', () => {
  test.each([
    ['Basic', [{ scheme: 'Basic', token68: null, parameters: {} }]],
    ['Negotiate YWJj==', [{ scheme: 'Negotiate', token68: 'YWJj==', parameters: {} }]],
    ['Basic realm="a"', [{ scheme: 'Basic', token68: null, parameters: { realm: 'a' } }]],
    ['Bearer realm = "a" , error=invalid_token', [{ scheme: 'Bearer', token68: null, parameters: { realm: 'a', error: 'invalid_token' } }]],
    [
      'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
      [
        { scheme: 'Newauth', token68: null, parameters: { realm: 'apps', type: '1', title: 'Login to "apps"' } },
        { scheme: 'Basic', token68: null, parameters: { realm: 'simple' } },
      ],
    ],
    [
      ', ,DPoP algs="ES256 PS256",Bearer , Basic realm=x,',
      [
        { scheme: 'DPoP', token68: null, parameters: { algs: 'ES256 PS256' } },
        { scheme: 'Bearer', token68: null, parameters: {} },
        { scheme: 'Basic', token68: null, parameters: { realm: 'x' } },
      ],
    ],
    ['Bearer error="a, Basic realm=\\"b\\""', [{ scheme: 'Bearer', token68: null, parameters: { error: 'a, Basic realm="b"' } }]],
    ['', []],
  ])('%s', (field, challenges) => {
    expect(parsed(field)).toEqual(challenges);
  });

  test('may come as several fields', () => {
    expect(parsed('Basic realm="a"', 'Bearer realm="b"').map((challenge) => challenge.scheme)).toEqual(['Basic', 'Bearer']);
  });

  test.each([
    ['Bearer error="never closed', 'Bearer', { error: 'never closed' }],
    ['Bearer error=not quoted text', 'Bearer', { error: 'not quoted text' }],
    ['error="no scheme"', '', { error: 'no scheme' }],
    ['Bearer error="a";"b", scope=c', 'Bearer', { error: 'a', scope: 'c' }],
  ])('that is malformed is read as far as it goes: %s', (field, scheme, parameters) => {
    expect(parsed(field)[0]).toMatchObject({ scheme, parameters });
  });

  test('says what its parameters are for', () => {
    const [bearer, basic] = parseWwwAuthenticate(['bearer ERROR="insufficient_scope", scope="a", foo=1, Basic charset="UTF-8"']);
    expect(bearer?.parameters.map((parameter) => parameter.meaning)).toEqual([
      expect.stringContaining('not enough for this call'),
      expect.stringContaining('RFC 6750'),
      null,
    ]);
    expect(basic?.parameters[0]?.meaning).toContain('RFC 7617');
  });

  test.each(['__proto__ __proto__=x', 'constructor constructor=x', 'Bearer constructor=x'])('has no meaning to inherit: %s', (field) => {
    expect(parseWwwAuthenticate([field])[0]?.parameters[0]?.meaning).toBeNull();
  });

  test('never throws, and takes time linear in its length', () => {
    assert(property(string(), (text) => Array.isArray(parseWwwAuthenticate([text]))));
    for (const unit of ['"', 'a', 'a=', 'a="', ',', '\\', '=', ' ', 'a ']) parseWwwAuthenticate([unit.repeat(100_000)]);
  });
});
