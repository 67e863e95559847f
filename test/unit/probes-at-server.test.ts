import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClientInput, ClientRegistration } from '../../core/contract/clients.ts';
import type { ProbeEvent } from '../../core/contract/probes.ts';
import type { TokenRequestDraft } from '../../core/contract/tokens.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { faultOf } from '../support/fault-of.ts';
import { localServer } from '../support/local-server.ts';
import { particularServer, type JudgedAssertion, type ParticularServer } from '../support/particular-server.ts';
import { registration } from '../support/registration.ts';
import { openServices, type Services } from '../support/service-host.ts';

const quickly = { rate: 10 };
let services: Services;
const servers: { close(): Promise<void> }[] = [];

beforeEach(() => {
  services = openServices();
  services.clock.at = Date.now();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await services.close();
});

/** A key that is held, and its public half as a server would have it. */
async function heldKey() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const material = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { key } = await services.client.keys.import({ material, name: 'mine', alg: 'ES256' });
  return { ...key, publicJwk: { ...pair.publicKey.export({ format: 'jwk' }), kid: key.kid } };
}

async function setUp(
  takes: (assertion: JudgedAssertion, tokenEndpoint: string) => boolean,
  template: Partial<ClientInput['template']> = {},
) {
  const key = await heldKey();
  const server = await particularServer('billing', key.publicJwk, takes);
  servers.push(server);
  const client = await register(server.origin, key.id, template);
  return { server, ...draftOf(client, key.kid) };
}

async function register(origin: string, keyId: string, template: Partial<ClientInput['template']> = {}): Promise<ClientRegistration> {
  const fields = registration({ issuer: origin, tokenEndpoint: `${origin}/token`, keyId, scope: '' });
  return await services.client.clients.create({ ...fields, template: { ...fields.template, ...template } });
}

function draftOf(client: ClientRegistration, kid: string): { readonly clientId: string; readonly request: TokenRequestDraft } {
  const { request, assertion } = initialDraft(client, { kid });
  return { clientId: client.id, request: { ...request, assertion: assertion.lastGood } };
}

async function probed(
  input: { readonly clientId: string; readonly request: TokenRequestDraft },
  limits: { most?: number; rate?: number } = quickly,
) {
  const events: ProbeEvent[] = [];
  for await (const event of await services.client.probes.run({ ...input, ...quickly, ...limits })) events.push(event);
  const last = events.at(-1);
  return {
    answers: events.flatMap((event) => ('answer' in event ? [event.answer] : [])),
    conclusion: last !== undefined && 'conclusion' in last ? last.conclusion : null,
  };
}

/** The server judged as many assertions as were sent, each with an id of its own. */
function expectFreshIds({ judged }: ParticularServer): void {
  expect(new Set(judged.map(({ claims }) => claims['jti'])).size).toBe(judged.length);
}

describe('a server that is particular about assertions', () => {
  test('is found to want the token endpoint as audience, and the offered change makes it give a token', async () => {
    const { server, ...input } = await setUp(({ claims }, tokenEndpoint) => claims['aud'] === tokenEndpoint);
    const plan = await services.client.probes.plan({ ...input, ...quickly });
    expect(plan).toMatchObject({
      tokenEndpoint: server.tokenEndpoint,
      variations: expect.arrayContaining([expect.objectContaining({ id: 'audience:token-endpoint' })]),
    });
    expect(server.judged).toHaveLength(0);

    const { answers, conclusion } = await probed(input);
    expect(answers[0]).toMatchObject({ trial: { kind: 'original' }, outcome: 'refused', status: 401, error: 'invalid_client' });
    expect(conclusion?.verdict).toBe('found');
    expect(conclusion?.sentence).toContain('takes the token endpoint as audience');
    expect(await services.client.tokens.list({})).toEqual([]);
    expectFreshIds(server);

    const aud = conclusion?.fix?.changes.flatMap((change) => (change.of === 'claims' && change.change === 'set' ? [change.value] : []))[0];
    const assertion = { ...input.request.assertion, claims: { ...input.request.assertion.claims, aud } };
    const exchange = await services.client.tokens.request({ clientId: input.clientId, request: { ...input.request, assertion } });
    expect(exchange.response?.status).toBe(200);
  });

  test.each([
    ['kid left out', ({ header }: JudgedAssertion) => header['kid'] === undefined, /without “kid”/],
    ['the plain type', ({ header }: JudgedAssertion) => header['typ'] === 'JWT', /“JWT” as “typ”/],
    ['a list of one audience', ({ claims }: JudgedAssertion) => Array.isArray(claims['aud']), /“aud” as a list/],
    ['a longer life', ({ claims }: JudgedAssertion) => Number(claims['exp']) - Number(claims['iat']) >= 300, /lives 300 s/],
  ])('is found to want %s', async (_what, takes, sentence) => {
    const { server, ...input } = await setUp(takes);
    const { conclusion } = await probed(input);
    expect(conclusion).toMatchObject({ verdict: 'found', sentence: expect.stringMatching(sentence) });
    expectFreshIds(server);
  });

  test('is left alone where it takes the request as it is, however its id was written', async () => {
    const { server, ...input } = await setUp(() => true, { claims: { jti: 'always the same' } });
    expect((await probed(input)).conclusion?.verdict).toBe('accepted as it is');
    expect(server.judged).toHaveLength(1);
    expect(server.judged[0]?.claims['jti']).not.toBe('always the same');
  });

  test('gets no more requests than it may, and no faster than it should', async () => {
    const { server, ...input } = await setUp(() => false);
    const begun = performance.now();
    const { answers, conclusion } = await probed(input, { most: 5, rate: 5 });
    expect(answers.length).toBeLessThanOrEqual(5);
    expect(performance.now() - begun).toBeGreaterThan((answers.length - 1) * 200 - 20);
    expect(conclusion?.verdict).toBe('not found');
    expect(server.judged.length).toBeLessThanOrEqual(5);
  });
});

