import { generateKeyPairSync } from 'node:crypto';
import { CompactEncrypt, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FitCheck, KeyFit } from '../../core/contract/key-fit.ts';
import type { Key } from '../../core/contract/keys.ts';
import { fitLook } from '../../renderer/features/keys/fit-look.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { keyTexts } from '../support/key-files.ts';
import { pem } from '../support/key-samples.ts';
import { localServer, type LocalServer } from '../support/local-server.ts';
import { registration } from '../support/registration.ts';
import { openServices } from '../support/service-host.ts';

const services = openServices();
const { client } = services;
const { keys, clients } = client;
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
let key: Key;
let server: LocalServer;

beforeAll(async () => {
  ({ key } = await keys.import({ name: 'Signing', material: pem(pair.privateKey), alg: 'ES256' }));
  ({ certificate: key.certificate } = await keys.certificate.issue({ id: key.id, subject: 'Acme', days: 30, names: [] }));
  const jwks = JSON.stringify({
    keys: [
      { ...other.publicKey.export({ format: 'jwk' }), kid: 'other' },
      { ...key.publicJwk, x5c: key.certificate?.x5c },
    ],
  });
  server = await localServer((request, response) => {
    response
      .writeHead(request.url === '/jwks' ? 200 : 404, { 'content-type': 'application/json' })
      .end(request.url === '/jwks' ? jwks : '{}');
  });
});
afterAll(async () => {
  await server.close();
  await services.close();
});

function token(header: object, claims: object = {}, signer = pair.privateKey, alg = 'ES256'): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ alg, ...header }).sign(signer);
}

function checks(fit: KeyFit, of: FitCheck['of']): readonly FitCheck[] {
  return fit.keys[0]?.checks.filter((check) => check.of === of) ?? [];
}

async function fitted(header: object, claims: object = {}, signer = pair.privateKey, alg = 'ES256'): Promise<KeyFit> {
  return keys.fit({ key: { keyId: key.id }, against: { token: await token(header, claims, signer, alg) } });
}

