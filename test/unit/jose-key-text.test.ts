import { describe, expect, it } from 'vitest';
import { readKeyText } from '../../core/jose/key-text.ts';
import { jwk, pem, publicPem, samples } from '../support/key-samples.ts';
import { selfSignedCertificate } from '../support/certificate.ts';

const { cert } = selfSignedCertificate();
const privateJwk = jwk(samples.p256);
const { d: _d, ...publicJwk } = privateJwk;

function labelled(label: string): string {
  return `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;
}

describe('key material in a text', () => {
  it.each([
    ['a private key', pem(samples.rsa)],
    ['a private key', labelled('ENCRYPTED PRIVATE KEY')],
    ['a private key', labelled('OPENSSH PRIVATE KEY')],
    ['a private key', JSON.stringify({ type: 'service_account', private_key: pem(samples.rsa) })],
    ['a private key', JSON.stringify(privateJwk, null, 2)],
    ['a public key', publicPem(samples.p256)],
    ['a public key', JSON.stringify(publicJwk)],
    ['a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ me@host\n'],
    ['a shared secret', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['a certificate', cert],
    ['a certificate request', labelled('CERTIFICATE REQUEST')],
    ['a certificate request', labelled('NEW CERTIFICATE REQUEST')],
    ['a private key and 2 certificates', `${cert}${pem(samples.p256)}\n${cert}`],
    ['a private key, a shared secret and 2 public keys', JSON.stringify({ keys: [publicJwk, { kty: 'oct' }, privateJwk, publicJwk] })],
  ])('is %s', (words, text) => {
    expect(readKeyText(text)?.words).toBe(words);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'a private key begins with -----BEGIN'],
    ['parameters', labelled('EC PARAMETERS')],
    ['JSON that is no key', '{"keys":[1],"note":"\\"kty\\""}'],
    ['what is too long to be one', `${pem(samples.rsa)}${' '.repeat(1_000_000)}`],
  ])('is not seen in %s', (_what, text) => {
    expect(readKeyText(text)).toBeNull();
  });

  it('is told without anything of a private key', () => {
    const text = JSON.stringify(readKeyText(JSON.stringify(privateJwk)));
    expect(text).not.toContain(String(privateJwk['d']));
  });
});
