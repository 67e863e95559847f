import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { jwk, pem, publicPem, samples } from '../support/key-samples.ts';

const { rsa, shortRsa, pss, p256, p384, p521, ed25519 } = samples;
const verifyOnly = 'This is a public key: it can verify and cannot sign.';
const plain = {
  encoding: null,
  encrypted: false,
  crv: null,
  alg: null,
  kid: null,
  use: null,
  private: true,
  certificate: null,
  select: 0,
  warnings: [] as string[],
};

test.each([
  ['an RSA key as PKCS#8', pem(rsa), { format: 'pkcs8', kty: 'RSA', bits: 2048 }],
  ['an RSA key as PKCS#1', pem(rsa, 'pkcs1'), { format: 'pkcs1', kty: 'RSA', bits: 2048 }],
  ['an RSA-PSS key as PKCS#8', pem(pss), { format: 'pkcs8', kty: 'RSA', bits: 2048 }],
  ['a P-256 key as PKCS#8', pem(p256), { format: 'pkcs8', kty: 'EC', crv: 'P-256', bits: 256 }],
  ['a P-384 key as SEC1', pem(p384, 'sec1'), { format: 'sec1', kty: 'EC', crv: 'P-384', bits: 384 }],
  ['a P-521 key as SEC1', pem(p521, 'sec1'), { format: 'sec1', kty: 'EC', crv: 'P-521', bits: 521 }],
  ['an Ed25519 key as PKCS#8', pem(ed25519), { format: 'pkcs8', kty: 'OKP', crv: 'Ed25519', bits: 256 }],
  ['an RSA public key as SPKI', publicPem(rsa), { format: 'spki', kty: 'RSA', bits: 2048, private: false, warnings: [verifyOnly] }],
  [
    'an RSA public key as PKCS#1',
    publicPem(rsa, 'pkcs1'),
    { format: 'pkcs1', kty: 'RSA', bits: 2048, private: false, warnings: [verifyOnly] },
  ],
  ['an RSA-PSS public key', publicPem(pss), { format: 'spki', kty: 'RSA', bits: 2048, private: false, warnings: [verifyOnly] }],
  ['a P-521 public key', publicPem(p521), { format: 'spki', kty: 'EC', crv: 'P-521', bits: 521, private: false, warnings: [verifyOnly] }],
  ['a private JWK', JSON.stringify(jwk(p256)), { format: 'jwk', kty: 'EC', crv: 'P-256', bits: 256 }],
  ['an RSA JWK', JSON.stringify(jwk(rsa), null, 2), { format: 'jwk', kty: 'RSA', bits: 2048 }],
  ['a symmetric JWK', '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T"}', { format: 'jwk', kty: 'oct', bits: 264 }],
  ['a JWK Set with one key', JSON.stringify({ keys: [jwk(ed25519)] }), { format: 'jwk', kty: 'OKP', crv: 'Ed25519', bits: 256 }],
  ['a secret', 'x'.repeat(32), { format: 'secret', encoding: 'utf8', kty: 'oct', bits: 256 }],
])('%s is recognised with its size', async (_, material, expected) => {
  const { thumbprint, candidates, ...recognised } = (await readKeyMaterial({ material })).recognised;
  expect(recognised).toEqual({ ...plain, ...expected });
  expect(thumbprint).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(candidates).toHaveLength(1);
});

test.each([
  ['UTF-8 text', 'utf8', 'pässwörd-of-thirty-two-bytes!!', 'pässwörd-of-thirty-two-bytes!!'],
  ['base64', 'base64', '//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=', Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index))],
  [
    'base64 in lines',
    'base64',
    '//79/Pv6+fj39vX08/Lx\n8O/u7ezr6uno5+bl5OPi4eA=\n',
    Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index)),
  ],
  [
    'base64 without padding',
    'base64',
    '//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA',
    Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index)),
  ],
  [
    'base64url',
    'base64url',
    '__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA',
    Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index)),
  ],
  ['hexadecimal', 'hex', '00 01 FE ff'.repeat(8), Buffer.from('0001feff'.repeat(8), 'hex')],
] as const)('a secret in %s is read as that', async (_, secretEncoding, material, bytes) => {
  const read = await readKeyMaterial({ material, secretEncoding });
  expect(Buffer.from(String(read.jwk['k']), 'base64url')).toEqual(Buffer.from(bytes));
  expect(read.recognised).toMatchObject({ format: 'secret', encoding: secretEncoding, bits: Buffer.from(bytes).length * 8, warnings: [] });
});