describe('a key and a token', () => {
  test('fit when the signature verifies, by whatever name the token calls the key', async () => {
    const { sha1, sha256 } = key.certificate?.thumbprints ?? { sha1: { hex: '', base64url: '' }, sha256: { hex: '', base64url: '' } };
    for (const [kid, words] of [
      [key.kid, 'is the key’s'],
      [sha1.base64url, 'SHA-1 thumbprint of its certificate'],
      [sha1.hex.replaceAll(':', '').toLowerCase(), 'SHA-1 thumbprint of its certificate, in hexadecimal'],
      [sha256.hex, 'SHA-256 thumbprint of its certificate, in hexadecimal'],
    ]) {
      const fit = await fitted({ kid });
      expect(fit).toMatchObject({ fits: true, verdict: '“Signing” signed this token.' });
      expect(checks(fit, 'kid')).toEqual([{ of: 'kid', outcome: 'match', sentence: expect.stringContaining(words ?? '') }]);
    }
  });

  test('a thumbprint in base64url with other capitals is another name', async () => {
    const kid = key.thumbprint.toLowerCase();
    expect(checks(await fitted({ kid }), 'kid')).toMatchObject([{ outcome: 'mismatch' }]);
  });

  test('a kid of another name is told, though the signature verifies', async () => {
    const fit = await fitted({ kid: 'somebody' });
    expect(fit).toMatchObject({
      fits: true,
      verdict: expect.stringMatching(/^“Signing” signed this token\. But: The token’s kid is “somebody”/),
    });
    expect(fitLook(fit)).toMatchObject({ severity: 'warning' });
    expect(fitLook(await fitted({ kid: key.kid }))).toEqual({ severity: 'success', title: 'It fits.' });
  });

  test('of another key do not fit, and the signature says so', async () => {
    const fit = await fitted({}, {}, other.privateKey);
    expect(fit).toMatchObject({
      fits: false,
      verdict: expect.stringMatching(/^“Signing” does not fit this token\. The signature does not match/),
    });
  });

  test('of another type do not fit, whatever else', async () => {
    const fit = await fitted({ kid: key.kid }, {}, rsa.privateKey, 'RS256');
    expect(fit).toMatchObject({ fits: false, verdict: expect.stringContaining('RS256 takes an RSA key, and this is an EC key on P-256.') });
    expect(checks(fit, 'signature')).toEqual([]);
  });

  test('are compared by x5t and x5t#S256, and hexadecimal where bytes belong is recognised', async () => {
    const { thumbprints } = key.certificate ?? {};
    const right = await fitted({ x5t: thumbprints?.sha1.base64url, 'x5t#S256': thumbprints?.sha256.base64url });
    expect(checks(right, 'certificate').map(({ outcome }) => outcome)).toEqual(['match', 'match']);
    const bare = thumbprints?.sha1.hex.replaceAll(':', '') ?? '';
    for (const x5t of [bare, bare.toLowerCase(), Buffer.from(bare).toString('base64url')]) {
      const wrong = await fitted({ x5t });
      expect(checks(wrong, 'certificate')).toEqual([
        {
          of: 'certificate',
          outcome: 'mismatch',
          sentence: expect.stringContaining(
            `as hexadecimal text; the bytes themselves belong there, in base64url: ${thumbprints?.sha1.base64url}`,
          ),
        },
      ]);
    }
    expect(checks(await fitted({ x5t: 'AAAA' }), 'certificate')).toMatchObject([{ outcome: 'mismatch' }]);
  });

  test('are compared by the keys that the token carries or is bound to', async () => {
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const proof = await fitted({ typ: 'dpop+jwt', jwk }, { cnf: { jkt: key.thumbprint, 'x5t#S256': 'AAAA' } });
    expect(checks(proof, 'key')).toMatchObject([
      { outcome: 'match', sentence: expect.stringContaining('The point of the token’s “jwk” is this key’s') },
    ]);
    expect(checks(proof, 'holder')).toMatchObject([
      { outcome: 'match' },
      { outcome: 'unknown', sentence: expect.stringContaining('AAAA') },
    ]);
    expect(checks(proof, 'certificate')).toEqual([]);
    const strange = await fitted({ jwk: other.publicKey.export({ format: 'jwk' }) }, { cnf: { jkt: 7 } });
    expect(checks(strange, 'key')).toMatchObject([{ outcome: 'mismatch' }]);
    const holder = expect.stringContaining('bound to its holder’s key');
    expect(checks(strange, 'holder')).toMatchObject([{ outcome: 'unknown', sentence: holder }]);
  });

  test('are not held against each other for the key of the token’s holder', async () => {
    const { id, thumbprint } = (await keys.import({ name: 'Holder', material: pem(other.privateKey), alg: 'ES256' })).key;
    const { certificate } = await keys.certificate.issue({ id, subject: 'Holder', days: 30, names: [] });
    const x5t = certificate?.thumbprints.sha256;
    const cnf = { jkt: thumbprint, jwk: other.publicKey.export({ format: 'jwk' }), 'x5t#S256': x5t?.base64url };
    const issuer = await fitted({ typ: 'at+jwt' }, { cnf });
    expect(issuer).toMatchObject({ fits: true, verdict: '“Signing” signed this token.' });
    expect(fitLook(issuer)).toMatchObject({ severity: 'success' });
    const held = { of: 'holder', outcome: 'unknown', sentence: expect.stringContaining('holder’s') };
    expect(issuer.keys[0]?.checks.filter(({ of }) => of === 'holder' || of === 'certificate' || of === 'key')).toEqual([held, held, held]);

    const ofHolder = async (claims: object) =>
      keys.fit({ key: { keyId: id }, against: { token: await token({ typ: 'at+jwt' }, { cnf: claims }) } });
    for (const [name, value] of Object.entries(cnf)) {
      const fit = await ofHolder({ [name]: value });
      expect(checks(fit, 'holder')).toEqual([{ of: 'holder', outcome: 'match', sentence: expect.stringContaining('holder’s') }]);
      expect(fit).toMatchObject({ fits: false, verdict: expect.stringMatching(/^“Holder” does not fit.*signature.*is bound to this key/) });
    }
    const asText = await ofHolder({ 'x5t#S256': x5t?.hex });
    expect(checks(asText, 'holder')).toMatchObject([{ outcome: 'mismatch', sentence: expect.stringContaining('as hexadecimal text') }]);
    expect(checks(await ofHolder({ 'x5t#S256': 7 }), 'holder')).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('that is unsecured, opaque or empty is answered, not failed', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    expect(await keys.fit({ key: { keyId: key.id }, against: { token: none } })).toMatchObject({ fits: false });
    expect(await keys.fit({ key: { keyId: key.id }, against: { token: 'opaque' } })).toMatchObject({
      fits: false,
      verdict: expect.stringContaining('Nothing shows that “Signing” fits'),
    });
    expect(await faultOf(keys.fit({ key: { keyId: key.id }, against: { token: ' ' } }))).toEqual(invalid('token'));
  });

  test('that is encrypted are compared by kid and type, and said to be unopened', async () => {
    const encrypt = (kid: string) =>
      new CompactEncrypt(new TextEncoder().encode('{}'))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid })
        .encrypt(pair.publicKey);
    const { id } = (
      await keys.import({ name: 'Opening', material: JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), kid: 'k' }) })
    ).key;
    expect(await keys.fit({ key: { keyId: id }, against: { token: await encrypt('k') } })).toMatchObject({ fits: true });
    expect(await keys.fit({ key: { keyId: id }, against: { token: await encrypt('x') } })).toMatchObject({ fits: false });
  });
});

