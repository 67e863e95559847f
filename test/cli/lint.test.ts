import { createHmac, generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompactSign } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';
import { goodClaims, issuer, now, tokenEndpoint } from '../support/rule-cases.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1' };
const other = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'k1' };
const expected = ['--client-id', 'client-one', '--issuer', issuer, '--at', String(now)];

async function signed(claims: object = {}, header: object = {}): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...goodClaims, ...claims }));
  return await new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'client-authentication+jwt', ...header })
    .sign(privateKey);
}

interface Report {
  readonly use: string;
  readonly profile: { readonly id: string };
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  readonly notChecked: readonly { readonly rule: string; readonly needs: readonly string[] }[];
}

let home: AssayHome;
let server: RunningServer;
const file = (name: string): string => join(home.path, name);
beforeAll(async () => {
  home = await freshAssayHome();
  await writeFile(file('keys.json'), JSON.stringify({ keys: [jwk] }));
  await writeFile(file('other.json'), JSON.stringify({ keys: [other] }));
  await writeFile(
    file('metadata.json'),
    JSON.stringify({ issuer, token_endpoint: tokenEndpoint, token_endpoint_auth_signing_alg_values_supported: ['PS256'] }),
  );
  server = await startHttpServer((request, response) => {
    if (request.url !== '/jwks') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
});
afterAll(async () => {
  await server.close();
  await home.remove();
});

async function report(args: readonly string[], input?: string): Promise<Report & { readonly code: number | null }> {
  const { code, stdout, stderr } = await assay(home, ['lint', ...args, '--json'], input === undefined ? {} : { input });
  expect(stdout, stderr).not.toBe('');
  return { ...JSON.parse(stdout), code };
}
const rulesOf = ({ findings }: Report, severity = 'error'): string[] =>
  findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);

describe('assay lint', () => {
  test('finds no error in a good assertion, and says what it could not check', async () => {
    const good = await report([await signed(), ...expected, '--jwks', file('keys.json')]);
    expect(good).toMatchObject({ code: 0, use: 'client-assertion', profile: { id: 'base' } });
    expect(rulesOf(good)).toEqual([]);
    expect(good.notChecked).toContainEqual({ rule: 'AUD-05', needs: ['tokenEndpoint'] });
    expect(good.notChecked.map(({ rule }) => rule)).not.toContain('ALG-15');
  });

  test('names rule, member, place, source and fix of a fault, and exits with 2', async () => {
    const token = await signed({ aud: `${issuer}/` });
    const { findings, code } = await report(['-', ...expected], token);
    expect(code).toBe(2);
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const start = payload.indexOf(`"${issuer}/"`);
    expect(findings[0]).toEqual({
      rule: 'AUD-07',
      severity: 'error',
      member: 'claims.aud',
      position: { in: 'payload', start, end: start + issuer.length + 3 },
      message: expect.stringContaining('it has a slash at the end'),
      source: { label: 'RFC 3986 6.2.1', url: expect.stringContaining('https://') },
      fix: { title: 'Set “aud” to the issuer', changes: [{ change: 'set', of: 'claims', name: 'aud', value: '{{issuer}}' }] },
    });
  });

  test('judges by the server’s metadata, a profile and another use', async () => {
    const token = await signed({ aud: tokenEndpoint });
    expect(rulesOf(await report([token, '--metadata', file('metadata.json'), '--at', String(now)]))).toEqual(['ALG-01']);
    expect(rulesOf(await report([token, '--metadata', file('metadata.json'), '--at', String(now), '--profile', 'fapi2']))).toContain(
      'AUD-02',
    );
    expect(await report([token, '--use', 'dpop-proof', '--at', String(now)])).toMatchObject({ code: 2, use: 'dpop-proof' });
  });

  test('checks a DPoP proof with the key that it carries', async () => {
    const proof = (carried: object) =>
      signed({ htm: 'POST', htu: tokenEndpoint, jti: 'wJ8sN2xQ9tB4vK7m' }, { typ: 'dpop+jwt', kid: undefined, jwk: carried });
    const { kid: _own, ...own } = jwk;
    const { kid: _other, ...another } = other;
    const [genuine, forged] = [
      await report([await proof(own), '--at', String(now)]),
      await report([await proof(another), '--at', String(now)]),
    ];
    expect(genuine).toMatchObject({ use: 'dpop-proof' });
    expect(rulesOf(genuine)).not.toContain('ALG-15');
    expect(genuine.notChecked.map(({ rule }) => rule)).not.toContain('ALG-15');
    expect(rulesOf(forged)).toContain('ALG-15');
  });

  test('checks the signature with a key set from a file or its address', async () => {
    expect(rulesOf(await report([await signed(), ...expected, '--jwks', file('other.json')]))).toEqual(['ALG-15']);
    const fetched = await report([await signed(), ...expected, '--jwks', `${server.url}/jwks`]);
    expect(rulesOf(fetched)).toEqual([]);
    expect(rulesOf(fetched, 'warning')).toContain('KEY-09');
    expect(rulesOf(await report([await signed(), ...expected, '--jwks', `${server.url}/none`]), 'warning')).toContain('KEY-09');
  });

  test('checks an HMAC with the secret on standard input, and judges the secret without printing it', async () => {
    const secret = 'your-256-bit-secret';
    const [header, payload] = (await signed({}, { alg: 'ES256' })).split('.');
    const own = Buffer.from(JSON.stringify({ alg: 'HS256' })).toString('base64url');
    const token = `${own}.${payload}.${createHmac('sha256', secret).update(`${own}.${payload}`).digest('base64url')}`;
    expect(header).not.toBe(own);
    const found = await report([token, ...expected, '--secret-stdin'], `${secret}\n`);
    expect(rulesOf(found)).toEqual(['ALG-06']);
    expect(rulesOf(found, 'warning')).toContain('ALG-07');
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(rulesOf(await report([token, ...expected, '--secret-stdin'], 'another secret of thirty-two bytes'))).toEqual(['ALG-15']);
  });

  test('fails on warnings when it is asked to', async () => {
    const token = await signed({ aud: tokenEndpoint });
    const args = ['lint', token, ...expected, '--token-endpoint', tokenEndpoint];
    expect(await assay(home, args)).toMatchObject({ code: 0, stdout: expect.stringContaining('warning  AUD-05  claims.aud') });
    expect(await assay(home, [...args, '--fail-on', 'warning'])).toMatchObject({
      code: 2,
      stderr: 'assay: The token is at fault: AUD-05.\n',
    });
  });

  test('judges by what is held of a client', async () => {
    await assay(home, ['keys', 'generate', 'Held', '--alg', 'ES256']);
    const client = ['--method', 'private_key_jwt', '--key', 'Held', '--issuer', issuer, '--token-endpoint', tokenEndpoint];
    expect(await assay(home, ['clients', 'add', 'One', '--client-id', 'client-one', ...client])).toMatchObject({ code: 0 });
    const own = (await assay(home, ['sign', 'One'])).stdout.trim();
    expect(rulesOf(await report([own, '--client', 'One']))).toEqual([]);
    expect(rulesOf(await report([await signed(), '--client', 'One', '--at', String(now)]))).toContain('ALG-15');
  });

  test('ends with 1 for what it cannot use and 3 where nothing answers', async () => {
    expect(await assay(home, ['lint', ''])).toMatchObject({ code: 1 });
    expect(await assay(home, ['lint', '-', '--secret-stdin'], { input: 'x' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be both'),
    });
    expect(await assay(home, ['lint', 'a.b.c', '--profile', 'nobody'])).toMatchObject({ code: 1 });
    expect(await assay(home, ['lint', 'a.b.c', '--jwks', file('metadata.json')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is no JWK Set'),
    });
    expect(await assay(home, ['lint', 'a.b.c', '--metadata', await refusingUrl()])).toMatchObject({ code: 3 });
  });

  test('judges no two tokens as one encrypted one', async () => {
    const two = `${await signed()} ${await signed({ aud: 'x' })}`;
    const refused = { code: 1, stdout: '', stderr: expect.stringContaining('assay: 2 tokens are in it, and one is wanted.') };
    expect(await assay(home, ['lint', two])).toMatchObject(refused);
    expect(await assay(home, ['lint'], { input: two.replace(' ', '\n') })).toMatchObject(refused);
  });
});
