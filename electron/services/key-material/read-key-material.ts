import type { SecretEncoding } from '../../../core/contract/clients.ts';
import type { RecognisedKey } from '../../../core/contract/keys.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { encodeBase64url } from '../../../core/jose/base64url.ts';
import { invalidInput } from '../fault.ts';
import { checkedAlgorithm } from './key-algorithm.ts';
import { checkHeldTogether } from './held-together.ts';
import { jwkShape, readJwk } from './jwk-key.ts';
import { bareJwk } from './jwk-members.ts';
import { keyWarnings } from './key-warnings.ts';
import { looksLikePem } from './pem.ts';
import { readPemKey } from './pem-key.ts';
import { secretBytes } from './secret-text.ts';

/** What a person pasted, and what they said about it. */
export interface KeyMaterialInput {
  readonly material: string;
  readonly alg?: string | undefined;
  readonly secretEncoding?: SecretEncoding | undefined;
}

/** A key that was read: what to keep, and what to say about it. */
export interface ReadKeyMaterial {
  /** The members that make up the key, private ones too. Never leaves the services. */
  readonly jwk: JsonObject;
  readonly recognised: RecognisedKey;
}

/** What a reader of one form found; `jwk` may have members that only describe the key. */
interface Found {
  readonly format: RecognisedKey['format'];
  readonly encoding: SecretEncoding | null;
  readonly jwk: JsonObject;
  readonly warnings: readonly string[];
}

/** Recognises key material: PEM, JWK, then a secret. Throws INVALID_INPUT for what is damaged or cannot be used, naming the field. */
export async function readKeyMaterial(input: KeyMaterialInput): Promise<ReadKeyMaterial> {
  const found = find(input);
  const shape = jwkShape(found.jwk);
  const { alg, warnings } = checkedAlgorithm(found.jwk, shape, input.alg);
  const jwk = bareJwk(found.jwk, shape.kty, shape.private ? 'private' : 'public');
  if (shape.kty !== 'oct' && shape.private) await checkHeldTogether(jwk, shape);
  const use = found.jwk['use'] === 'sig' || found.jwk['use'] === 'enc' ? found.jwk['use'] : null;
  const { kid } = found.jwk;
  return {
    jwk,
    recognised: {
      format: found.format,
      encoding: found.encoding,
      ...shape,
      alg,
      kid: typeof kid === 'string' && kid !== '' && kid.length <= 1024 ? kid : null,
      use,
      warnings: [...found.warnings, ...warnings, ...keyWarnings({ ...shape, alg, use })],
    },
  };
}

function find({ material, secretEncoding }: KeyMaterialInput): Found {
  const text = material.trim();
  if (text === '') throw invalidInput('material', 'There is no key to read.', { fix: 'Give a PEM, a JWK or a secret.' });
  if (secretEncoding !== undefined) return findSecret(material, secretEncoding);
  if (looksLikePem(text)) return findPem(material);
  if (text.startsWith('{')) return { format: 'jwk', encoding: null, jwk: readJwk(material), warnings: [] };
  const other = otherForms.find(({ form }) => form.test(text));
  if (other !== undefined) throw invalidInput('material', `The key is ${other.is}.`, { fix: other.fix });
  return findSecret(material, 'utf8');
}

function findPem(material: string): Found {
  // Service account files carry their PEM as a JSON string; two characters stay two, so that positions hold.
  const escaped = material.includes('\\n');
  const key = readPemKey(escaped ? material.replaceAll('\\n', ' \n').replaceAll('\\r', '  ') : material);
  return { ...key, encoding: null, warnings: escaped ? [...key.warnings, 'Its “\\n” were read as line breaks.'] : key.warnings };
}

/** Forms of keys that would otherwise pass for a secret. */
const otherForms: readonly { readonly form: RegExp; readonly is: string; readonly fix: string }[] = [
  {
    form: /^(ssh-(rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) AAAA/,
    is: 'an OpenSSH public key, which cannot sign',
    fix: 'Import the private key as PEM.',
  },
  { form: /^---- BEGIN SSH2 /, is: 'an SSH2 public key, which cannot sign', fix: 'Import the private key as PEM.' },
  { form: /^PuTTY-User-Key-File-/, is: 'a PuTTY key', fix: 'Export it as OpenSSH key in PuTTYgen and convert that to PKCS#8.' },
  {
    form: /^MI[IGHEC][A-Za-z0-9+/\s]{60,}={0,2}$/,
    is: 'base64 of what seems to be a key, without its BEGIN and END lines',
    fix: 'Import the whole PEM, or choose how it is encoded if it is a secret.',
  },
];

function findSecret(material: string, encoding: SecretEncoding): Found {
  const read = secretBytes(material, encoding);
  if ('fault' in read) {
    throw invalidInput('material', `The secret ${read.fault}.`, {
      fix: 'Correct it, or choose another encoding.',
      position: read.position,
    });
  }
  const warnings = secretWarnings(material, encoding);
  const jwk = { kty: 'oct', k: encodeBase64url(read.bytes) };
  read.bytes.fill(0);
  return { format: 'secret', encoding, jwk, warnings };
}

function secretWarnings(material: string, encoding: SecretEncoding): string[] {
  const warnings: string[] = [];
  if (encoding === 'utf8' && material.trim() !== material) {
    warnings.push('The secret begins or ends with white space, which counts as part of it.');
  }
  if (looksLikePem(material)) warnings.push('The text looks like a PEM key; it is kept as a secret because an encoding was chosen.');
  return warnings;
}
