import type { Key, KeyFormat, RecognisedKey } from '../../../core/contract/keys.ts';
import { keyPurpose } from '../../../core/jose/key-purposes.ts';
import { secretEncodingName } from '../../app/secret-encodings.ts';

const types: Readonly<Record<Key['kty'], string>> = { RSA: 'RSA', EC: 'EC', OKP: 'OKP', oct: 'HMAC', AKP: 'ML-DSA' };

const formats: Readonly<Record<KeyFormat, string>> = {
  pkcs8: 'PKCS#8 key',
  pkcs1: 'PKCS#1 key',
  sec1: 'SEC1 key',
  spki: 'SPKI key',
  jwk: 'JWK',
  secret: 'secret',
  openssh: 'key in OpenSSH form',
  pkcs12: 'PKCS#12 file',
  certificate: 'certificate',
};

/** Type and curve: “EC P-256”; the curve or the algorithm alone where it says the type: “Ed25519”, “ML-DSA-65”. */
export function typeWords(key: Pick<Key, 'kty' | 'crv' | 'alg'>): string {
  if (key.kty === 'AKP') return key.alg ?? types.AKP;
  if (key.kty === 'OKP' && key.crv !== null) return key.crv;
  return key.crv === null ? types[key.kty] : `${types[key.kty]} ${key.crv}`;
}

/** Which part of the key pair is held. */
export function partWords(key: Pick<Key, 'kty' | 'private'>): string {
  if (key.kty === 'oct') return 'Secret';
  return key.private ? 'Private' : 'Public';
}

/** Where a key is from: “Imported from PKCS#8 PEM”. */
export function originWords(key: Pick<Key, 'origin' | 'format' | 'encoding'>): string {
  if (key.origin === 'generated') return 'Generated here';
  if (key.origin === 'playground') return 'Made by the playground';
  const encoding = key.encoding === null ? '' : `, ${secretEncodingName(key.encoding)}`;
  return `Imported from a ${formats[key.format]}${encoding}`;
}

/** What was read from material: “Private key, EC P-256, from a PKCS#8 key”. */
export function recognisedWords(key: RecognisedKey): string {
  if (key.format === 'secret') return `A secret of ${key.bits} bits, read as ${secretEncodingName(key.encoding ?? 'utf8')}.`;
  const from = key.format === 'certificate' ? 'a certificate' : `a ${formats[key.format]}`;
  return `${partWords(key)} key, ${sizedTypeWords(key)}, from ${from}.`;
}

/** Type and size: “RSA, 2048 bits”; the size is left out where the type says it. */
export function sizedTypeWords(key: Pick<Key, 'kty' | 'crv' | 'alg' | 'bits'>): string {
  return key.kty === 'RSA' || key.kty === 'oct' ? `${typeWords(key)}, ${key.bits} bits` : typeWords(key);
}

/** Whether a key is for what is encrypted for its holder, and not for signatures. */
export function isForEncryption({ use, alg, crv }: Pick<Key, 'use' | 'alg' | 'crv'>): boolean {
  return use === 'enc' || crv === 'X25519' || keyPurpose(alg)?.use === 'enc';
}