describe('a probe ends', () => {
  async function answering(status: number, headers: Record<string, string>) {
    let requests = 0;
    const server = await localServer((_request, response) => {
      requests += 1;
      const now = requests < 3 ? 401 : status;
      response.writeHead(now, { 'content-type': 'application/json', ...(requests < 3 ? {} : headers) }).end('{"error":"invalid_client"}');
    });
    servers.push(server);
    const key = await heldKey();
    return { ...draftOf(await register(server.origin, key.id), key.kid), requests: () => requests };
  }

  test.each([
    ['429', 429, {}],
    ['Retry-After', 401, { 'retry-after': '30' }],
  ] as const)('at %s', async (_what, status, headers) => {
    const { requests, ...input } = await answering(status, headers);
    const { answers, conclusion } = await probed(input);
    expect(answers.at(-1)?.outcome).toBe('slow down');
    expect(conclusion?.verdict).toBe('stopped');
    expect(requests()).toBe(3);
  });

  test('at a server that sends it elsewhere, where nothing arrives', async () => {
    let astray = 0;
    const elsewhere = await localServer((_request, response) => {
      astray += 1;
      response.end('{}');
    });
    const redirecting = await localServer((_request, response) => {
      response.writeHead(307, { location: `${elsewhere.origin}/token` }).end();
    });
    servers.push(elsewhere, redirecting);
    const { id, kid } = await heldKey();
    const { answers, conclusion } = await probed(draftOf(await register(redirecting.origin, id), kid), { most: 4 });
    expect(answers.map(({ outcome, status }) => `${outcome} ${status}`)).toEqual(['refused 307', 'refused 307']);
    expect(conclusion?.verdict).toBe('not found');
    expect(astray).toBe(0);
  });

  test('where nobody answers', async () => {
    const gone = await localServer(() => {});
    await gone.close();
    const { id, kid } = await heldKey();
    const { answers, conclusion } = await probed(draftOf(await register(gone.origin, id), kid));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['unreached']);
    expect(conclusion).toMatchObject({ verdict: 'stopped', sentence: 'No answer came from the server, so the probe has ended.' });
  });

  test('when it is cancelled, between two requests', async () => {
    const { requests, ...input } = await answering(401, {});
    const control = new AbortController();
    const events = await services.client.probes.run({ ...input, rate: 0.5 }, { signal: control.signal });
    for await (const event of events) {
      expect(event).toHaveProperty('answer');
      control.abort();
    }
    expect(requests()).toBe(1);
  });

  test('before it begins where the request goes to another server, or would use something up', async () => {
    const { requests, ...input } = await answering(401, {});
    const elsewhere = { ...input.request, tokenEndpoint: 'http://127.0.0.1:9/token' };
    expect(await faultOf(services.client.probes.plan({ ...input, request: elsewhere }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'tokenEndpoint' },
    });
    const refresh = { ...input.request, parameters: [{ name: 'refresh_token', value: '{{refresh_token}}' }] };
    expect(await faultOf(services.client.probes.plan({ ...input, request: refresh }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'grant' },
    });
    expect(requests()).toBe(0);
  });
});
