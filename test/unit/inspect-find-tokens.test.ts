import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findTokens } from '../../core/inspect/find-tokens.ts';
import { tokenAt } from '../../core/inspect/token-at.ts';
import { scanTokens } from '../../core/inspect/token-scan.ts';

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

function jwt(claims: object, header: object = { alg: 'HS256' }): string {
  return `${encode(header)}.${encode(claims)}.${encode('s'.repeat(32))}`;
}

const access = jwt({ iss: 'https://as', scope: 'r' });
const id = jwt({ iss: 'https://as', nonce: 'n' });
const assertion = jwt({ iss: 'c', sub: 'c', aud: 'https://as' });
const encrypted = `${encode({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.AAAA.${'A'.repeat(22)}`;
const opaque = '8xLOxBtZp8abcdefgh12';
const named = new Map([
  [access, 'access'],
  [id, 'id'],
  [assertion, 'assertion'],
  [encrypted, 'encrypted'],
  [opaque, 'opaque'],
]);

/** What was found: "access: Authorization header". */
function found(text: string): string[] {
  return findTokens(text).map((token) => `${named.get(token.text) ?? token.text}: ${token.places.map(({ words }) => words).join(' + ')}`);
}

function wrappedAt(text: string, width: number, indent = ''): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\n${indent}`);
}

describe('a token alone', () => {
  it.each([
    ['as it is', access],
    ['in quotation marks', `"${access}",`],
    ['in typographic quotation marks', `“${access}”`],
    ['with white space around it', `\n  ${access}\t\n`],
    ['with a full stop behind it', `${access}.`],
    ['wrapped at 64', wrappedAt(access, 64)],
    ['wrapped at 20', wrappedAt(access, 20)],
    ['wrapped with carriage returns', wrappedAt(access, 50).replaceAll('\n', '\r\n')],
    ['broken after its full stops', access.replaceAll('.', '.\n')],
    ['broken before its full stops', access.replaceAll('.', '\n.')],
    ['wrapped as a mail quotes it', wrappedAt(access, 60, '> ')],
    ['wrapped as a shell does', wrappedAt(access, 60).replaceAll('\n', '\\\n')],
    ['wrapped as quoted-printable', wrappedAt(access, 60).replaceAll('\n', '=\r\n')],
    ['percent-encoded', access.replaceAll('.', '%2E')],
  ])('%s is found whole', (_how, text) => {
    const tokens = findTokens(text);
    expect(tokens.map((token) => token.text)).toEqual([access]);
    expect(tokens[0]).toMatchObject({ form: 'jws', kind: { name: 'access token' }, count: 1, places: [{ words: 'the text itself' }] });
  });

  it('says what was undone', () => {
    expect(findTokens(wrappedAt(access, 40))[0]?.undone).toEqual([expect.stringMatching(/^It stood on 3 lines/)]);
    expect(findTokens(access.replaceAll('.', '%2e'))[0]?.undone).toEqual(['Percent encoding was undone.']);
    expect(findTokens(access)[0]?.undone).toEqual([]);
  });

  it.each([
    ['cut off in its claims', access.slice(0, 40)],
    ['cut off in its header', access.slice(0, 20)],
    ['cut off at the front', access.slice(5)],
    ['without its signature', `${encode({ alg: 'none' })}.${encode({ iss: 1 })}.`],
    ['with detached content', access.replace(/\..*\./, '..')],
    ['with foreign characters', access.replace('.', '=.').replace('.eyJ', '.+/eyJ')],
    ['with an invisible character', `${access.slice(0, 30)}\u200b${access.slice(30)}`],
    ['that is encrypted', encrypted],
    ['with padding', `${access}=`],
    ['with one segment too many', `${access}.AAAA`],
    ['that is a PASETO', 'v4.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIn0'],
    ['that is opaque', opaque],
    ['with disclosures', `${access}~${encode(['s', 'a', 1])}~${encode(['s', 'b', 1])}~`],
    ['with disclosures and a key binding', `${access}~${encode(['s', 'a', 1])}~${id}`],
    ['with unencoded payload', `${encode({ alg: 'HS256', b64: false, crit: ['b64'] })}.hello$world.AAAA`],
    ['of three kilobytes in ML-DSA', `${encode({ alg: 'ML-DSA-44' })}.${encode({ iss: 1 })}.${'A'.repeat(3227)}`],
  ])('%s is found as it stands', (_how, text) => {
    expect(findTokens(text).map((token) => token.text)).toEqual([text]);
  });

  it('is not made longer by what follows it', () => {
    expect(found(`${access}...`)).toEqual(['access: the text itself']);
    expect(found(`see ${access}, and more`)).toEqual(['access: the text, from character 5']);
    expect(found(`${access}\nword`)).toEqual(['access: line 1']);
    expect(found(`${access.slice(0, 60)}\nERROR this is another line`)).toHaveLength(1);
    expect(found(`${access}\n${id}`)).toEqual(['access: line 1', 'id: line 2']);
    expect(found(`https://x/${access}/next`)).toEqual(['access: the text, from character 11']);
  });
});

