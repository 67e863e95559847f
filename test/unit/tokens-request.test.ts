import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ClientInput, ClientRegistration } from '../../core/contract/clients.ts';
import type { TokenRequestDraft } from '../../core/contract/tokens.ts';
import { encodeBase64url } from '../../core/jose/base64url.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { jwtBearerGrant } from '../../core/oauth/grants.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { storeUnusable } from '../../electron/services/fault.ts';
import { faultOf, invalid, missing, vaultLocked } from '../support/fault-of.ts';
import { passphrase } from '../support/assay-home.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint.ts';

const services = openServices();
const { client, clock } = services;
const secret = 'canary-s3cr3t/+&=%é"<\\';
const bearer = { access_token: 'opaque-access', token_type: 'Bearer', expires_in: 60 };
let endpoint: TokenEndpoint;

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
});
afterAll(async () => {
  await endpoint.close();
  await services.close();
});

let count = 0;
async function stored(changes: Partial<ClientInput> = {}): Promise<ClientRegistration> {
  count += 1;
  return client.clients.create(
    registration({
      name: `Client ${count}`,
      tokenEndpoint: `${endpoint.url}/token`,
      method: 'client_secret_post',
      alg: '',
      secret,
      ...changes,
    }),
  );
}

async function withKey(changes: Partial<ClientInput> = {}): Promise<ClientRegistration> {
  count += 1;
  const { id } = await client.keys.generate({ name: `Key ${count}`, alg: 'ES256' });
  return stored({ method: 'private_key_jwt', alg: 'ES256', keyId: id, ...changes });
}

function draftOf(of: ClientRegistration, grant = 'client_credentials', changes: Partial<TokenRequestDraft> = {}): TokenRequestDraft {
  const { request, assertion } = initialDraft(of, { grant });
  return { ...request, assertion: assertion.lastGood, ...changes };
}

async function request(of: ClientRegistration, grant?: string, changes?: Partial<TokenRequestDraft>) {
  return client.tokens.request({ clientId: of.id, request: draftOf(of, grant, changes) });
}

