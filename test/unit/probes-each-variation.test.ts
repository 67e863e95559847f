import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientInput } from '../../core/contract/clients.ts';
import type { Key } from '../../core/contract/keys.ts';
import type { ProbeEvent } from '../../core/contract/probes.ts';
import type { TokenRequestDraft } from '../../core/contract/tokens.ts';
import { registrationChanges } from '../../core/explain/fix.ts';
import { variedRequest } from '../../core/explain/probe/varied-request.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { registration } from '../support/registration.ts';
import { openServices, type Services } from '../support/service-host.ts';
import { startTokenEndpoint, type ReceivedRequest, type TokenEndpoint } from '../support/token-endpoint.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const seconds = (): number => Math.floor(Date.now() / 1000);

/** A request as a token endpoint sees it. */
interface Seen extends Pick<ReceivedRequest, 'authorization' | 'form'> {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The token endpoint's own address, and its server's. */
  readonly url: string;
  readonly origin: string;
}

/** What one server wants, and which variation finds it. */
interface Case {
  /** The variation that the change is found by. */
  readonly id: string;
  readonly takes: (seen: Seen) => boolean;
  /** Of the registration, where it is not one with a key and the usual template. */
  readonly client?: Partial<Omit<ClientInput, 'template'>>;
  readonly template?: Partial<ClientInput['template']>;
  readonly request?: Partial<TokenRequestDraft>;
  /** Seconds that the server's clock is ahead, as its `Date` says. */
  readonly ahead?: number;
}

const secret = 'p@ss wörd:+%';
const basic = { method: 'client_secret_basic', secret, alg: '', keyId: null } as const;
const decoded = (authorization: string | undefined): string => Buffer.from((authorization ?? '').slice(6), 'base64').toString('latin1');
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const cases: readonly Case[] = [
  {
    id: 'audience:issuer',
    template: { audience: { kind: 'token-endpoint', value: '' } },
    takes: ({ claims, origin }) => claims['aud'] === origin,
  },
  { id: 'audience:token-endpoint', takes: ({ claims, url }) => claims['aud'] === url },
  { id: 'audience:issuer-slash', takes: ({ claims, origin }) => claims['aud'] === `${origin}/` },
  { id: 'audience:token-endpoint-slash', takes: ({ claims, url }) => claims['aud'] === `${url}/` },
  { id: 'audience:origin', client: { issuer: 'https://as.example' }, takes: ({ claims, origin }) => claims['aud'] === origin },
  { id: 'audience:list', takes: ({ claims }) => Array.isArray(claims['aud']) && claims['aud'].length === 1 },
  { id: 'audience:text', template: { claims: { aud: ['{{issuer}}'] } }, takes: ({ claims, origin }) => claims['aud'] === origin },
  { id: 'kid:none', takes: ({ header }) => !('kid' in header) },
  { id: 'kid:held', template: { header: { kid: 'another' } }, takes: ({ header }) => header['kid'] === 'mine' },
  { id: 'kid:thumbprint', takes: ({ header }) => /^[\w-]{43}$/.test(String(header['kid'])) },
  { id: 'typ:none', takes: ({ header }) => !('typ' in header) },
  { id: 'typ:jwt', takes: ({ header }) => header['typ'] === 'JWT' },
  { id: 'typ:client-authentication', template: { typ: 'JWT' }, takes: ({ header }) => header['typ'] === 'client-authentication+jwt' },
  { id: 'client_id:with', takes: ({ form }) => form.get('client_id') === 'billing' },
  { id: 'client_id:without', template: { sendClientId: true }, takes: ({ form }) => !form.has('client_id') },
  { id: 'lifetime:60', template: { lifetime: 3600 }, takes: ({ claims }) => Number(claims['exp']) - seconds() <= 60 },
  { id: 'lifetime:300', takes: ({ claims }) => Number(claims['exp']) - seconds() > 200 },
  { id: 'claims:jti', template: { jti: false }, takes: ({ claims }) => typeof claims['jti'] === 'string' },
  { id: 'claims:iat', template: { iat: false }, takes: ({ claims }) => typeof claims['iat'] === 'number' },
  { id: 'claims:no-nbf', template: { nbf: true, iat: false, claims: { iat: '{{now-90}}' } }, takes: ({ claims }) => !('nbf' in claims) },
  { id: 'clock:behind', takes: ({ claims }) => Number(claims['iat']) < seconds() - 30 },
  { id: 'clock:server', ahead: 600, takes: ({ claims }) => Number(claims['exp']) > seconds() + 600 },
  { id: 'algorithm:PS256', takes: ({ header }) => header['alg'] === 'PS256' },
  { id: 'parameter:assertion', takes: ({ form }) => form.has('assertion') && form.get('grant_type') === 'client_credentials' },
  { id: 'parameter:grant', takes: ({ form }) => form.has('assertion') && form.get('grant_type') === jwtBearer },
  {
    id: 'parameter:client_assertion',
    request: { grant: jwtBearer, method: 'none', parameters: [{ name: 'assertion', value: '{{assertion}}' }] },
    takes: ({ form }) => form.has('client_assertion') && form.get('grant_type') === 'client_credentials',
  },
  { id: 'method:client_secret_post', client: basic, takes: ({ form }) => form.get('client_secret') === secret },
  {
    id: 'method:client_secret_basic',
    client: { ...basic, method: 'client_secret_post' },
    takes: ({ authorization }) => authorization !== undefined,
  },
  {
    id: 'basic:form',
    client: { ...basic, basicEncoding: 'raw' },
    takes: ({ authorization }) => decoded(authorization) === 'billing:p%40ss+w%C3%B6rd%3A%2B%25',
  },
  { id: 'basic:raw', client: basic, takes: ({ authorization }) => decoded(authorization) === utf8(`billing:${secret}`) },
  { id: 'basic:raw-latin1', client: basic, takes: ({ authorization }) => decoded(authorization) === `billing:${secret}` },
  {
    id: 'basic:form-latin1',
    client: basic,
    takes: ({ authorization }) => decoded(authorization) === 'billing:p%40ss+w%F6rd%3A%2B%25',
  },
];

