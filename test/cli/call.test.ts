import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, startAssay, type RunningCli } from '../support/assay-cli.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';

const client = 'playground-client-secret-jwt';
const binary = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
let home: AssayHome;
let playground: RunningCli;
let server: RunningServer;
beforeAll(async () => {
  home = await freshAssayHome();
  playground = await startAssay(home, ['playground']);
  await assay(home, ['token', client]);
  server = await startHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, headers } = request;
      if (request.url === '/binary') response.end(binary);
      else if (request.url === '/fails') response.writeHead(503).end('later');
      else
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ method, headers, body: Buffer.concat(chunks).toString() }));
    });
  });
});
afterAll(async () => {
  await server.close();
  await playground.stop('SIGTERM');
  await home.remove();
});

test('says why the API refuses when asked to, and adds that to the JSON', async () => {
  const { url } = JSON.parse((await assay(home, ['call', client, server.url, '--json'])).stdout).request;
  const args = ['call', client, `${url}fails`, '--explain'];
  expect(await assay(home, args)).toMatchObject({
    code: 2,
    stdout: 'later',
    stderr: expect.stringMatching(/^503 .*\nThe server said: status 503/),
  });
  expect(JSON.parse((await assay(home, [...args, '--json'])).stdout)).toMatchObject({
    response: { status: 503 },
    refused: true,
    causes: expect.any(Array),
  });
});

test('sends method, header fields and data', async () => {
  const args = ['call', client, server.url, '--method', 'PUT', '--header', 'X-Trace: 7', '--data', '@-'];
  const { code, stdout } = await assay(home, args, { input: '{"a":1}' });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    method: 'PUT',
    headers: { 'x-trace': '7', 'content-type': 'application/json', authorization: expect.stringMatching(/^Bearer ey/) },
    body: '{"a":1}',
  });
});

test('posts data unless told otherwise', async () => {
  const { stdout } = await assay(home, ['call', client, server.url, '--data', 'plain']);
  expect(JSON.parse(stdout)).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'plain' });
});

test('masks the token in JSON, where the server repeats it too', async () => {
  const { stdout } = await assay(home, ['call', client, server.url, '--json']);
  const { request, response, challenges } = JSON.parse(stdout);
  expect(request.headers).toContainEqual({ name: expect.stringMatching(/^authorization$/i), value: 'Bearer ‹access_token›' });
  expect(response.body.headers.authorization).toBe('Bearer ‹access_token›');
  expect(challenges).toEqual([]);
  expect(stdout).not.toContain('Bearer ey');
});

test('writes a binary body as it came', async () => {
  const { code, bytes } = await assay(home, ['call', client, `${server.url}/binary`]);
  expect({ code, bytes }).toEqual({ code: 0, bytes: binary });
});

test('answers a status from 400 on with exit code 2, and prints the body', async () => {
  const { code, stdout, stderr } = await assay(home, ['call', client, `${server.url}/fails`]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'later' });
  expect(stderr).toMatch(/^503 Service Unavailable in \d+ ms\nassay: The API refused with 503\.\n$/);
});

test('answers an API that is not there with exit code 3', async () => {
  const { code, stdout } = await assay(home, ['call', client, await refusingUrl()]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
});

test('says how to get a token when there is none', async () => {
  const { code, stderr } = await assay(home, ['call', 'playground-private-key-jwt', server.url]);
  expect(code).toBe(1);
  expect(stderr).toBe(
    'assay: The client “Playground: private_key_jwt” has no access token. Run “assay token playground-private-key-jwt”.\n',
  );
});