describe('any key', () => {
  test('a key set at an address is tried key by key, those that fit first', async () => {
    const fit = await keys.fit({
      key: { jwksUri: `${server.origin}/jwks` },
      against: { token: await token({ kid: key.kid, x5t: key.certificate?.thumbprints.sha1.base64url }) },
    });
    expect(fit).toMatchObject({
      fits: true,
      verdict: expect.stringContaining('of the 2 keys signed this token'),
      keys: [
        { kid: key.kid, fits: true },
        { kid: 'other', fits: false },
      ],
    });
    expect(checks(fit, 'certificate')).toMatchObject([{ outcome: 'match' }]);
    const none = await keys.fit({
      key: { jwksUri: `${server.origin}/jwks` },
      against: { token: await token({}, {}, rsa.privateKey, 'RS256') },
    });
    expect(none).toMatchObject({ fits: false, verdict: 'None of the 2 keys fits this token.' });
    expect(await faultOf(keys.fit({ key: { jwksUri: `${server.origin}/none` }, against: { token: 'x' } }))).toEqual(invalid('jwksUri'));
  });

  test('from a file is called by the file’s name, unless it has one of its own', async () => {
    const against = { token: await token({}) };
    const named = async (material: string) =>
      (await keys.fit({ key: { material, fileName: 'acme.pem' }, against })).keys.map(({ name }) => name);
    expect(await named(pem(pair.privateKey))).toEqual(['acme.pem']);
    expect(await named(pem(pair.privateKey) + pem(other.privateKey))).toEqual(['acme.pem 1', 'acme.pem 2']);
    expect(await named(keyTexts.certificate)).toEqual(['CN=Fixture']);
    const pasted = await keys.fit({ key: { material: pem(pair.privateKey) + pem(other.privateKey) }, against });
    expect(pasted.keys.map(({ name }) => name)).toEqual(['unnamed key 1', 'unnamed key 2']);
    const material = pem(pair.privateKey);
    const verified = await client.tokens.verifyWith({ token: against.token, with: { material, fileName: 'acme.pem' } });
    expect(verified.signature).toMatchObject({ state: 'verified', key: 'acme.pem' });
  });

  test('pasted: a certificate, a public key, a shared secret', async () => {
    const { text } = await keys.public({ id: key.id, format: 'certificate' });
    expect(await keys.fit({ key: { material: text }, against: { token: await token({}) } })).toMatchObject({ fits: true });
    expect(await keys.fit({ key: { material: keyTexts.certificate }, against: { token: await token({}) } })).toMatchObject({ fits: false });
    const secret = Buffer.alloc(32, 7);
    const signed = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    const against = { token: signed };
    expect(await keys.fit({ key: { material: secret.toString('hex'), secretEncoding: 'hex' }, against })).toMatchObject({ fits: true });
    expect(await keys.fit({ key: { material: secret.toString('hex') }, against })).toMatchObject({ fits: false });
    expect(await faultOf(keys.fit({ key: { material: 'x', select: 1 }, against }))).toEqual(invalid('select'));
  });
});

describe('a key and a registration', () => {
  test('fit by modulus or point, whatever the key is called', async () => {
    const client = await clients.create(registration({ keyId: key.id, alg: 'ES256' }));
    const { text } = await keys.public({ id: key.id, format: 'pem' });
    expect(await keys.fit({ key: { keyId: key.id }, against: { clientId: client.id } })).toMatchObject({ fits: true });
    const fit = await keys.fit({ key: { material: text }, against: { clientId: client.id } });
    expect(fit.fits).toBe(true);
    expect(checks(fit, 'key')).toMatchObject([{ outcome: 'match', sentence: expect.stringContaining('the same point') }]);
    const foreign = await keys.fit({ key: { material: pem(other.privateKey) }, against: { clientId: client.id } });
    expect(foreign).toMatchObject({ fits: false, verdict: expect.stringContaining('whose point is another') });
    const renamed = await keys.fit({ key: { material: JSON.stringify({ ...key.publicJwk, kid: 'x' }) }, against: { clientId: client.id } });
    expect(renamed).toMatchObject({ fits: false, verdict: expect.stringContaining('a server that looks the key up by kid') });
    const wrongType = await keys.fit({ key: { material: pem(rsa.privateKey) }, against: { clientId: client.id } });
    expect(wrongType).toMatchObject({ fits: false, verdict: expect.stringContaining('signs with ES256, which takes an EC key on P-256') });
  });

  test('a secret is compared with the client secret, read in its encoding', async () => {
    const secret = Buffer.alloc(32, 7).toString('hex');
    const client = await clients.create(registration({ method: 'client_secret_jwt', alg: 'HS256', secret, secretEncoding: 'hex' }));
    const against = { clientId: client.id };
    expect(await keys.fit({ key: { material: secret, secretEncoding: 'hex' }, against })).toMatchObject({ fits: true });
    const unread = await keys.fit({ key: { material: secret, secretEncoding: 'utf8' }, against });
    expect(unread).toMatchObject({
      fits: false,
      verdict: expect.stringContaining('It has 512 bits, and the client secret read as hex has 256.'),
    });
    const pairInstead = await keys.fit({ key: { keyId: key.id }, against });
    expect(pairInstead).toMatchObject({
      fits: false,
      verdict: expect.stringContaining('client_secret_jwt takes the client secret, and this is a key pair.'),
    });
  });
});
