import { describe, expect, test } from 'vitest';
import { errorCode, errorCodes } from '../../core/oauth/error-codes.ts';
import type { ReceivedResponse } from '../../core/oauth/received-response.ts';
import { readTokenResponse } from '../../core/oauth/token-response.ts';

const good = [
  { name: 'Content-Type', value: 'application/json;charset=UTF-8' },
  { name: 'Cache-Control', value: 'private, no-store' },
];
const tokens = { access_token: 'at', token_type: 'Bearer', expires_in: 3600 };

function response(changes: Partial<ReceivedResponse> & { readonly json?: unknown }): ReceivedResponse {
  const { json, ...rest } = changes;
  const text = json === undefined ? '' : JSON.stringify(json);
  return { url: 'https://as.example/token', status: 200, headers: good, format: 'json', text, truncated: false, ...rest };
}

function notes(changes: Parameters<typeof response>[0], scope: string | null = null): string {
  return readTokenResponse(response(changes), scope)
    .notes.map((note) => `${note.text} (${note.source})`)
    .join('\n');
}

describe('a success', () => {
  test('gives its tokens and nothing to remark', () => {
    const json = { ...tokens, refresh_token: 'rt', id_token: 'it', scope: 'a b' };
    expect(readTokenResponse(response({ json }), 'b a')).toEqual({
      answer: { kind: 'success', tokenType: 'Bearer', expiresIn: 3600, scope: 'a b' },
      tokens: [
        { kind: 'access_token', text: 'at' },
        { kind: 'refresh_token', text: 'rt' },
        { kind: 'id_token', text: 'it' },
      ],
      notes: [],
    });
  });

  test.each<[string, Parameters<typeof response>[0], string | null, RegExp]>([
    ['without token_type', { json: { access_token: 'at', expires_in: 1 } }, null, /no “token_type”.*RFC 6749 5.1/],
    ['with an unknown token_type', { json: { ...tokens, token_type: 'odd' } }, null, /“odd”/],
    ['without Cache-Control: no-store', { json: tokens, headers: good.slice(0, 1) }, null, /no-store.*RFC 6749 5.1/],
    ['with the wrong Content-Type', { json: tokens, headers: [{ name: 'content-type', value: 'text/html' }] }, null, /“text\/html”/],
    ['without a Content-Type', { json: tokens, headers: [] }, null, /no Content-Type/],
    ['without expires_in', { json: { access_token: 'at', token_type: 'bearer' } }, null, /no “expires_in”/],
    ['with expires_in as text', { json: { ...tokens, expires_in: '60' } }, null, /not a number/],
    ['that has expired already', { json: { ...tokens, expires_in: 0 } }, null, /expired already/],
    ['with less scope than asked', { json: { ...tokens, scope: 'a' } }, 'a b', /without b.*RFC 6749 3.3/],
    ['with more scope than asked', { json: { ...tokens, scope: 'a b' } }, 'a', /with b besides/],
  ])('%s is taken, with a note', (_what, changes, scope, words) => {
    expect(readTokenResponse(response(changes), scope).answer.kind).toBe('success');
    expect(notes(changes, scope)).toMatch(words);
  });

  test('with expires_in as text still says how long', () => {
    const { answer } = readTokenResponse(response({ json: { ...tokens, expires_in: '60' } }), null);
    expect(answer).toMatchObject({ expiresIn: 60 });
  });
});

