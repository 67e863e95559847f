import type { Key, KeyFormat, RecognisedKey } from '../../../core/contract/keys.ts';
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

/** Type and curve: “EC P-256”; the curve alone where it says the type: “Ed25519”. */
export function typeWords(key: Pick<Key, 'kty' | 'crv'>): string {
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

/** What was read from material: “Private key, EC P-256, 256 bits, from PKCS#8 PEM”. */
export function recognisedWords(key: RecognisedKey): string {
  if (key.format === 'secret') return `A secret of ${key.bits} bits, read as ${secretEncodingName(key.encoding ?? 'utf8')}.`;
  return `${partWords(key)} key, ${typeWords(key)}, ${key.bits} bits, from ${formats[key.format]}.`;
}
