import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { faultOf, invalid } from '../support/fault-of.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client } = services;
const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => services.close());

type Answer = (response: ServerResponse, url: string) => void;

const openid = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';

/** A server with answers at its two well-known addresses; elsewhere, and by default, it has nothing. */
async function startIssuer(answers: Record<string, Answer>): Promise<string> {
  const server = await startHttpServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, server.url);
  });
  servers.push(server);
  return server.url;
}

function document(changes: object = {}): Answer {
  return (response, url) => response.end(JSON.stringify({ issuer: url, token_endpoint: `${url}/token`, ...changes }));
}

describe('discovery', () => {
  test('tries both addresses and uses the first that names the issuer', async () => {
    const issuer = await startIssuer({ [openid]: document({ from: 'openid' }), [oauth]: document({ from: 'oauth' }) });
    const found = await client.metadata.discover({ issuer });
    expect(found).toMatchObject({ asked: issuer, mismatch: null, document: { from: 'openid' } });
    expect(found.attempts).toEqual([
      { url: `${issuer}${openid}`, specification: 'OpenID Connect Discovery 1.0', outcome: 'used', status: 200, message: 'Found.' },
      { url: `${issuer}${oauth}`, specification: 'RFC 8414', outcome: 'also-found', status: 200, message: 'Found.' },
    ]);
  });

  test('uses the other document when the first names another issuer', async () => {
    const issuer = await startIssuer({ [openid]: document({ issuer: 'https://other.example' }), [oauth]: document({ from: 'oauth' }) });
    const found = await client.metadata.discover({ issuer });
    expect(found).toMatchObject({ mismatch: null, document: { from: 'oauth' } });
    expect(found.attempts[0]).toMatchObject({ outcome: 'also-found', message: expect.stringContaining('“https://other.example”') });
  });

  test('shows both issuers side by side when no document names the one asked for', async () => {
    const issuer = await startIssuer({ [oauth]: document({ issuer: 'https://other.example' }) });
    const found = await client.metadata.discover({ issuer });
    expect(found.mismatch).toEqual({ asked: issuer, found: 'https://other.example' });
    expect(found.document).toMatchObject({ issuer: 'https://other.example' });
  });

  test('takes a slash at the end for a difference', async () => {
    const issuer = await startIssuer({ [openid]: document() });
    expect((await client.metadata.discover({ issuer: `${issuer}/` })).mismatch).toEqual({ asked: `${issuer}/`, found: issuer });
  });

  test('finds the issuer of a well-known address that was pasted', async () => {
    const issuer = await startIssuer({ [openid]: document() });
    expect(await client.metadata.discover({ issuer: `${issuer}${openid}` })).toMatchObject({ asked: issuer, mismatch: null });
  });

  test.each<[string, Answer, number | null, RegExp]>([
    ['is a web page', (response) => response.end('<html><title>Welcome</title>'), 200, /web page titled “Welcome”/],
    ['is not there', (response) => response.writeHead(404).end(), 404, /nothing \(status 404\).*trailing slash/],
    [
      'redirects',
      (response) => response.writeHead(301, { location: '/new' }).end(),
      301,
      /Redirects to “http.*\/new”, which is not followed/,
    ],
    ['is too large', (response) => response.end(`{"a":"${'x'.repeat(1_000_001)}"}`), 200, /longer than Assay reads/],
    ['is no JSON', (response) => response.end('{"issuer": https}'), 200, /not a JSON object/],
    ['is an array', (response) => response.end('[]'), 200, /not a JSON object/],
    ['is nested 10 000 deep', (response) => response.end('{"a":'.repeat(10_000)), 200, /nested more than 64 levels/],
    ['is empty', (response) => response.end(), 200, /empty/],
    ['fails', (response) => response.writeHead(500).end('{}'), 500, /Status 500 instead of 200/],
  ])('says of a document that %s why it cannot be used', async (_what, answer, status, message) => {
    const issuer = await startIssuer({ [openid]: answer });
    const found = await client.metadata.discover({ issuer });
    expect(found).toMatchObject({ document: null, mismatch: null });
    expect(found.attempts[0]).toMatchObject({ outcome: 'failed', status, message: expect.stringMatching(message) });
  });

  test('remarks on a document that lacks what is needed', async () => {
    const issuer = await startIssuer({ [openid]: document({ token_endpoint: undefined }) });
    expect((await client.metadata.discover({ issuer })).attempts[0]).toMatchObject({
      outcome: 'used',
      message: 'It has no token_endpoint.',
    });
  });

  test('of a server that cannot be reached is an answer', async () => {
    const found = await client.metadata.discover({ issuer: await refusingUrl() });
    expect(found.attempts.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['failed', null],
      ['failed', null],
    ]);
    expect(found.attempts[0]?.message).toContain('Start the server');
  });

  test.each(['', 'as.example', 'mailto:a@b', 'https://as.example/?tenant=1'])('refuses “%s” as an issuer', async (issuer) => {
    expect(await faultOf(client.metadata.discover({ issuer }))).toEqual(invalid('issuer'));
  });
});