/** An unsigned JWT with these claims. */
function jwt(claims: object, header: object = { alg: 'none', typ: 'at+jwt' }): string {
  const part = (value: object) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part(header)}.${part(claims)}.`;
}

describe('a token request', () => {
  test('carries a fresh assertion each time, and answers with what was signed', async () => {
    endpoint.answerJson(bearer);
    const of = await withKey();
    const first = await request(of);
    const second = await request(of);
    const [one, two] = endpoint.received.slice(-2).map(({ form }) => form.get('client_assertion'));
    expect([one, two]).toEqual([first.assertion?.token, second.assertion?.token]);
    expect(one).not.toBe(two);
    expect(readToken(one ?? '').claims).toMatchObject({ iss: 'billing', sub: 'billing', aud: 'https://as.example' });
    expect(displayWireText(first.request.body ?? [])).toBe(endpoint.received.at(-2)?.body);
  });

  test('answers with the exchange: request, response, timings and no remark on a good answer', async () => {
    endpoint.answerJson({ ...bearer, scope: 'payments:read' });
    const of = await stored();
    const exchange = await request(of);
    expect(exchange).toMatchObject({
      clientId: of.id,
      grant: 'client_credentials',
      startedAt: clock.at,
      failure: null,
      assertion: null,
      answer: { kind: 'success', tokenType: 'Bearer', expiresIn: 60, scope: 'payments:read' },
      response: { status: 200, statusText: 'OK', body: { format: 'json', truncated: false }, timings: { total: expect.any(Number) } },
    });
    expect(exchange.notes.filter((note) => !note.text.includes('clock'))).toEqual([]);
  });

  test('of the jwt-bearer grant signs twice: the grant’s JWT, and the client’s own from its template', async () => {
    endpoint.answerJson(bearer);
    const of = await withKey();
    const draft = draftOf(of, jwtBearerGrant);
    const assertion = { ...draft.assertion, claims: { ...draft.assertion.claims, sub: 'alice' } };
    const exchange = await client.tokens.request({ clientId: of.id, request: { ...draft, assertion } });
    const form = endpoint.received.at(-1)?.form;
    expect(form?.get('assertion')).toBe(exchange.assertion?.token);
    expect(readToken(form?.get('assertion') ?? '').claims).toMatchObject({ iss: 'billing', sub: 'alice' });
    expect(readToken(form?.get('client_assertion') ?? '').claims).toMatchObject({ iss: 'billing', sub: 'billing' });
    expect(readToken(form?.get('client_assertion') ?? '').header).toHaveProperty('kid');
  });

  test('is prepared without being sent, just as it would be', async () => {
    const of = await stored();
    const before = endpoint.received.length;
    const prepared = await client.tokens.prepare({ clientId: of.id, request: draftOf(of) });
    expect(endpoint.received).toHaveLength(before);
    const { request: sent } = await request(of);
    expect(prepared.request).toEqual(sent);
  });

  test('is compared with what was granted as it was sent, placeholders resolved', async () => {
    endpoint.answerJson({ ...bearer, scope: 'billing/.default' });
    const { notes } = await request(await stored(), 'client_credentials', {
      parameters: [{ name: 'scope', value: '{{client_id}}/.default' }],
    });
    expect(notes.map((note) => note.text).join()).not.toContain('scope');
  });

  test('warns of a server’s clock that is off', async () => {
    endpoint.answerWith((response) => response.writeHead(400, { date: new Date(clock.at + 120_000).toUTCString() }).end());
    const { notes, response } = await request(await stored());
    expect(response?.clockOffset).toBe(120);
    expect(notes).toContainEqual({ severity: 'error', text: expect.stringContaining('120 s ahead'), source: 'RFC 9110 6.6.1' });
  });
});

describe('tokens', () => {
  test('are kept with what is known of them, and shown in clear only on request', async () => {
    const access = jwt({ iss: 'https://as.example', aud: ['a', 'b'], exp: 5 });
    const id = jwt({ iss: 'https://as.example', aud: 'billing', exp: clock.at / 1000 + 30 }, { alg: 'none' });
    endpoint.answerJson({ ...bearer, access_token: access, refresh_token: 'refresh-1', id_token: id });
    const of = await stored();
    const { tokens } = await request(of);
    const common = { clientId: of.id, receivedAt: clock.at, grant: 'client_credentials', replaced: false };
    expect(tokens).toEqual([
      {
        ...common,
        id: expect.any(String),
        kind: 'access_token',
        form: 'jws',
        tokenType: 'Bearer',
        scope: 'payments:read',
        typ: 'at+jwt',
        issuer: 'https://as.example',
        audience: ['a', 'b'],
        expiresAt: clock.at + 60_000,
      },
      {
        ...common,
        id: expect.any(String),
        kind: 'refresh_token',
        form: 'opaque',
        tokenType: null,
        scope: 'payments:read',
        typ: null,
        issuer: null,
        audience: [],
        expiresAt: null,
      },
      {
        ...common,
        id: expect.any(String),
        kind: 'id_token',
        form: 'jws',
        tokenType: null,
        scope: null,
        typ: null,
        issuer: 'https://as.example',
        audience: ['billing'],
        expiresAt: clock.at + 30_000,
      },
    ]);
    const revealed = await Promise.all(tokens.map(async ({ id }) => (await client.tokens.reveal({ id })).text));
    expect(revealed).toEqual([access, 'refresh-1', id]);
  });

  test('that are no JWT are opaque, which is no fault', async () => {
    endpoint.answerJson({ ...bearer, access_token: 'a.b.c' });
    const { tokens, answer } = await request(await stored());
    expect(answer?.kind).toBe('success');
    expect(tokens[0]).toMatchObject({ form: 'opaque', issuer: null });
  });

  test('are listed newest first, for one client or all', async () => {
    endpoint.answerJson({ ...bearer, refresh_token: 'r' });
    const of = await stored();
    const [access, refresh] = (await request(of)).tokens;
    clock.at += 1000;
    const [later] = (await request(of)).tokens;
    const ids = (await client.tokens.list({ clientId: of.id })).map(({ id }) => id);
    expect(ids[1]).toBe(later?.id);
    expect(ids.slice(2)).toEqual([refresh?.id, access?.id]);
    expect((await client.tokens.list({})).length).toBeGreaterThan(ids.length);
  });

  test('can be removed and brought back', async () => {
    endpoint.answerJson(bearer);
    const of = await stored();
    const [token] = (await request(of)).tokens;
    const id = token?.id ?? '';
    await client.tokens.remove({ id });
    expect(await client.tokens.list({ clientId: of.id })).toEqual([]);
    expect(await faultOf(client.tokens.reveal({ id }))).toEqual(missing('token', id));
    expect(await client.tokens.restore({ id })).toEqual(token);
    expect(await faultOf(client.tokens.remove({ id: 'none' }))).toEqual(missing('token', 'none'));
  });
});

describe('refreshing', () => {
  test('sends the newest refresh token, keeps the new one and marks the old one replaced', async () => {
    const of = await stored();
    endpoint.answerJson({ ...bearer, refresh_token: 'first' });
    await request(of);
    clock.at += 1000;
    endpoint.answerJson({ ...bearer, refresh_token: 'second' });
    const refreshed = await client.tokens.refresh({ clientId: of.id });
    expect(refreshed.grant).toBe('refresh_token');
    expect(endpoint.received.at(-1)?.form.get('refresh_token')).toBe('first');
    clock.at += 1000;
    await client.tokens.refresh({ clientId: of.id });
    expect(endpoint.received.at(-1)?.form.get('refresh_token')).toBe('second');
    const held = (await client.tokens.list({ clientId: of.id })).filter(({ kind }) => kind === 'refresh_token');
    expect(held.map(({ replaced }) => replaced)).toEqual([false, true]);
  });

  test.each([
    ['none comes back', {}],
    ['the same comes back', { refresh_token: 'only' }],
  ])('keeps the refresh token when %s', async (_what, again) => {
    const of = await stored();
    endpoint.answerJson({ ...bearer, refresh_token: 'only' });
    await request(of);
    endpoint.answerJson({ ...bearer, ...again });
    await client.tokens.refresh({ clientId: of.id });
    await client.tokens.refresh({ clientId: of.id });
    expect(endpoint.received.at(-1)?.form.get('refresh_token')).toBe('only');
    const held = (await client.tokens.list({ clientId: of.id })).filter(({ kind }) => kind === 'refresh_token');
    expect(held.map(({ replaced }) => replaced)).toEqual([false]);
  });

  test('keeps everything when the server refuses', async () => {
    const of = await stored();
    endpoint.answerJson({ ...bearer, refresh_token: 'only' });
    await request(of);
    endpoint.answerJson({ error: 'invalid_grant' }, 400);
    const { answer } = await client.tokens.refresh({ clientId: of.id });
    expect(answer).toMatchObject({ kind: 'error', error: 'invalid_grant' });
    expect(await client.tokens.list({ clientId: of.id })).toHaveLength(2);
  });

  test('takes the refresh token that is chosen', async () => {
    const of = await stored();
    endpoint.answerJson({ ...bearer, refresh_token: 'first' });
    const chosen = (await request(of)).tokens.find(({ kind }) => kind === 'refresh_token');
    endpoint.answerJson({ ...bearer, refresh_token: 'second' });
    await request(of);
    await client.tokens.refresh({ clientId: of.id, tokenId: chosen?.id ?? '' });
    expect(endpoint.received.at(-1)?.form.get('refresh_token')).toBe('first');
  });

  test('without a refresh token is refused with what to do', async () => {
    const of = await stored();
    expect(await faultOf(client.tokens.refresh({ clientId: of.id }))).toEqual(invalid('parameters.refresh_token'));
  });
});

describe('secrets', () => {
  /** Ways in which a server may write what it was sent. */
  const echoes: readonly (readonly [string, (text: string) => string])[] = [
    ['as it is', (text) => text],
    ['form-encoded', (text) => new URLSearchParams([['', text]]).toString().slice(1)],
    ['percent-encoded', encodeURIComponent],
    ['percent-encoded in lower case', (text) => encodeURIComponent(text).replaceAll(/%../g, (octet) => octet.toLowerCase())],
    ['in JSON', (text) => JSON.stringify({ text })],
    [
      'in JSON with every character escaped',
      (text) =>
        `"${text
          .split('')
          .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('')}"`,
    ],
    ['in HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['in base64', (text) => Buffer.from(text).toString('base64')],
  ];

  test.each(echoes)('that a server echoes %s are masked in body and headers', async (_what, encode) => {
    endpoint.answerWith((response) => {
      response.setHeader('x-echo', encode(secret).replaceAll(/[^\x20-\x7e]/g, '')).end(`You sent ${encode(secret)}!`);
    });
    const { response } = await request(await stored());
    const shown = displayWireText(response?.body.text ?? []);
    expect(shown).toMatch(/^You sent .*‹client_secret›.*!$/);
    expect(JSON.stringify(response)).not.toContain(JSON.stringify(encode(secret)).slice(1, -1));
  });

  test('in Basic credentials are masked, and what a server makes of them too', async () => {
    endpoint.answerWith((response, { authorization = '' }) => {
      response.setHeader('x-echo', authorization).end(Buffer.from(authorization.slice(6), 'base64').toString());
    });
    const exchange = await request(await stored({ method: 'client_secret_basic', clientId: 'billing' }));
    const header = exchange.response?.headers.find(({ name }) => name === 'x-echo');
    expect(displayWireText(header?.value ?? [])).toBe('Basic ‹basic_credentials›');
    expect(displayWireText(exchange.response?.body.text ?? [])).toBe('billing:‹client_secret›');
    expect(JSON.stringify(exchange.request)).toContain('{"secret":"basic_credentials"}');
  });

  test.each(['raw', 'form-latin1', 'raw-latin1'] as const)(
    'in Basic credentials that are written as %s are masked too, and their bytes not shown',
    async (basicEncoding) => {
      const of = await stored({ method: 'client_secret_basic', secret: 'wörd-é-9', basicEncoding });
      const pairIn = (authorization = '') => Buffer.from(authorization.slice(6), 'base64');
      endpoint.answerWith((response, { authorization }) => response.end(pairIn(authorization).toString('latin1')));
      const said = await request(of);
      expect(displayWireText(said.response?.body.text ?? [])).toMatch(/^.+:‹client_secret›$/);
      endpoint.answerWith((response, { authorization }) => response.end(Buffer.concat([Buffer.of(0xff), pairIn(authorization)])));
      expect((await request(of)).response?.body).toMatchObject({ format: 'binary', hex: null });
    },
  );

  test('that only sign are masked too, since the server knows them', async () => {
    endpoint.answerWith((response) => response.end(`${secret} is wrong`));
    const { response } = await request(await stored({ method: 'client_secret_jwt', alg: 'HS256' }));
    expect(displayWireText(response?.body.text ?? [])).toBe('‹client_secret› is wrong');
  });

  test('in a binary answer are not shown as hex', async () => {
    endpoint.answerWith((response) => response.end(`\u0000${secret}`));
    const of = await stored();
    expect((await request(of)).response?.body).toMatchObject({ format: 'binary', hex: null });
    endpoint.answerWith((response) => response.end('\u0000abc'));
    expect((await request(of)).response?.body).toMatchObject({ format: 'binary', hex: '00616263', bytes: 4 });
  });

  test('so short that a server can repeat them without end mask all that it sent', async () => {
    endpoint.answerJson({ ...bearer, access_token: 'a', filler: 'a '.repeat(50_000) });
    const { response } = await request(await stored());
    expect(response?.body.text).toEqual([{ secret: 'client_secret' }]);
  });

  test('of a few letters are masked where they stand alone, not within the words of the answer', async () => {
    endpoint.answerJson({ error: 'invalid_client', error_description: 'the client secret s is wrong', s: 's' }, 401);
    const { response } = await request(await stored({ secret: 's' }));
    expect(displayWireText(response?.body.text ?? [])).toBe(
      '{"error":"invalid_client","error_description":"the client secret ‹client_secret› is wrong","‹client_secret›":"‹client_secret›"}',
    );
  });

  test('never show, and tokens only where they are revealed; the assertion always does', async () => {
    const of = await withKey({ secret });
    endpoint.answerJson({ ...bearer, refresh_token: 'rotate-me' });
    const exchange = await request(of);
    const refreshed = await client.tokens.refresh({ clientId: of.id });
    expect(JSON.stringify([exchange, refreshed])).not.toMatch(/opaque-access|rotate-me|canary/);
    expect(displayWireText(exchange.request.body ?? [])).toContain(exchange.assertion?.token);
    const revealed = await client.tokens.revealExchange({ exchangeId: refreshed.id });
    expect(displayWireText(revealed.request.body ?? [])).toContain('refresh_token=rotate-me');
    expect(displayWireText(revealed.response?.body.text ?? [])).toContain('"access_token":"opaque-access"');
  });

  test('of the client stay masked in a revealed exchange', async () => {
    endpoint.answerJson(bearer);
    const { id } = await request(await stored());
    const revealed = await client.tokens.revealExchange({ exchangeId: id });
    expect(displayWireText(revealed.request.body ?? [])).toContain('client_secret=‹client_secret›');
    expect(JSON.stringify(revealed)).not.toContain('canary');
  });

  test('of an exchange are forgotten after fifty others, and when the vault is locked', async () => {
    endpoint.answerJson({ error: 'invalid_client' }, 400);
    const of = await stored();
    const first = await request(of);
    let last = first;
    for (let each = 0; each < 50; each += 1) last = await request(of);
    expect(await faultOf(client.tokens.revealExchange({ exchangeId: first.id }))).toEqual(missing('exchange of this run', first.id));
    expect((await client.tokens.revealExchange({ exchangeId: last.id })).id).toBe(last.id);
    await client.vault.lock();
    await client.vault.unlock({ passphrase });
    expect(await faultOf(client.tokens.revealExchange({ exchangeId: last.id }))).toEqual(missing('exchange of this run', last.id));
  });
});

