import { createPrivateKey } from 'node:crypto';
import { EncryptedData, EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import type { ExportedFile, PrivateFormat } from '../../../../core/contract/keys.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { keyFileStem } from '../../../../core/jose/key-file-name.ts';
import { encryptWithPassword } from '../../../vault/password-based-encryption.ts';
import { invalidInput } from '../../fault.ts';
import { derOf } from './asn1.ts';
import { encryptPbes2 } from './pbes2.ts';
import { writePfx } from './pfx-writer.ts';

/** A private key to write out. */
export interface PrivateKeyToExport {
  readonly name: string;
  /** With its private members and those that describe it. */
  readonly jwk: JsonObject;
  readonly kid: string;
  /** Its certificate and that one's issuers, DER in base64. */
  readonly x5c: readonly string[];
  /** Null for no encryption. */
  readonly password: string | null;
}

/** Writes a private key in one form. */
type Writer = (key: PrivateKeyToExport) => Promise<ExportedFile>;

async function jwkFile({ name, jwk, kid, password }: PrivateKeyToExport): Promise<ExportedFile> {
  const text = JSON.stringify(jwk, null, 2);
  const stem = keyFileStem(name);
  if (password === null) return { material: `${text}\n`, fileName: `${stem}.jwk.json`, mediaType: 'application/jwk+json' };
  const material = await encryptWithPassword(new TextEncoder().encode(text), password, kid, 'jwk+json');
  return { material: `${material}\n`, fileName: `${stem}.jwk.jwe`, mediaType: 'application/jose' };
}

async function pkcs8File({ name, jwk, password }: PrivateKeyToExport): Promise<ExportedFile> {
  refuseSecret(jwk, 'PKCS#8');
  const der = pkcs8Der(jwk);
  const file = { fileName: `${keyFileStem(name)}.key.pem`, mediaType: 'application/x-pem-file' };
  if (password === null) return { ...file, material: pem('PRIVATE KEY', der) };
  const { algorithm, data } = await encryptPbes2(der, password);
  der.fill(0);
  const encrypted = new EncryptedPrivateKeyInfo({ encryptionAlgorithm: algorithm, encryptedData: new EncryptedData(data) });
  return { ...file, material: pem('ENCRYPTED PRIVATE KEY', derOf(encrypted)) };
}

async function pkcs12File({ name, jwk, x5c, password }: PrivateKeyToExport): Promise<ExportedFile> {
  refuseSecret(jwk, 'PKCS#12');
  if (password === null) {
    throw invalidInput('password', 'A PKCS#12 file always has a password.', { fix: 'Give one, or export the key as PKCS#8.' });
  }
  const der = pkcs8Der(jwk);
  const certificates = x5c.map((base64) => new Uint8Array(Buffer.from(base64, 'base64')));
  const bytes = await writePfx({ key: der, certificates, name, password });
  der.fill(0);
  return {
    material: { base64: Buffer.from(bytes).toString('base64') },
    fileName: `${keyFileStem(name)}.p12`,
    mediaType: 'application/x-pkcs12',
  };
}

const writers: Readonly<Record<PrivateFormat, Writer>> = { jwk: jwkFile, pkcs8: pkcs8File, pkcs12: pkcs12File };

/**
 * Writes a private key to a file: with a password, PBES2 with at least 600 000 iterations. Throws INVALID_INPUT (`format`, `password`)
 * for a form that cannot hold the key.
 */
export function exportPrivateKey(format: PrivateFormat, key: PrivateKeyToExport): Promise<ExportedFile> {
  return writers[format](key);
}

function refuseSecret({ kty }: JsonObject, format: string): void {
  if (kty !== 'oct') return;
  throw invalidInput('format', `${format} holds key pairs, and this is a shared secret.`, { fix: 'Export it as a JWK.' });
}

function pkcs8Der(jwk: JsonObject): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'der' }));
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