let services: Services;
let key: Key;
const endpoints: TokenEndpoint[] = [];

beforeAll(async () => {
  services = openServices();
  services.clock.at = Date.now();
  // RSA, because of it there are several algorithms.
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const material = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'mine' });
  ({ key } = await services.client.keys.import({ material, name: 'mine', alg: 'RS256' }));
});
afterAll(async () => {
  await Promise.all(endpoints.map((endpoint) => endpoint.close()));
  await services.close();
});

/** A token endpoint that gives a token for what it takes, and a bare `invalid_client` for everything else. */
async function server({ takes, ahead = 0 }: Case) {
  const endpoint = await startTokenEndpoint();
  endpoints.push(endpoint);
  const url = `${endpoint.url}/token`;
  const ids: unknown[] = [];
  endpoint.answerWith((response, { authorization, form }) => {
    const token = form.get('client_assertion') ?? form.get('assertion');
    const [header, claims] = token === null ? [{}, {}] : [decodeProtectedHeader(token), decodeJwt(token)];
    if ('jti' in claims) ids.push(claims['jti']);
    const accepted = takes({ authorization, form, header, claims, url, origin: endpoint.url });
    response.writeHead(accepted ? 200 : 401, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      date: new Date(Date.now() + ahead * 1000).toUTCString(),
    });
    response.end(JSON.stringify(accepted ? { access_token: 'opaque', token_type: 'Bearer' } : { error: 'invalid_client' }));
  });
  return { url, origin: endpoint.url, received: endpoint.received, ids };
}

async function setUp(wants: Case) {
  const { url, origin, ...seen } = await server(wants);
  const fields = registration({ issuer: origin, tokenEndpoint: url, keyId: key.id, alg: 'RS256', ...wants.client });
  const client = await services.client.clients.create({ ...fields, template: { ...fields.template, ...wants.template } });
  const { request, assertion } = initialDraft(client, { kid: key.kid });
  return { client, ...seen, request: { ...request, assertion: assertion.lastGood, ...wants.request } };
}

describe.concurrent('a probe finds, and the change that it offers makes the server give a token:', () => {
  test.each(cases)('$id', async (wants) => {
    const { client, received, ids, request } = await setUp(wants);
    // The clock of a server is known from what it answered before.
    if (wants.ahead !== undefined) await services.client.tokens.request({ clientId: client.id, request });
    const before = received.length;
    const plan = await services.client.probes.plan({ clientId: client.id, request, rate: 10 });
    expect(received).toHaveLength(before);

    const events: ProbeEvent[] = [];
    for await (const event of await services.client.probes.run({ clientId: client.id, request, rate: 10 })) events.push(event);
    const answers = events.flatMap((event) => ('answer' in event ? [event.answer] : []));
    const conclusion = events.flatMap((event) => ('conclusion' in event ? [event.conclusion] : []))[0];
    const variation = plan.variations.find(({ id }) => id === wants.id);
    expect(answers.find(({ outcome }) => outcome === 'accepted')?.trial.variations).toEqual([wants.id]);
    expect(answers.map(({ trial }) => trial.kind).slice(-2)).toEqual(['original again', 'confirmation']);
    expect(conclusion).toMatchObject({ verdict: 'found', fix: variation?.fix });
    expect(conclusion?.sentence).toContain(`This server ${variation?.shows}.`);
    expect(received.length - before).toBe(answers.length);
    expect(new Set(ids).size).toBe(ids.length);

    if (variation === undefined) return;
    const changes = [...registrationChanges(variation.fix)];
    if (changes.length > 0) await services.client.explanations.applyToRegistration({ clientId: client.id, changes });
    const exchange = await services.client.tokens.request({ clientId: client.id, request: variedRequest(request, variation.fix) });
    expect(exchange.response?.status).toBe(200);
  });
});
