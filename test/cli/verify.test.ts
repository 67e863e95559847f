import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CompactSign, FlattenedSign } from 'jose';
import { assay } from '../support/assay-cli.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { refusingUrl, startHttpServer, type RunningServer } from '../support/hostile-server.ts';
import { filePassword, keyFiles, keyTexts } from '../support/key-files.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] });
const secret = 'a secret of thirty-two characters';

async function signed(key: Parameters<CompactSign['sign']>[0], claims: object, header: object = { alg: 'ES256' }): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return await new CompactSign(bytes).setProtectedHeader({ alg: 'ES256', ...header }).sign(key);
}

/** A compact JWS over the payload, which does not stand in it. */
async function detachedOver(payload: Uint8Array, header: object = {}): Promise<string> {
  const { protected: head, signature } = await new FlattenedSign(payload)
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header })
    .sign(privateKey);
  return `${head}..${signature}`;
}

let home: AssayHome;
let token: string;
let keySet: string;
let server: RunningServer;
beforeAll(async () => {
  home = await freshAssayHome();
  token = await signed(privateKey, { iss: 'https://as.example', aud: ['https://api.example', 'b'], exp: 1_767_229_200 }, { kid: 'k1' });
  keySet = join(home.path, 'keys.json');
  await writeFile(keySet, jwks);
  server = await startHttpServer((request, response) => {
    const documents: Readonly<Record<string, string>> = {
      '/.well-known/openid-configuration': JSON.stringify({ issuer: server.url, jwks_uri: `${server.url}/jwks` }),
      '/jwks': jwks,
    };
    const body = documents[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
});
afterAll(async () => {
  await server.close();
  await home.remove();
});

describe('assay verify', () => {
  test('takes a held key, and prints the documented members', async () => {
    await assay(home, ['keys', 'import', 'Held', '--file', '-'], { input: publicKey.export({ format: 'pem', type: 'spki' }).toString() });
    const { code, stdout, stderr } = await assay(home, ['verify', token, '--key', 'Held', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const signature = { state: 'verified', key: 'Held', from: 'held here' };
    expect(JSON.parse(stdout)).toEqual({
      passed: true,
      signature,
      signatures: [signature],
      warnings: [],
      reached: true,
      checks: [],
      faults: [],
    });
  });

  test('takes a key set from a file, its address, and the issuer’s metadata', async () => {
    for (const keys of [
      ['--jwks', keySet],
      ['--jwks', `${server.url}/jwks`],
      ['--issuer', server.url],
      ['--key-file', keySet],
    ]) {
      const { code, stdout, stderr } = await assay(home, ['verify', '-', ...keys], { input: `Authorization: Bearer ${token}` });
      expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(/^Signature {2}verified with k1 \(/) });
    }
  });

  test('takes DER, a certificate, an encrypted file with its password, and a secret', async () => {
    const fixture = await signed(createPrivateKey(keyTexts.key), {});
    await writeFile(join(home.path, 'password'), `${filePassword}\n`);
    const files: [string, string | Buffer, readonly string[]][] = [
      ['key.der', publicKey.export({ format: 'der', type: 'spki' }), []],
      ['certificate.pem', keyTexts.certificate, []],
      ['key.p12', Buffer.from(keyFiles.pkcs12, 'base64'), ['--password-file', join(home.path, 'password')]],
    ];
    for (const [name, content, more] of files) {
      await writeFile(join(home.path, name), content);
      const checked = name === 'key.der' ? token : fixture;
      expect(await assay(home, ['verify', checked, '--key-file', join(home.path, name), ...more])).toMatchObject({ code: 0, stderr: '' });
    }
    const hmac = await signed(new TextEncoder().encode(secret), {}, { alg: 'HS256' });
    expect(await assay(home, ['verify', hmac, '--secret-stdin'], { input: `${secret}\n` })).toMatchObject({ code: 0, stderr: '' });
    expect(
      await assay(home, ['verify', hmac, '--secret-stdin', '--secret-encoding', 'hex'], { input: Buffer.from(secret).toString('hex') }),
    ).toMatchObject({ code: 0, stderr: '' });
  });

  test('takes the certificate in the token’s own header, and says what that proves', async () => {
    const { key, cert } = selfSignedCertificate();
    const x5c = [cert.replaceAll(/-----.*-----|\s/g, '')];
    const own = await signed(createPrivateKey(key), {}, { x5c });
    const { code, stdout, stderr } = await assay(home, ['verify', own, '--x5c']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Signature {2}verified with certificate “.*” \(the x5c of the token itself\)\n$/),
    });
    expect(stderr).toContain('this shows that whoever made the token holds the certificate’s key, and not who that is');
    expect(stderr).toContain('self-signed: nobody vouches for it');
    const forged = await assay(home, ['verify', await signed(privateKey, {}, { x5c }), '--x5c']);
    expect(forged).toMatchObject({ code: 2, stdout: expect.stringMatching(/^Signature {2}failed with certificate “/) });
    const without = await assay(home, ['verify', token, '--x5c']);
    expect(without).toMatchObject({ code: 2, stdout: 'Signature  unchecked: Its header has no “x5c”.\n' });
    const two = await assay(home, ['verify', own, '--x5c', '--jwks', keySet]);
    expect(two).toMatchObject({ code: 1, stderr: expect.stringContaining('--jwks and --x5c exclude each other') });
  });

  test('fails with the signature’s own state when a claim is not what was asked for', async () => {
    const right = ['--at', '2026-01-01T00:00:00Z', '--aud', 'https://api.example', '--iss', 'https://as.example'];
    expect(await assay(home, ['verify', token, '--jwks', keySet, ...right])).toMatchObject({ code: 0, stderr: '' });
    const wrong = ['--at', 'now', '--aud', 'https://api.example/', '--json'];
    const { code, stdout, stderr } = await assay(home, ['verify', token, '--jwks', keySet, ...wrong]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      passed: false,
      signature: { state: 'verified' },
      checks: [
        { claim: 'exp', outcome: 'failed' },
        { claim: 'nbf', outcome: 'passed' },
        { claim: 'aud', outcome: 'failed' },
      ],
    });
    expect(stderr).toBe('assay: The signature is verified, but a check failed: exp, aud.\n');
  });

  test('is exit code 2 for another signature, key or algorithm, and says why', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = await signed(other.privateKey, { iss: 'x' }, { kid: 'k1' });
    const failed = await assay(home, ['verify', forged, '--jwks', keySet, '--json']);
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.stdout)).toMatchObject({ passed: false, signature: { state: 'failed', key: 'k1' } });
    const misfit = await assay(home, ['verify', token, '--secret-stdin', '--json'], { input: secret });
    expect(misfit.code).toBe(2);
    expect(JSON.parse(misfit.stdout)).toMatchObject({ passed: false, signature: { state: 'unchecked' } });
    expect(misfit.stderr).toBe('assay: The signature could not be checked.\n');
  });

  test('says the reason of a failure once, where the result is', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { stdout, stderr } = await assay(home, ['verify', await signed(other.privateKey, {}, { kid: 'k1' }), '--jwks', keySet]);
    expect(stdout).toMatch(/^Signature {2}failed with k1: The signature does not match: .*\n$/);
    expect(stderr).toBe('assay: The signature was checked and failed.\n');
  });

  test('takes the payload of a detached signature from a file or standard input, byte for byte', async () => {
    const payload = Buffer.from('{"iss":"https://as.example"}\r\n\u0000');
    const file = join(home.path, 'payload');
    await writeFile(file, payload);
    for (const header of [{}, { b64: false, crit: ['b64'] }]) {
      const detached = await detachedOver(payload, header);
      const from = ['verify', detached, '--jwks', keySet, '--payload-file'];
      expect(await assay(home, [...from, file])).toMatchObject({ code: 0, stderr: '' });
      expect(await assay(home, [...from, '-'], { input: payload })).toMatchObject({ code: 0, stderr: '' });
      const other = await assay(home, [...from, '-', '--json'], { input: payload.subarray(1) });
      expect(other).toMatchObject({ code: 2, stderr: 'assay: The signature was checked and failed.\n' });
      expect(JSON.parse(other.stdout)).toMatchObject({ signature: { reason: expect.stringContaining('another payload was signed') } });
    }
  });

  test('checks the claims of a payload that was given, and says when its line end is the fault', async () => {
    const detached = await detachedOver(Buffer.from('{"iss":"https://as.example"}'));
    const args = ['verify', detached, '--jwks', keySet, '--payload-file', '-', '--iss', 'https://as.example', '--json'];
    const right = await assay(home, args, { input: '{"iss":"https://as.example"}' });
    expect(JSON.parse(right.stdout)).toMatchObject({ passed: true, checks: [{ claim: 'iss', outcome: 'passed' }] });
    const ended = await assay(home, args, { input: '{"iss":"https://as.example"}\n' });
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      signature: { state: 'failed', reason: expect.stringContaining('only when the line break at the end of the payload is taken off') },
    });
  });

  test('says that a detached payload is missing, not needed, or too large', async () => {
    const missing = await assay(home, ['verify', await detachedOver(Buffer.from('x')), '--jwks', keySet]);
    expect(missing).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('Its payload is detached: '),
      stderr: expect.stringContaining('--payload-file'),
    });
    const large = join(home.path, 'large');
    await writeFile(large, Buffer.alloc(4_000_001));
    for (const [file, sentence] of [
      [keySet, 'The token carries its payload itself, so none can be given beside it. Leave the payload out.'],
      [large, `The file “${large}” has more than 4\u202f000\u202f000 bytes, so it is not taken as payload.`],
      ['/nowhere', 'There is no file “/nowhere”.'],
    ] as const) {
      expect(await assay(home, ['verify', token, '--jwks', keySet, '--payload-file', file])).toEqual(
        expect.objectContaining({ code: 1, stdout: '', stderr: `assay: ${sentence}\n` }),
      );
    }
  });

  test('refuses an SD-JWT with a disclosure that its issuer did not sign', async () => {
    const disclosure = Buffer.from('["salt","admin",true]').toString('base64url');
    const sdJwt = `${await signed(privateKey, { _sd: [] })}~${disclosure}~`;
    const { code, stdout } = await assay(home, ['verify', sdJwt, '--jwks', keySet, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, signature: { state: 'verified' }, faults: [expect.any(String)] });
  });

  test('says of an SD-JWT that its holder signed the presentation, and fails where another did', async () => {
    const presented = `${await signed(privateKey, { cnf: { jwk: publicKey.export({ format: 'jwk' }) } })}~`;
    const claims = { nonce: 'n', aud: 'https://verifier.example', iat: 1_767_225_600 };
    const binding = { ...claims, sd_hash: createHash('sha256').update(presented).digest('base64url') };
    const own = presented + (await signed(privateKey, binding, { typ: 'kb+jwt' }));
    const { code, stdout } = await assay(home, ['verify', own, '--jwks', keySet]);
    expect(code).toBe(0);
    expect(stdout).toContain('Binding    passed: the key in its cnf signed what is presented here.');
    const another = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const stolen = presented + (await signed(another, binding, { typ: 'kb+jwt' }));
    expect((await assay(home, ['verify', stolen, '--jwks', keySet])).code).toBe(2);
  });

  test('is exit code 3 when the server with the keys does not answer', async () => {
    for (const keys of [
      ['--jwks', `${await refusingUrl()}/jwks`],
      ['--issuer', await refusingUrl()],
    ]) {
      const { code, stderr } = await assay(home, ['verify', token, ...keys]);
      expect({ code, stderr }).toEqual({ code: 3, stderr: 'assay: The server with the keys does not answer.\n' });
    }
  });

  test('is exit code 4 when the vault of a held secret is locked', async () => {
    await assay(home, ['keys', 'import', 'Shared', '--file', '-', '--secret-encoding', 'utf8'], { input: secret });
    const hmac = await signed(new TextEncoder().encode(secret), {}, { alg: 'HS256' });
    expect(await assay(home, ['verify', hmac, '--key', 'Shared'])).toMatchObject({ code: 0 });
    const locked = { environment: { ASSAY_PASSPHRASE: undefined } };
    expect(await assay(home, ['verify', hmac, '--key', 'Shared'], locked)).toMatchObject({ code: 4, stdout: '' });
  });

  test.each<[readonly string[], string]>([
    [['x'], 'Give one of --key, --key-file, --jwks, --issuer, --x5c and --secret-stdin.'],
    [['x', '--key', 'a', '--secret-stdin'], '--key and --secret-stdin exclude each other. Give one of'],
    [['-', '--secret-stdin'], 'Standard input cannot be both the token and the secret.'],
    [['-', '--key-file', '-'], 'Standard input cannot be both the token and the key.'],
    [['x', '--key-file', '-', '--payload-file', '-'], 'Standard input cannot be both the payload and the key.'],
    [['', '--key', 'a'], 'There is no token: what was given is empty.'],
    [['x', '--key', 'nobody'], 'There is no key “nobody”.'],
    [['x', '--key-file', '/nowhere.pem'], 'There is no file “/nowhere.pem”.'],
    [['x', '--jwks', '/dev/null'], '“/dev/null” is no JWK Set, which is JSON with a member “keys”.'],
    [['x', '--issuer', 'foo'], '--issuer must be an absolute http or https URL, not “foo”.'],
    [['/dev/../etc/hostname', '--key', 'a'], '“/dev/../etc/hostname” is a file, not a token. Give “-” in its place'],
    [['x', '--secret-stdin'], 'There is no secret: standard input is empty.'],
    [['x', '--secret', 'hunter2'], '--secret is not taken: a secret is never an argument'],
    [['x', '--key', 'a', '--at', 'noon'], '--at “noon” is no time. Give “now”, seconds since 1970'],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await assay(home, ['verify', ...args]);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(`assay: ${sentence}`) });
    expect(stderr).not.toContain('hunter2');
  });
});
