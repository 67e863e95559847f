import { call, createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lint } from '../../core/explain/lint.ts';
import { createPublishedKeySets } from '../../electron/services/keys/published-key-sets.ts';
import { clientKeysEvidence } from '../../electron/services/explanations/server-evidence.ts';
import { fetchingServer, type FetchingServer } from '../support/fetching-server.ts';
import { registration } from '../support/registration.ts';
import { assertionEvidence } from '../support/rule-cases.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client, clock } = services;
const handlers = createPublishedKeySets(services.ports);
const keySets = createRouterClient(handlers);
let server: FetchingServer;
let setId: string;
let rotating: string;
let old: { readonly id: string; readonly kid: string };
let fresh: { readonly id: string; readonly kid: string };

beforeAll(async () => {
  // The server checks dates by the machine's clock.
  clock.at = Date.now();
  const set = await keySets.create({ name: 'Billing' });
  setId = set.id;
  old = await client.keys.generate({ name: 'January', alg: 'ES256' });
  fresh = await client.keys.generate({ name: 'February', alg: 'ES256' });
  for (const { id: keyId } of [old, fresh]) await keySets.addKey({ id: setId, keyId });
  const { url } = await keySets.serve({ id: setId });
  server = await fetchingServer('billing', url);
  const registered = { issuer: server.origin, tokenEndpoint: server.tokenEndpoint, scope: '' };
  rotating = (await client.clients.create(registration({ ...registered, keySetId: setId }))).id;
});
afterAll(async () => {
  await server.close();
  await call(handlers.stop, { id: null });
  await services.close();
});

/** What the server says to an assertion signed as the client's registration proposes it, and the `kid` that it named. */
async function requestToken(clientId: string) {
  clock.at = Date.now();
  const { response, assertion, answer } = await client.tokens.request({
    clientId,
    request: {
      grant: 'client_credentials',
      method: 'private_key_jwt',
      tokenEndpoint: server.tokenEndpoint,
      sendClientId: false,
      parameters: [],
      assertion: {
        header: { alg: 'ES256', kid: '{{kid}}' },
        claims: { iss: '{{client_id}}', sub: '{{client_id}}', aud: '{{issuer}}', jti: '{{uuid}}', iat: '{{now}}', exp: '{{now+60}}' },
      },
    },
  });
  return { status: response?.status, kid: assertion?.header['kid'], error: answer?.kind === 'error' ? answer.error : null };
}

/** A client of the same server that goes on signing with one key. */
async function signingWith(keyId: string): Promise<string> {
  const { issuer, tokenEndpoint } = await client.clients.get({ id: rotating });
  return (await client.clients.create(registration({ issuer, tokenEndpoint, scope: '', keyId }))).id;
}

test('a server that fetches the set takes assertions before, during and after a rotation, and refuses the retired key after its overlap', async () => {
  expect(await requestToken(rotating)).toEqual({ status: 200, kid: old.kid, error: null });
  expect(server.fetches()).toBe(1);

  await keySets.promote({ id: setId, keyId: fresh.id, overlap: 600 });
  // The key was published as next, so the copy that the server has is enough.
  expect(await requestToken(rotating)).toEqual({ status: 200, kid: fresh.kid, error: null });
  expect(server.fetches()).toBe(1);

  server.forget();
  const stillOld = await signingWith(old.id);
  expect(await requestToken(rotating)).toEqual({ status: 200, kid: fresh.kid, error: null });
  expect(await requestToken(stillOld)).toEqual({ status: 200, kid: old.kid, error: null });

  await keySets.retire({ id: setId, keyId: old.id, overlap: 0 });
  server.forget();
  expect(await requestToken(rotating)).toEqual({ status: 200, kid: fresh.kid, error: null });
  expect(await requestToken(stillOld)).toEqual({ status: 401, kid: old.kid, error: 'invalid_client' });
});

test('a retired key leaves the served document when its overlap is over, without anybody doing anything', async () => {
  const spare = await client.keys.generate({ name: 'March', alg: 'ES256' });
  await keySets.addKey({ id: setId, keyId: spare.id });
  clock.at = Date.now();
  await keySets.promote({ id: setId, keyId: spare.id, overlap: 600 });
  const kids = async () => {
    const response = await fetch((await keySets.serving({ id: setId })).url);
    const { keys } = await response.json();
    return keys.map(({ kid }: { kid: string }) => kid);
  };
  const since = clock.at;
  clock.at = since + 599_999;
  expect(await kids()).toEqual([fresh.kid, spare.kid]);
  clock.at = since + 600_000;
  expect(await kids()).toEqual([spare.kid]);
});

test('the set that is asked for is judged by how its address answers', async () => {
  const document = services.ports.store.clients.get(rotating)?.document ?? expect.fail('no client');
  const { evidence, consulted } = await clientKeysEvidence(services.ports, { client: document, given: undefined }, { ask: true });
  expect(consulted).toMatchObject([{ state: 'asked' }]);
  expect(evidence?.fetched).toMatchObject({ status: 200, fault: null });
  const { findings, notChecked } = lint(assertionEvidence({}, { keys: evidence ?? undefined }));
  expect(findings.filter(({ rule }) => rule === 'KEY-09')).toEqual([]);
  expect(notChecked.map(({ rule }) => rule)).not.toContain('KEY-09');
});
