import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Keys of every kind that is read or refused, made once per test file. */
export const samples = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  shortRsa: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
  pss: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey,
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
  ed25519: generateKeyPairSync('ed25519').privateKey,
  ed448: generateKeyPairSync('ed448').privateKey,
  x25519: generateKeyPairSync('x25519').privateKey,
} as const;

/** A private key as PEM. */
export function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string {
  return key.export({ type, format: 'pem' }).toString();
}

/** The public half as PEM. */
export function publicPem(key: KeyObject, type: 'spki' | 'pkcs1' = 'spki'): string {
  return createPublicKey(key).export({ type, format: 'pem' }).toString();
}

/** A private key as JWK. */
export function jwk(key: KeyObject): Record<string, unknown> {
  return { ...key.export({ format: 'jwk' }) };
}

/** A private key as PEM, encrypted in the way of PKCS#8 or in OpenSSL's old one. */
export function encryptedPem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1', passphrase = 'x'): string {
  return createPrivateKey(pem(key)).export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}