describe('a request that cannot be made is refused with its field, and nothing is sent', () => {
  async function refused(of: ClientRegistration, changes: Partial<TokenRequestDraft> = {}) {
    const before = endpoint.received.length;
    const fault = await faultOf(request(of, 'client_credentials', changes));
    expect(endpoint.received).toHaveLength(before);
    return fault;
  }

  test.each(['', '/token', 'as.example/token', 'ftp://as.example/', 'https://me:pw@as.example/'])(
    'token endpoint “%s”',
    async (tokenEndpoint) => {
      expect(await refused(await stored(), { tokenEndpoint })).toEqual(invalid('tokenEndpoint'));
    },
  );

  test.each(['client_secret_post', 'client_secret_basic', 'client_secret_jwt'] as const)('%s without a client secret', async (method) => {
    expect(await refused(await stored({ method, secret: null }))).toEqual(invalid('secret'));
  });

  test('Basic credentials in Latin-1 that Latin-1 does not have', async () => {
    const of = await stored({ method: 'client_secret_basic', secret: '€', basicEncoding: 'raw-latin1' });
    expect(await refused(of)).toEqual(invalid('basicEncoding'));
  });

  test('private_key_jwt without a key', async () => {
    expect(await refused(await stored({ method: 'private_key_jwt', alg: 'ES256' }))).toEqual(invalid('keyId'));
  });

  test('an unknown placeholder in a parameter', async () => {
    expect(await refused(await stored(), { parameters: [{ name: 'scope', value: '{{scopes}}' }] })).toEqual(invalid('parameters.scope'));
  });

  test('a locked vault, whatever the method, since the tokens could not be kept', async () => {
    const of = await stored({ method: 'none', secret: null });
    await client.vault.lock();
    const fault = await refused(of);
    await client.vault.unlock({ passphrase });
    expect(fault).toEqual(vaultLocked);
  });
});

test('an answer whose tokens cannot be kept is shown all the same, with the reason, and is not lost', async () => {
  const of = await stored();
  endpoint.answerWith((response) => {
    vi.spyOn(services.ports.store.tokens, 'put').mockImplementationOnce(() => {
      throw storeUnusable('full', '/data/assay.db', 'The disk is full.');
    });
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(bearer));
  });
  const exchange = await request(of);
  expect(exchange).toMatchObject({ response: { status: 200 }, answer: { kind: 'success' }, tokens: [] });
  expect(exchange.notes).toContainEqual({ severity: 'error', text: 'The tokens are not kept. The disk is full.', source: null });
  const revealed = await client.tokens.revealExchange({ exchangeId: exchange.id });
  expect(displayWireText(revealed.response?.body.text ?? [])).toContain('opaque-access');
});