test('the numbers of a PEM and of the JWK of the same key are the same', async () => {
  for (const key of [rsa, p256, p521, ed25519]) {
    const [fromPem, fromJwk] = await Promise.all([pem(key), JSON.stringify(jwk(key))].map((material) => readKeyMaterial({ material })));
    expect(fromPem?.jwk).toEqual(fromJwk?.jwk);
    expect(fromPem?.jwk).toEqual(jwk(key));
  }
});

test.each([
  ['with text before it', `Bag Attributes\n  friendlyName: mine\n${pem(p256)}`],
  ['with Windows line breaks', pem(p256).replaceAll('\n', '\r\n')],
  ['on one line', pem(p256).replaceAll('\n', ' ')],
  ['indented', pem(p256).replaceAll('\n', '\n    ')],
  ['after its parameters', `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(p256, 'sec1')}`],
])('a PEM %s is read without a warning', async (_, material) => {
  const read = await readKeyMaterial({ material });
  expect(read.jwk).toEqual(jwk(p256));
  expect(read.recognised.warnings).toEqual([]);
});

test('a PEM out of a JSON string, with its line breaks written as \\n, is read and that is said', async () => {
  const read = await readKeyMaterial({ material: pem(rsa).replaceAll('\n', '\\n') });
  expect(read.jwk).toEqual(jwk(rsa));
  expect(read.recognised.warnings).toEqual(['Its “\\n” were read as line breaks.']);
});

test('a private key beside its public key is the one that is read, and what is left out is said', async () => {
  const read = await readKeyMaterial({ material: publicPem(p256) + pem(p256) });
  expect(read.recognised).toMatchObject({ private: true, warnings: ['The “PUBLIC KEY” beside the key was left out.'] });
});

test.each([
  ['an RSA key under 2048 bits', { material: pem(shortRsa) }, 'The RSA key has 1024 bits; RFC 7518 3.3 asks for 2048 or more.'],
  [
    'a secret shorter than the hash',
    { material: 'x'.repeat(32), alg: 'HS512' },
    'The secret has 256 bits; HS512 should have 512 or more (RFC 7518 3.2).',
  ],
  ['a secret shorter than any hash', { material: 'short' }, 'The secret has 40 bits; HS256 should have 256 or more (RFC 7518 3.2).'],
  [
    'a token',
    { material: `eyJhbGciOiJFUzI1NiJ9.${'A'.repeat(40)}.${'A'.repeat(86)}` },
    'The text looks like a token, and is kept as a secret; a token is opened in the Inspector.',
  ],
  [
    'a secret with a line break',
    { material: `${'x'.repeat(40)}\n` },
    'The secret begins or ends with white space, which counts as part of it.',
  ],
  [
    'a JWK for encryption',
    { material: JSON.stringify({ ...jwk(rsa), use: 'enc' }) },
    'The JWK says it is for encryption (“use” is “enc”); a server may refuse what it signs.',
  ],
  [
    'a JWK for an unknown algorithm',
    { material: JSON.stringify({ ...jwk(rsa), alg: 'RSA1_5' }) },
    'The JWK says it is for “RSA1_5”, which is no algorithm known here.',
  ],
  [
    'a JWK for another algorithm',
    { material: JSON.stringify({ ...jwk(rsa), alg: 'RS256' }), alg: 'PS256' },
    'The JWK says it is for RS256; it is kept for PS256.',
  ],
  [
    'a JWK with a damaged certificate',
    { material: JSON.stringify({ ...jwk(rsa), x5c: ['MIIB'] }) },
    'A certificate in its “x5c” cannot be read and was left out.',
  ],
])('%s is read with a warning', async (_, input, warning) => {
  expect((await readKeyMaterial(input)).recognised.warnings).toEqual([warning]);
});

test('what a JWK says of itself is kept, and members that are no part of the key are not', async () => {
  const { jwk: kept, recognised } = await readKeyMaterial({
    material: JSON.stringify({ ...jwk(p256), kid: 'my key', use: 'sig', alg: 'ES256', key_ops: ['sign'], ext: true, x5c: ['MIIB'] }),
  });
  expect(recognised).toMatchObject({ kid: 'my key', use: 'sig', alg: 'ES256' });
  expect(kept).toEqual(jwk(p256));
});

test('what is recognised shows nothing private', async () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const { recognised } = await readKeyMaterial({ material: pem(key) });
  expect(JSON.stringify(recognised)).not.toContain(String(jwk(key)['d']));
});
