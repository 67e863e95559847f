import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, interruptedAssay } from '../support/assay-cli.ts';
import { startTokenEndpoint, type ReceivedRequest, type TokenEndpoint } from '../support/token-endpoint.ts';

const secret = 'p@ss/wörd';
const quickly = ['--rate', '10'];
let home: AssayHome;
let endpoint: TokenEndpoint;
beforeAll(async () => {
  home = await freshAssayHome();
  endpoint = await startTokenEndpoint();
  const options = ['--client-id', 'acme', '--method', 'client_secret_basic', '--token-endpoint', `${endpoint.url}/token`, '--secret-stdin'];
  expect((await assay(home, ['clients', 'add', 'Acme', ...options], { input: secret })).code).toBe(0);
});
afterAll(async () => {
  await endpoint.close();
  await home.remove();
});

/** The endpoint takes requests that `takes` is true of. */
function answers(takes: (request: ReceivedRequest) => boolean, status = 401, headers: Record<string, string> = {}): void {
  endpoint.received.length = 0;
  endpoint.answerWith((response, request) => {
    const taken = takes(request);
    response.writeHead(taken ? 200 : status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(taken ? { access_token: 'opaque', token_type: 'Bearer' } : { error: 'invalid_client' }));
  });
}
const raw = ({ authorization }: ReceivedRequest): boolean =>
  Buffer.from((authorization ?? '').slice(6), 'base64').toString() === `acme:${secret}`;

describe('assay probe', () => {
  beforeEach(() => answers(raw));

  test('prints its plan and sends nothing', async () => {
    const plan = await assay(home, ['probe', 'Acme', '--dry-run', '--max', '3']);
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toMatch(/^N +CHANGE +BECAUSE\n1 +Send client_id and secret without form-encoding/);
    expect(plan.stdout).toContain(`At most 3 requests to ${endpoint.url}/token, in 1 s or more`);
    expect(JSON.parse((await assay(home, ['probe', 'Acme', '--dry-run', '--json'])).stdout)).toMatchObject({
      plan: { tokenEndpoint: `${endpoint.url}/token`, variations: [{ id: 'basic:raw', varies: 'secret' }, {}, {}, {}] },
    });
    expect(endpoint.received).toHaveLength(0);
  });

  test('finds and confirms what the server wants, and says it in words', async () => {
    const found = await assay(home, ['probe', 'Acme', ...quickly]);
    expect(found.code).toBe(0);
    expect(found.stdout).toMatch(
      /^This server wants client_id and secret as they are in the Authorization header\. That one change suffices/,
    );
    expect(found.stderr.split('\n')).toEqual([
      'As it is: refused, 401 invalid_client',
      'Send client_id and secret without form-encoding: accepted, 200',
      'As it is, once more: refused, 401 invalid_client',
      'Confirming: Send client_id and secret without form-encoding: accepted, 200',
      '',
    ]);
  });

  test('prints as JSON what was planned, answered and concluded', async () => {
    const { code, stdout, stderr } = await assay(home, ['probe', 'Acme', '--json', ...quickly]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('p@ss');
    expect(JSON.parse(stdout)).toMatchObject({
      plan: { requests: 7, seconds: 1 },
      answers: [
        { trial: { kind: 'original', variations: [] }, outcome: 'refused', status: 401, error: 'invalid_client', description: null },
        { trial: { kind: 'variation', variations: ['basic:raw'] }, outcome: 'accepted', status: 200 },
        { trial: { kind: 'original again' } },
        { trial: { kind: 'confirmation' } },
      ],
      conclusion: { verdict: 'found', fix: { changes: [{ of: 'request', name: 'basicEncoding', value: 'raw' }, { of: 'registration' }] } },
    });
  });

  test('ends with 2 where nothing was found within the requests that it may send', async () => {
    answers(() => false);
    const { code, stdout, stderr } = await assay(home, ['probe', 'Acme', '--max', '2', ...quickly]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('assay: One change was tried, and was not enough.');
    expect(endpoint.received).toHaveLength(2);
  });

  test('ends with 2 at the server’s wish for fewer requests, and when it is interrupted', async () => {
    answers(() => false, 429, { 'retry-after': '60' });
    expect(await assay(home, ['probe', 'Acme', ...quickly])).toMatchObject({ code: 2, stderr: expect.stringContaining('fewer requests') });
    expect(endpoint.received).toHaveLength(1);
    const asked = new Promise<void>((resolve) => {
      answers(() => {
        // The answer is on its way when the process is interrupted.
        setTimeout(resolve, 1000);
        return false;
      });
    });
    const stopped = await interruptedAssay(home, ['probe', 'Acme', '--rate', '0.1'], asked);
    expect(stopped).toMatchObject({ code: 2, stderr: expect.stringContaining('assay: The probe was stopped.\n') });
    expect(endpoint.received).toHaveLength(1);
  });

  test('ends with 3 where nobody answers, and with 4 at a locked vault', async () => {
    const locked = await assay(home, ['probe', 'Acme'], { environment: { ASSAY_PASSPHRASE: 'another passphrase' } });
    expect(locked).toMatchObject({ code: 4, stdout: '' });
    const elsewhere = ['--client-id', 'x', '--method', 'none', '--token-endpoint', 'http://127.0.0.1:9/token'];
    await assay(home, ['clients', 'add', 'Gone', ...elsewhere]);
    expect(await assay(home, ['probe', 'Gone'])).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('No answer came') });
  });
});
