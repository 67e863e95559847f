import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialDraft } from '../../core/oauth/draft.ts';
import { registration } from '../support/registration.ts';
import { openFaultServices, type FaultServices } from './fault-services.ts';
import { closeServer, listenOnLoopback } from './loopback-server.ts';

/** Answers that no token endpoint gives, by path. */
const answers: Readonly<Record<string, { readonly answer: (response: ServerResponse) => void; readonly cause: string }>> = {
  '/moved': { answer: (response) => response.writeHead(307, { location: '/token' }).end(), cause: 'REQ-13' },
  '/busy': {
    answer: (response) => response.writeHead(429, { 'retry-after': '30' }).end('{"error":"slow_down"}'),
    cause: 'too-many-requests',
  },
  '/broken': { answer: (response) => response.writeHead(502).end('<html><title>Bad gateway</title></html>'), cause: 'server-failed' },
  '/gateway': {
    answer: (response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<html><title>Sign in</title></html>'),
    cause: 'no-token-endpoint',
  },
  '/gone': { answer: (response) => response.writeHead(404).end(), cause: 'wrong-endpoint' },
};

let services: FaultServices;
let origin: string;
const server = createServer((request, response) => answers[request.url ?? '']?.answer(response));
beforeAll(async () => {
  services = openFaultServices();
  origin = await listenOnLoopback(server);
});
afterAll(async () => {
  await closeServer(server);
  await services.close();
});

test.each(Object.entries(answers))('what answers at %s is no token endpoint, and that is said', async (path, { cause }) => {
  const { api } = services;
  const key = await api.keys.generate({ name: path, alg: 'ES256' });
  const client = await api.clients.create({ ...registration({ issuer: origin, tokenEndpoint: `${origin}${path}` }), keyId: key.id });
  const { request, assertion } = initialDraft(client, { kid: key.kid });
  const exchange = await api.tokens.request({ clientId: client.id, request: { ...request, assertion: assertion.lastGood } });
  const { causes, summary } = await api.explanations.explain({ exchangeId: exchange.id });
  expect(causes[0]).toMatchObject({ id: cause });
  expect(summary).not.toContain(exchange.assertion?.token ?? '');
});
