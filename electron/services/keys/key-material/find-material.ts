import type { SecretEncoding } from '../../../../core/contract/clients.ts';
import type { KeyMaterial } from '../../../../core/contract/key-material.ts';
import { invalidInput } from '../../fault.ts';
import { isDerMaterial, looksLikeDer, readDerMaterial } from './der-material.ts';
import { findEncryptedJwk } from './encrypted-jwk.ts';
import type { FoundMaterial } from './found-material.ts';
import { refuseForeignBytes, refuseForeignText } from './foreign-forms.ts';
import { readJsonMaterial } from './jwk-text.ts';
import { givenMaterial } from './material.ts';
import { opensshPublicKey, readOpensshPublicKey } from './openssh.ts';
import { looksLikePem } from './pem.ts';
import { readPemMaterial } from './pem-material.ts';
import { assumeSecret, readSecret } from './secret-material.ts';

/** What a person gave, and what they said about it. */
export interface FindInput {
  readonly material: KeyMaterial;
  readonly password?: string | undefined;
  /** Reads it as a secret instead of recognising it. */
  readonly secretEncoding?: SecretEncoding | undefined;
}

/**
 * Recognises key material by its content: a binary file, PEM, JSON, an encrypted JWK, an OpenSSH line, any of these in base64, and last
 * a secret. Throws INVALID_INPUT (`material`, `password`) for what is damaged, encrypted otherwise, or known to be no key.
 */
export async function findMaterial({ material, password, secretEncoding }: FindInput): Promise<FoundMaterial> {
  const given = givenMaterial(material);
  if (given.text?.trim() === '' || given.bytes?.length === 0) {
    throw invalidInput('material', 'There is no key to read.', { fix: 'Give a PEM, a JWK or a secret.' });
  }
  if (secretEncoding !== undefined) return readSecret(given, secretEncoding);
  if (given.bytes !== null && looksLikeDer(given.bytes)) return readDerMaterial(given.bytes, password);
  if (given.bytes !== null && given.text === null) throw refuseForeignBytes(given.bytes);
  const text = given.text ?? '';
  return (await findInText(text, password)) ?? (await findInBase64(text, password)) ?? assumeSecret(text);
}

/** The members by which JSON is known to hold a key. */
const keyMember = /"(?:kty|keys|private_key)"\s*:/;

/** What a text says to be; null when nothing in it speaks for a key. */
async function findInText(text: string, password: string | undefined): Promise<FoundMaterial | null> {
  const trimmed = text.trim();
  if (trimmed.startsWith('{') && (keyMember.test(text) || !looksLikePem(text))) return readJsonMaterial(text, password);
  if (looksLikePem(text)) return findPem(text, password);
  const encrypted = findEncryptedJwk(trimmed, password);
  if (encrypted !== null) return { keys: [encrypted], certificates: [], warnings: [] };
  if (opensshPublicKey.test(trimmed)) return findOpensshPublicKey(trimmed);
  refuseForeignText(trimmed);
  return null;
}

function findPem(text: string, password: string | undefined): FoundMaterial {
  if (!text.includes('\\n')) return readPemMaterial(text, password);
  // A PEM in JSON or in an environment variable has its line breaks as two characters; two stay two, so that positions hold.
  const found = readPemMaterial(text.replaceAll('\\n', ' \n').replaceAll('\\r', '  '), password);
  return { ...found, warnings: [...found.warnings, 'Its “\\n” were read as line breaks.'] };
}

function findOpensshPublicKey(line: string): FoundMaterial {
  const comment = line.split(' ').slice(2).join(' ').slice(0, 200);
  const source = { noun: 'The OpenSSH public key', again: 'Copy the whole line again.' };
  const read = () => readOpensshPublicKey(line, source);
  const key = {
    name: comment === '' ? 'key' : comment,
    format: 'openssh',
    encoding: null,
    encrypted: false,
    half: 'public',
    read,
  } as const;
  return { keys: [key], certificates: [], warnings: [] };
}

const base64Text = /^[A-Za-z0-9+/_\s-]{40,}={0,2}\s*$/;

/** Base64 without BEGIN and END lines, as environment variables and key vaults hold files; null when it is of nothing known. */
async function findInBase64(text: string, password: string | undefined): Promise<FoundMaterial | null> {
  if (!base64Text.test(text)) return null;
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const warning = 'It was in base64, which was decoded first.';
  const meansDer = /^MI[IGHEC]/.test(text.trim()) && looksLikeDer(bytes);
  if (meansDer || isDerMaterial(bytes)) {
    const found = await readDerMaterial(bytes, password);
    return { ...found, warnings: [...found.warnings, warning] };
  }
  const decoded = Buffer.from(bytes).toString('utf8');
  if (!looksLikePem(decoded) && !(/^\s*\{/.test(decoded) && keyMember.test(decoded))) return null;
  const found = await findInText(decoded, password);
  return found === null ? null : { ...found, warnings: [...found.warnings, warning] };
}
