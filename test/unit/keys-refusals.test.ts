import { expect, test } from 'vitest';
import { readKeyMaterial, type KeyMaterialInput } from '../../electron/services/keys/key-material/read-key-material.ts';
import { faultOf, invalid } from '../support/fault-of.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { jwk, pem, publicPem, samples } from '../support/key-samples.ts';

const { rsa, p256, secp256k1, ed25519, ed448, x25519 } = samples;
const other = samples.p384;

/** Any text under a PEM label. */
function labelled(label: string, body = 'MAA='): string {
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}

function relabelled(text: string, label: string): string {
  return text.replaceAll(/(?<=BEGIN |END )[^-]+/g, label);
}

const lines = pem(rsa).split('\n');

test.each<[what: string, material: string, message: RegExp, fix: RegExp]>([
  ['nothing', ' \n', /^There is no key to read\.$/, /PEM/],
  ['a PEM without its end', lines.slice(0, 10).join('\n'), /has no line “-----END PRIVATE KEY-----”\.$/, /whole file/],
  ['a PEM without its beginning', lines.slice(1).join('\n'), /has no readable line “-----BEGIN …-----”/, /whole file/],
  [
    'a PEM that ends as another',
    pem(rsa).replace('END PRIVATE', 'END RSA PRIVATE'),
    /begins as “PRIVATE KEY” and ends as “RSA PRIVATE KEY”/,
    /whole file/,
  ],
  ['a PEM with a foreign character', pem(rsa).replace(/(?<=\n.{10})./, '§'), /has “§” among its base64 characters/, /whole file/],
  [
    'a PEM with a line missing',
    lines.filter((_, index) => index !== 5).join('\n'),
    /is cut off: it says it has \d+ bytes, and \d+ are there/,
    /whole file/,
  ],
  ['a PEM with a character missing', pem(rsa).replace(/(?<=\n.{10})./, ''), /is incomplete/, /whole file/],
  ['a PEM without content', labelled('PRIVATE KEY', ''), /is empty/, /whole file/],
  ['a PEM with rubbish', labelled('PRIVATE KEY', 'AAAAAAAA'), /what it decodes to is no key/, /whole file/],
  ['a PEM with damaged numbers', damagedPem(), /is damaged/, /whole/],
  [
    'a JWK beside its curve',
    JSON.stringify({
      kty: 'EC',
      crv: 'P-256',
      x: 'pVHIv-qoj8_cZTHa6YaFizGmU1lawwhQZCQSFffft4c',
      y: 'pVHIv-qoj8_cZTHa6YaFizGmU1lawwhQZCQSFffft4c',
    }),
    /“x” and “y” are no point on the curve P-256/,
    /whole JWK/,
  ],
  ['a damaged certificate', labelled('CERTIFICATE'), /what it decodes to is no certificate/, /whole file/],
  ['a certificate labelled as a key', labelled('PRIVATE KEY', certificateText()), /belongs under “CERTIFICATE”/, /Write “CERTIFICATE”/],
  ['a certificate request', labelled('CERTIFICATE REQUEST'), /is a certificate request/, /made with/],
  [
    'an OpenSSH key cut off',
    labelled('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEA'),
    /does not begin as an OpenSSH key does/,
    /whole file/,
  ],
  ['an OpenPGP key', labelled('PGP PRIVATE KEY BLOCK', 'lQOY'), /is an OpenPGP key/, /PEM or JWK/],
  ['a DSA key', labelled('DSA PRIVATE KEY'), /is a DSA key/, /RSA, EC or Ed25519/],
  ['parameters alone', labelled('EC PARAMETERS', 'BggqhkjOPQMBBw=='), /“EC PARAMETERS” is not a key/, /BEGIN PRIVATE KEY/],
  [
    'a PKCS#1 key labelled as PKCS#8',
    relabelled(pem(rsa, 'pkcs1'), 'PRIVATE KEY'),
    /labelled “PRIVATE KEY” and holds what belongs under “RSA PRIVATE KEY”/,
    /Write “RSA PRIVATE KEY”/,
  ],
  ['a SEC1 key labelled as RSA', relabelled(pem(p256, 'sec1'), 'RSA PRIVATE KEY'), /belongs under “EC PRIVATE KEY”/, /Write/],
  ['a public key labelled as private', relabelled(publicPem(rsa), 'PRIVATE KEY'), /belongs under “PUBLIC KEY”/, /Write/],
  ['a secp256k1 key', pem(secp256k1), /is a key on secp256k1, which WebCrypto does not have/, /P-256, P-384, P-521/],
  ['a secp256k1 key as SEC1', pem(secp256k1, 'sec1'), /is a key on secp256k1/, /P-256/],
  ['an Ed448 key', pem(ed448), /is an Ed448 key, which WebCrypto does not have/, /Ed25519/],
  ['an OpenSSH public key cut off', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ me@here', /its numbers are no public key/, /whole line/],
  ['the key of a security key', 'sk-ssh-ed25519@openssh.com AAAAGnNr me@here', /security key, which only that can use/, /another kind/],
  ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-rsa', /is a PuTTY key/, /PuTTYgen/],
  ['base64 of a key cut off', lines.slice(1, -8).join('\n'), /is cut off\. It says it has \d+ bytes/, /Export the file again/],
  ['a JWK that is no JSON', '{"kty":"EC",', /begins like a JWK and is not valid JSON/, /first brace to its last/],
  ['a JWK with something after it', `${JSON.stringify(jwk(p256))} x`, /is not valid JSON/, /first brace/],
  ['a JWK without a type', '{"n":"AQAB"}', /has no “kty”/, /RSA, EC, OKP, oct/],
  ['a JWK of an unknown type', '{"kty":"XYZ"}', /has “kty” “XYZ”, which cannot be used here/, /RSA, EC, OKP, oct, AKP/],
  ['an ML-DSA JWK without its algorithm', '{"kty":"AKP","pub":"AAAA"}', /has no “alg”/, /ML-DSA-44, ML-DSA-65, ML-DSA-87/],
  [
    'an ML-DSA JWK of an unknown set',
    '{"kty":"AKP","alg":"ML-DSA-45","pub":"AAAA"}',
    /“ML-DSA-45” in “alg”, which is not known/,
    /ML-DSA-44/,
  ],
  ['an ML-DSA JWK cut off', '{"kty":"AKP","alg":"ML-DSA-44","pub":"AAAA"}', /“pub” has 3 bytes, and ML-DSA-44 needs 1312/, /again/],
  [
    'an X25519 JWK with another key’s public value',
    JSON.stringify({ ...jwk(x25519), x: Buffer.alloc(32, 9).toString('base64url') }),
    /do not belong together/,
    /again/,
  ],
  ['a JWK on Ed448', JSON.stringify(jwk(ed448)), /on the curve “Ed448”, which WebCrypto does not have/, /Ed25519/],
  ['an empty JWK Set', '{"keys":[]}', /holds no keys/, /one that has some|a set that has some/],
  ['a JWK on secp256k1', JSON.stringify(jwk(secp256k1)), /on the curve “secp256k1”, which WebCrypto does not have/, /P-256/],
  ['a JWK without a curve', JSON.stringify({ ...jwk(p256), crv: undefined }), /has no “crv”/, /P-256/],
  ['a JWK without a coordinate', JSON.stringify({ ...jwk(p256), y: undefined }), /has no “y”/, /“y” included/],
  ['an RSA JWK without its primes', JSON.stringify({ ...jwk(rsa), p: undefined }), /has no “p”/, /“p” included/],
  ['a symmetric JWK without its value', '{"kty":"oct"}', /has no “k”/, /“k” included/],
  ['an empty symmetric JWK', '{"kty":"oct","k":""}', /“k” is empty/, /again/],
  [
    'a JWK with a private member in base64',
    JSON.stringify({ ...jwk(p256), d: `${'A'.repeat(42)}+` }),
    /“d” is not base64url, because its character 43 is “\+”/,
    /again/,
  ],
  ['a JWK with a private member that is a number', JSON.stringify({ ...jwk(p256), d: 7 }), /“d” is no string/, /again/],
  ['a JWK with a private member cut off', JSON.stringify({ ...jwk(ed25519), d: 'AAAA' }), /“d” has 3 bytes, and Ed25519 needs 32/, /again/],
  [
    'a JWK with another key’s private member',
    JSON.stringify({ ...jwk(p256), d: Buffer.alloc(32, 1).toString('base64url') }),
    /do not belong together/,
    /again/,
  ],
  [
    'an RSA JWK with a damaged exponent',
    JSON.stringify({ ...jwk(rsa), d: jwk(rsa)['n'], dp: jwk(rsa)['dq'] }),
    /do not belong together/,
    /again/,
  ],
  ['an RSA JWK of three primes', JSON.stringify({ ...jwk(rsa), oth: [] }), /more than two primes/, /two primes/],
])('%s is refused in one sentence with what to do', async (_, material, message, fix) => {
  const fault = await faultOf(readKeyMaterial({ material }));
  expect(fault).toEqual(invalid('material'));
  expect(fault.message).toMatch(message);
  expect(fault.data).toMatchObject({ fix: expect.stringMatching(fix) });
});

test.each<[what: string, input: KeyMaterialInput, field: string, message: RegExp]>([
  ['an algorithm that is none', { material: pem(rsa), alg: 'XS256' }, 'alg', /There is no algorithm “XS256” here/],
  [
    'an algorithm for another type',
    { material: pem(rsa), alg: 'ES256' },
    'alg',
    /^ES256 needs an EC key on P-256, and this is an RSA key\.$/,
  ],
  [
    'an algorithm for another curve',
    { material: pem(other), alg: 'ES256' },
    'alg',
    /^ES256 needs an EC key on P-256, and this is an EC key on P-384\.$/,
  ],
  ['a secret for an RSA algorithm', { material: 'secret', alg: 'RS256' }, 'alg', /^RS256 needs an RSA key, and this is a secret\.$/],
  [
    'a JWK whose own algorithm does not fit',
    { material: JSON.stringify({ ...jwk(p256), alg: 'RS256' }) },
    'material',
    /^RS256 needs an RSA key, and this is an EC key on P-256\.$/,
  ],
  [
    'a secret that is not hexadecimal',
    { material: '00zz', secretEncoding: 'hex' },
    'material',
    /^The secret is not hexadecimal, because character 3 is “z”\.$/,
  ],
  ['half a byte in hexadecimal', { material: '000', secretEncoding: 'hex' }, 'material', /odd number of digits/],
  [
    'base64url given as base64',
    { material: 'ab-_', secretEncoding: 'base64' },
    'material',
    /^The secret is not base64, because character 3 is “-”\.$/,
  ],
  ['base64 given as base64url', { material: 'ab+/', secretEncoding: 'base64url' }, 'material', /because character 3 is “\+”/],
  ['base64 of an impossible length', { material: 'abcde', secretEncoding: 'base64' }, 'material', /a character is missing or too many/],
  ['base64 with padding inside', { material: 'ab=cd', secretEncoding: 'base64' }, 'material', /“=” stands before its end/],
])('%s is refused, naming the field', async (_, input, field, message) => {
  const fault = await faultOf(readKeyMaterial(input));
  expect(fault).toEqual(invalid(field));
  expect(fault.message).toMatch(message);
});

test('the place of a foreign character in a PEM is told as an offset into what was pasted', async () => {
  const material = pem(rsa).replace(/(?<=\n.{10})./, '§');
  expect((await faultOf(readKeyMaterial({ material }))).data).toMatchObject({ position: material.indexOf('§') });
});

test.each([
  ['equals signs', labelled('PRIVATE KEY', `${'='.repeat(900_000)}A`)],
  ['header lines', labelled('PRIVATE KEY', 'a:\n'.repeat(300_000))],
  ['beginnings', '-----BEGIN PRIVATE KEY-----\n'.repeat(30_000)],
  ['dashes', `-----BEGIN ${'-'.repeat(900_000)}`],
  ['a label', labelled('X'.repeat(400_000))],
  ['braces', '{"a":'.repeat(150_000)],
  ['spaces', `-----BEGIN PRIVATE KEY-----${' '.repeat(900_000)}x`],
  ['base64', `MII${'A'.repeat(900_000)}!!{`],
])('a million characters of %s are refused in no time, in a short sentence', async (_, material) => {
  const read = readKeyMaterial({ material, secretEncoding: material.startsWith('MII') ? 'hex' : undefined });
  expect((await faultOf(read)).message.length).toBeLessThan(400);
});

test('no refusal repeats the key', async () => {
  const secret = 'c4n4ryc4n4ryc4n4ryc4n4ry';
  const damaged = [
    labelled('PRIVATE KEY', secret),
    `{"kty":"oct","k":"${secret}"`,
    `{"kty":"EC","crv":"P-256","x":"A","y":"A","d":"${secret}"}`,
  ];
  for (const material of damaged) {
    const fault = await faultOf(readKeyMaterial({ material }));
    expect(JSON.stringify(fault)).not.toContain(secret);
  }
});

/** Whole as DER, with the private number of another key of the same length in it. */
function damagedPem(): string {
  const der = p256.export({ type: 'pkcs8', format: 'der' });
  const d = Buffer.from(String(jwk(p256)['d']), 'base64url');
  Buffer.alloc(32, 1).copy(der, der.indexOf(d));
  return labelled('PRIVATE KEY', der.toString('base64'));
}

/** The base64 of a certificate. */
function certificateText(): string {
  return selfSignedCertificate()
    .cert.replaceAll(/-----[^-]+-----/g, '')
    .trim();
}