describe('an error', () => {
  test('is an answer with its meaning, in our words and with its source', () => {
    const json = { error: 'invalid_client', error_description: 'bad aud', error_uri: 'https://as.example/e' };
    const { answer, notes: remarks } = readTokenResponse(response({ status: 400, json }), null);
    expect(answer).toMatchObject({
      kind: 'error',
      error: 'invalid_client',
      description: 'bad aud',
      uri: 'https://as.example/e',
      source: 'RFC 6749 5.2',
    });
    expect(remarks).toEqual([]);
  });

  test.each<[string, Parameters<typeof response>[0], RegExp]>([
    ['that is not registered', { status: 400, json: { error: 'E_42' } }, /“E_42” is no error code/],
    [
      'of protected resources',
      { status: 400, json: { error: 'invalid_token' } },
      /no error code that is registered for the token endpoint/,
    ],
    ['with status 200', { status: 200, json: { error: 'invalid_client' } }, /status 200; it should be 400/],
    ['401 without WWW-Authenticate', { status: 401, json: { error: 'invalid_client' } }, /without a WWW-Authenticate/],
    [
      'with characters it may not have',
      { status: 400, json: { error: 'invalid_client', error_description: 'é"' } },
      /characters that it may not have/,
    ],
  ])('%s is an answer, with a note', (_what, changes, words) => {
    expect(readTokenResponse(response(changes), null).answer.kind).toBe('error');
    expect(notes(changes)).toMatch(words);
  });

  test('that is unknown is said to be unknown', () => {
    expect(readTokenResponse(response({ status: 400, json: { error: 'E_42' } }), null).answer).toMatchObject({
      explanation: expect.stringContaining('No specification'),
      source: null,
    });
  });
});

describe('what is no OAuth answer', () => {
  test.each<[string, Parameters<typeof response>[0], RegExp]>([
    ['an empty body', { format: 'empty' }, /Status 200, and the body is empty/],
    [
      'a web page',
      { status: 502, format: 'html', text: '<html><title>Bad\n Gateway</title>' },
      /web page titled “Bad Gateway”.*in its log/,
    ],
    ['text', { format: 'text', text: 'ok' }, /not a JSON object/],
    ['an array', { text: '[]' }, /not a JSON object/],
    ['JSON that does not parse', { format: 'text', text: '{"access_token": "a",}' }, /not a JSON object/],
    ['binary', { format: 'binary' }, /binary/],
    ['a cut body', { truncated: true, json: tokens }, /longer than Assay reads/],
    ['JSON without access_token', { json: { token: 'x' } }, /no “access_token”/],
    ['an empty access_token', { json: { ...tokens, access_token: '' } }, /no “access_token”/],
    ['an error that is an object', { status: 403, json: { error: { code: 1 } } }, /an “error” that is not a string/],
    ['500 with JSON', { status: 500, json: { message: 'x' } }, /Status 500.*no “error”.*in its log/],
    ['404', { status: 404, format: 'html', text: '<html>' }, /Check the path/],
    ['405', { status: 405, format: 'empty' }, /takes POST/],
    ['503 with Retry-After', { status: 503, format: 'empty', headers: [{ name: 'retry-after', value: '120' }] }, /Retry-After says 120/],
    ['tokens under an error status', { status: 400, json: tokens }, /no “error”/],
    ['nesting of 10 000', { text: `{"a":${'['.repeat(10_000)}` }, /nested more than 64/],
  ])('%s is said to be so', (_what, changes, words) => {
    const read = readTokenResponse(response(changes), null);
    expect(read).toMatchObject({ answer: { kind: 'unusable', explanation: expect.stringMatching(words) }, tokens: [] });
  });

  test.each([
    ['/elsewhere', /“https:\/\/as.example\/elsewhere”.*RFC 9700 4.12.*If that is the token endpoint/],
    ['https://evil.example/', /“https:\/\/evil.example\/”.*It is another server/],
  ])('a redirect to %s is not followed and names where it pointed to', (location, words) => {
    const { answer } = readTokenResponse(response({ status: 302, headers: [{ name: 'Location', value: location }], json: tokens }), null);
    expect(answer).toMatchObject({ kind: 'unusable', explanation: expect.stringMatching(words) });
  });
});

test('every error code has one entry for each side, an explanation and a source', () => {
  expect(new Set(errorCodes.map(({ code, from }) => `${code} ${from}`)).size).toBe(errorCodes.length);
  for (const { code, from, explanation, source } of errorCodes) {
    expect(errorCode(code, from)).toMatchObject({ code, from });
    expect(explanation).toMatch(/\.$/);
    expect(source).toMatch(/^(RFC|OpenID)/);
  }
});
