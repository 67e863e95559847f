import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, startAssay, type RunningCli } from '../support/assay-cli.ts';
import { refusingUrl, startHttpServer } from '../support/hostile-server.ts';

interface PlaygroundLine {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly apiUrl: string;
  readonly port: number;
  readonly clients: readonly { readonly clientId: string; readonly method: string }[];
}

let home: AssayHome;
let running: RunningCli;
let playground: PlaygroundLine;
beforeAll(async () => {
  home = await freshAssayHome();
  running = await startAssay(home, ['playground', '--json']);
  playground = JSON.parse(running.firstLine);
});
afterAll(async () => {
  await running.stop('SIGTERM');
  await home.remove();
});

const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe('assay playground', () => {
  test('prints where it is and which clients it has, on one line', () => {
    expect(playground).toMatchObject({
      issuer: `http://127.0.0.1:${playground.port}`,
      tokenEndpoint: expect.stringContaining(playground.issuer),
      apiUrl: expect.stringContaining(playground.issuer),
    });
    expect(playground.clients.map(({ method }) => method)).toEqual(
      expect.arrayContaining(['private_key_jwt', 'client_secret_jwt', 'client_secret_basic']),
    );
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('stops with %s, exit code 0 and nothing more to say', async (signal) => {
    const own = await freshAssayHome();
    try {
      const another = await startAssay(own, ['playground']);
      expect(another.firstLine).toMatch(/^issuer +http:\/\/127\.0\.0\.1:\d+$/);
      expect(await another.stop(signal)).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await own.remove();
    }
  });

  test('says that a port is taken', async () => {
    const { code, stderr } = await assay(home, ['playground', '--port', String(playground.port)]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `assay: Port ${playground.port} is used by another program. Choose another port, or leave it out to take a free one (--port).\n`,
    );
  });
});

describe.each(['playground-private-key-jwt', 'playground-client-secret-jwt', 'playground-client-secret-basic'])('%s', (client) => {
  test('gets a token and calls the API with it', async () => {
    const requested = await assay(home, ['token', client]);
    expect(requested.code).toBe(0);
    expect(requested.stderr).toMatch(/^200 OK in \d+ ms\n$/);
    expect(JSON.parse(requested.stdout)).toMatchObject({ access_token: expect.stringMatching(jwt), token_type: 'Bearer' });
    const called = await assay(home, ['call', client, playground.apiUrl]);
    expect({ code: called.code, status: called.stderr }).toEqual({ code: 0, status: expect.stringMatching(/^200 OK in \d+ ms\n$/) });
    expect(JSON.parse(called.stdout)).toMatchObject({ sub: client });
  });
});

describe('assay sign', () => {
  test('prints the compact JWT and nothing else', async () => {
    const { code, stdout, stderr } = await assay(home, ['sign', 'Playground: private_key_jwt']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd()).toMatch(jwt);
    const decoded = JSON.parse((await assay(home, ['decode', '--json'], { input: stdout })).stdout);
    expect(decoded).toMatchObject({
      kind: 'client assertion',
      claims: { iss: 'playground-private-key-jwt', aud: playground.issuer },
      signature: { state: 'verified', key: 'Playground: ES256' },
    });
  });

  test('lays header and claims over the template, and null leaves a member out', async () => {
    const headerChanges = '{"typ":null,"cty":"x"}';
    const claimChanges = '{"sub":7,"jti":null,"nbf":"{{now-5}}","__proto__":{"a":1}}';
    const changed = ['--header', headerChanges, '--claims', claimChanges, '--lifetime', '300', '--audience', 'https://as.example'];
    const { stdout } = await assay(home, ['sign', 'playground-private-key-jwt', '--at', '1767225600', ...changed]);
    const { header, claims } = JSON.parse((await assay(home, ['decode', '--json'], { input: stdout })).stdout);
    expect(header).toEqual({ alg: 'ES256', kid: expect.any(String), cty: 'x' });
    expect(Object.entries(claims)).toEqual([
      ['iss', 'playground-private-key-jwt'],
      ['sub', 7],
      ['aud', 'https://as.example'],
      ['iat', 1_767_225_600],
      ['exp', 1_767_225_900],
      ['nbf', 1_767_225_595],
      ['__proto__', { a: 1 }],
    ]);
  });
});

describe('assay token', () => {
  test('has the documented members in JSON, and no secret in them', async () => {
    const { code, stdout } = await assay(home, ['token', 'playground-private-key-jwt', '--json']);
    expect(code).toBe(0);
    const { request, response, failure, tokens } = JSON.parse(stdout);
    expect(request).toMatchObject({ method: 'POST', url: playground.tokenEndpoint });
    expect(request.body).toMatch(/^grant_type=client_credentials&.*client_assertion=‹client_assertion›$/);
    expect(response).toMatchObject({ status: 200, body: { access_token: '‹access_token›' }, bodyFormat: 'json', truncated: false });
    expect(response.timings.total).toBeGreaterThan(0);
    expect(failure).toBeNull();
    expect(tokens).toEqual([expect.objectContaining({ kind: 'access_token', form: 'jws', clientId: 'playground-private-key-jwt' })]);
    expect(stdout).not.toMatch(/[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/);
  });

  test('masks Basic credentials wherever it shows the request', async () => {
    for (const option of ['--json', '--dry-run', '--trace']) {
      const { stdout, stderr } = await assay(home, ['token', 'playground-client-secret-basic', option]);
      const shown = option === '--trace' ? stderr : stdout;
      expect(shown).toMatch(/authorization"?[:,]\s*("value": ")?Basic ‹basic_credentials›/i);
    }
  });

  test('sends nothing on a dry run', async () => {
    const received: string[] = [];
    const server = await startHttpServer((request, response) => {
      received.push(request.url ?? '');
      response.end();
    });
    const added = ['clients', 'add', 'Dry', '--client-id', 'dry', '--method', 'none', '--token-endpoint', `${server.url}/token`];
    await assay(home, added);
    const { code, stdout } = await assay(home, ['token', 'Dry', '--dry-run', '--scope', 'a', '--param', 'x=1', '--param', 'x=2']);
    await server.close();
    expect({ code, received }).toEqual({ code: 0, received: [] });
    expect(stdout).toMatch(new RegExp(`^POST ${server.url}/token\n`));
    expect(stdout).toMatch(/\n\ngrant_type=client_credentials&scope=a&x=1&x=2&client_id=dry\n$/);
  });

  test('sends a parameter of the command line in place of the built-in one of its name', async () => {
    const given = ['--param', 'grant_type=foo', '--param', 'client_id=somebody', '--param', 'client_id=else'];
    await assay(home, ['clients', 'add', 'Own', '--client-id', 'own', '--method', 'none', '--token-endpoint', 'http://127.0.0.1:9/token']);
    const { stdout } = await assay(home, ['token', 'Own', '--dry-run', ...given]);
    expect(stdout).toMatch(/\n\ngrant_type=foo&client_id=somebody&client_id=else\n$/);
  });

  test('traces the exchange on standard error and leaves standard output to the body', async () => {
    const { stdout, stderr } = await assay(home, ['token', 'playground-private-key-jwt', '--trace']);
    expect(Object.keys(JSON.parse(stdout))).toContain('access_token');
    expect(stderr).toMatch(/^> POST http.*\n(> .*\n)+>\n> grant_type=/);
    expect(stderr).toMatch(/\n< 200 OK in \d+ ms\n/);
    expect(stderr).not.toContain(JSON.parse(stdout).access_token);
  });

  test('takes the short name of a grant, and parameters in place of the default ones', async () => {
    const short = await assay(home, ['token', 'playground-jwt-bearer', '--grant', 'jwt-bearer']);
    expect(JSON.parse(short.stdout)).toMatchObject({ access_token: expect.stringMatching(jwt) });
    const empty = await assay(home, ['token', 'playground-jwt-bearer', '--grant', 'jwt-bearer', '--param', 'assertion=x']);
    expect(empty.code).toBe(2);
  });

  test('explains a refusal on standard error with exit code 2, and prints the body', async () => {
    const { code, stdout, stderr } = await assay(home, ['token', 'playground-private-key-jwt', '--claims', '{"aud":"wrong"}']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: 'invalid_client' });
    expect(stderr).toMatch(
      /^401 Unauthorized in \d+ ms\nassay: The server refused with invalid_client: .*audience \(aud\) must equal.*\[RFC 6749 5\.2\]\n$/s,
    );
  });

  test('answers a server that is not there with exit code 3', async () => {
    await assay(home, ['clients', 'add', 'Gone', '--client-id', 'gone', '--method', 'none', '--token-endpoint', await refusingUrl()]);
    const { code, stdout, stderr } = await assay(home, ['token', 'Gone', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ response: null, failure: { reason: 'refused', message: expect.any(String) }, tokens: [] });
    expect(stderr).toMatch(/^assay: Nothing accepts connections at .*\n$/);
  });
});

describe('assay refresh', () => {
  test('exchanges the refresh token, and the new one the next time', async () => {
    const first = await assay(home, ['token', 'playground-refresh-token', '--grant', 'urn:example:assay:demo-user']);
    const second = await assay(home, ['refresh', 'playground-refresh-token']);
    const third = await assay(home, ['refresh', 'playground-refresh-token', '--json']);
    expect([first.code, second.code, third.code]).toEqual([0, 0, 0]);
    expect(JSON.parse(second.stdout).refresh_token).not.toBe(JSON.parse(first.stdout).refresh_token);
    expect(JSON.parse(third.stdout).request.body).toContain('grant_type=refresh_token&refresh_token=‹refresh_token›');
  });

  test('says that there is nothing to refresh', async () => {
    const { code, stderr } = await assay(home, ['refresh', 'playground-client-secret-basic']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^assay: .*no refresh token.*\.\n$/);
  });
});