describe('text without a token', () => {
  it.each([
    '',
    ' ',
    'The Bearer token is missing, refresh_token: nothing',
    '{"a":[1,2,{"b":"c"}]}',
    'eyes.are.here and there',
    '[]',
    'a b',
  ])('has none: %j', (text) => {
    expect(findTokens(text)).toEqual([]);
  });
});

describe('a token in something', () => {
  it.each([
    ['Authorization header', `Authorization: Bearer ${access}`, ['access: Authorization header']],
    ['lower-case header', `authorization:Bearer ${access}`, ['access: Authorization header']],
    ['DPoP header', `DPoP: ${access}`, ['access: DPoP header']],
    ['scheme alone', `Bearer ${access}`, ['access: behind “Bearer”']],
    ['opaque bearer', `Authorization: Bearer ${opaque}`, ['opaque: Authorization header']],
    [
      'URL',
      `https://app/cb?code=1&id_token=${id}#access_token=${access}&refresh_token=${opaque}`,
      ['id: query parameter id_token', 'access: fragment parameter access_token', 'opaque: fragment parameter refresh_token'],
    ],
    ['URL in a URL', `https://x/?u=https%3A%2F%2Fa%3Fid_token%3D${id}%26b`, ['id: query parameter id_token']],
    ['form body', `grant_type=client_credentials&client_assertion=${assertion}&scope=a`, ['assertion: form parameter client_assertion']],
    ['first parameter', `client_assertion=${assertion}`, ['assertion: form parameter client_assertion']],
    [
      'curl command',
      `curl -X POST https://as/token \\\n  -H 'Authorization: Bearer ${access}' \\\n  --data-urlencode "client_assertion=${assertion}"`,
      ['access: Authorization header', 'assertion: form parameter client_assertion'],
    ],
    ['curl with JSON', `curl https://x -d '{"token":"${access}"}'`, ['access: member token']],
    [
      'two curl commands',
      `curl https://a -H "Authorization: Bearer ${access}"\ncurl https://b -H "Authorization: Bearer ${id}"`,
      ['access: Authorization header of the 1st request', 'id: Authorization header of the 2nd request'],
    ],
    [
      'HTTP messages',
      [
        'POST /token HTTP/1.1\r\nHost: as\r\n',
        `client_assertion=${assertion}\r\n`,
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n',
        `{"access_token":"${access}"}\r\n`,
        `GET /api HTTP/1.1\r\nAuthorization: Bearer ${access}\r\nCookie: session=${id}; x=1\r\n\r\n`,
      ].join('\r\n'),
      [
        'assertion: form parameter client_assertion of the 1st request',
        'access: member access_token of the response + Authorization header of the 2nd request',
        'id: cookie session of the 2nd request',
      ],
    ],
    [
      'curl’s trace',
      `> GET /api HTTP/2\n> authorization: Bearer ${access}\n>\n< HTTP/2 200\n`,
      ['access: Authorization header of the request'],
    ],
    [
      'JSON',
      JSON.stringify({ data: { tokens: [{ id_token: id }] }, refresh_token: opaque }, null, 2),
      ['id: member data.tokens[0].id_token', 'opaque: member refresh_token'],
    ],
    [
      'JSON in JSON',
      JSON.stringify({ a: JSON.stringify({ access_token: access, b: JSON.stringify({ c: id }) }) }),
      ['access: member a, member access_token', 'id: member a, member b, member c'],
    ],
    ['JSON in base64', encode({ access_token: access }), ['access: base64 inside, member access_token']],
    ['JSON that is cut off', `{"access_token":"${access}","id_token":"${id}`, ['access: member access_token', 'id: member id_token']],
    ['escaped JSON', `body: "{\\"access_token\\":\\"${access}\\"}"`, ['access: member access_token']],
    ['variable', `export TOKEN='${access}'`, ['access: value of TOKEN']],
    ['YAML', `a: 1\ntoken: ${access}`, ['access: line 2, value of token']],
    ['HTML', `<a href="https://x?id_token=${id}">x</a>`, ['id: query parameter id_token']],
    [
      'log',
      `2026-01-01 00:00:00 INFO start\n2026-01-01 00:00:01 DEBUG token=${access}\n2026-01-01 00:00:02 DEBUG {"id_token":"${id}"}\n2026-01-01 00:00:03 DEBUG ${access}`,
      ['access: log line 2, value of token + log line 4', 'id: log line 3, member id_token'],
    ],
    [
      'JSON lines',
      `{"ts":1,"auth":"Bearer ${access}"}\n{"ts":2,"msg":"{\\"id_token\\":\\"${id}\\"}"}`,
      ['access: log line 1, member auth', 'id: log line 2, member msg, member id_token'],
    ],
  ])('%s is found with its place', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('HAR file is found entry by entry, request and response, also in base64', () => {
    const entries = [
      {},
      {},
      {
        request: {
          url: `https://x/?access_token=${access}`,
          headers: [
            { name: 'authorization', value: `Bearer ${access}` },
            { name: 'Cookie', value: `s=${id}` },
          ],
          postData: { text: `client_assertion=${assertion}`, params: [{ name: 'client_assertion', value: assertion }] },
        },
        response: { headers: [], content: { mimeType: 'application/json', text: JSON.stringify({ id_token: id }) } },
      },
      { response: { content: { text: Buffer.from(JSON.stringify({ id_token: encrypted })).toString('base64'), encoding: 'base64' } } },
    ];
    expect(found(JSON.stringify({ log: { version: '1.2', entries } }))).toEqual([
      'access: HAR entry 3, request URL, query parameter access_token + HAR entry 3, request, Authorization header',
      'id: HAR entry 3, request, cookie s + HAR entry 3, response body, member id_token',
      'assertion: HAR entry 3, request body, form parameter client_assertion + HAR entry 3, request body, form parameter client_assertion',
      'encrypted: HAR entry 4, response body, member id_token',
    ]);
  });

  it('is told what it is by its place where it does not tell itself', () => {
    const plain = jwt({ hello: 'world' });
    expect(findTokens(`id_token=${plain}`)[0]?.kind).toMatchObject({
      name: 'ID token',
      reason: expect.stringMatching(/^By where it stands/),
    });
    expect(findTokens(`{"refresh_token":"${opaque}"}`)[0]?.kind.name).toBe('refresh token');
    expect(findTokens(`client_assertion=${access}`)[0]?.kind.name).toBe('access token');
    expect(findTokens(plain)[0]?.kind.name).toBe('JWT');
  });

  it('is found with offset, line and column', () => {
    const text = `first\n  token: "${access}"\n`;
    const [token] = findTokens(text);
    expect(token?.places).toMatchObject([{ offset: 16, line: 2, column: 11 }]);
    expect(text.slice(16).startsWith(access)).toBe(true);
  });

  it.each([
    ['as it stands', `token: "${access}"`, access],
    ['wrapped', `token: "${wrappedAt(id, 40)}"`, wrappedAt(id, 40)],
    ['in JSON', JSON.stringify({ access_token: access, n: 1 }), access],
    ['in JSON in a string', JSON.stringify({ body: JSON.stringify({ access_token: access }), n: 1 }), access],
    ['inside base64', JSON.stringify({ b: encode(JSON.stringify({ id_token: id })) }), encode(JSON.stringify({ id_token: id }))],
    ['percent-encoded in JSON', JSON.stringify({ url: `https://a.example/?access_token=${access.replaceAll('.', '%2E')}` }), null],
  ])('%s is found with the characters that stand for it', (_how, text, expected) => {
    const [place] = findTokens(text)[0]?.places ?? [];
    const { offset, length } = place ?? { offset: 0, length: 0 };
    expect(text.slice(offset, offset + length)).toBe(expected ?? `"https://a.example/?access_token=${access.replaceAll('.', '%2E')}`);
  });

  it('many times is told once, with the first hundred places', () => {
    const tokens = findTokens(`${access}\n`.repeat(250));
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatchObject({ count: 250 });
    expect(tokens[0]?.places).toHaveLength(100);
  });
});

describe('JSON serialization', () => {
  const jws = { payload: encode({ iss: 1 }), signatures: [{ protected: encode({ alg: 'ES256' }), signature: 'AAAA' }] };
  const flat = { payload: encode({ iss: 1 }), protected: encode({ alg: 'ES256' }), signature: 'AAAA' };
  const jwe = { protected: encode({ alg: 'dir', enc: 'A128GCM' }), iv: 'AA', ciphertext: 'AA', tag: 'AA' };

  it.each([
    ['general JWS', JSON.stringify(jws, null, 2), JSON.stringify(jws, null, 2), 'jws'],
    ['JWS in prose', `see ${JSON.stringify(flat)} there`, JSON.stringify(flat), 'jws'],
    ['JWE in a member', JSON.stringify({ a: jwe }), JSON.stringify(jwe), 'jwe'],
  ])('%s is one token, not several', (_what, text, token, form) => {
    expect(findTokens(text)).toMatchObject([{ text: token, form }]);
  });

  it('does not swallow its neighbours', () => {
    expect(findTokens(JSON.stringify({ a: access, b: flat, c: id })).map(({ text }) => named.get(text) ?? 'json')).toEqual([
      'access',
      'json',
      'id',
    ]);
    const inner = JSON.stringify({ a: access, b: flat, c: id });
    expect(findTokens(JSON.stringify({ inner })).map(({ text }) => named.get(text) ?? 'json')).toEqual(['access', 'json', 'id']);
  });
});

describe('a JWS whose payload stands in it unencoded', () => {
  it('is found whole', () => {
    const header = Buffer.from('{"alg":"ES256","b64":false,"crit":["b64"]}').toString('base64url');
    const text = `${header}.{"iss":"inline"}.AAAA`;
    expect(findTokens(`${text}\n`)).toMatchObject([{ text, form: 'jws', kind: { name: 'unencoded JWS' } }]);
    expect(findTokens(`${header}.a b.c d`)).not.toMatchObject([{ kind: { name: 'unencoded JWS' } }]);
  });
});

describe('an opaque token', () => {
  it('of a form or query is read without its percent encoding, any other as it stands', () => {
    const words = (text: string) => findTokens(text).map((found) => [found.text, found.undone.join(' ')]);
    const body = 'grant_type=refresh_token&refresh_token=abc%2Fdef%2Bghi12345%3D%3D';
    expect(words(body)).toEqual([['abc/def+ghi12345==', 'Percent encoding was undone.']]);
    expect(words('refresh_token: abc%2Fdef%2Bghi12345%3D%3D')).toEqual([['abc%2Fdef%2Bghi12345%3D%3D', '']]);
  });
});

describe('what is no JWT', () => {
  it('is named', () => {
    const saml = Buffer.from(`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${'x'.repeat(60)}"/>`).toString(
      'base64',
    );
    expect(findTokens(`SAMLResponse=${encodeURIComponent(saml)}&RelayState=x`)).toMatchObject([{ kind: { name: 'SAML' } }]);
    const compressed = deflateRawSync(
      Buffer.from('<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a1"/>'),
    ).toString('base64');
    expect(findTokens(`https://idp.example/sso?SAMLRequest=${encodeURIComponent(compressed)}`)).toMatchObject([
      { kind: { name: 'SAML', reason: expect.stringContaining('compressed') } },
    ]);
    expect(findTokens('<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol">')).toMatchObject([{ kind: { name: 'SAML' } }]);
    expect(findTokens('token=v2.local.AAAAAAAAAAAAAAAAAAAAAAAA')).toMatchObject([{ kind: { name: 'PASETO' } }]);
  });
});

describe('the scanner for streams', () => {
  it('finds the same tokens in chunks that overlap by the last unfinished line', () => {
    const text = Array.from({ length: 40 }, (_, index) => `line ${index} ${index % 3 === 0 ? access : id} end`).join('\n');
    const whole = Array.from(scanTokens(text), ({ text: token }) => token);
    const inChunks: string[] = [];
    let rest = '';
    for (let at = 0; at < text.length; at += 333) {
      const chunk = rest + text.slice(at, at + 333);
      const end = at + 333 >= text.length ? chunk.length : chunk.lastIndexOf('\n') + 1;
      for (const { text: token } of scanTokens(chunk, 0, end)) inChunks.push(token);
      rest = chunk.slice(end);
    }
    expect(inChunks).toEqual(whole);
    expect(whole).toHaveLength(40);
  });

  it('recognises a token at a place, and nothing beside it', () => {
    const text = `x ${access} y`;
    expect(tokenAt(text, 2)).toMatchObject({ start: 2, end: 2 + access.length, text: access });
    expect(tokenAt(text, 0)).toBeNull();
    expect(tokenAt(text, 3)).toBeNull();
  });
});
