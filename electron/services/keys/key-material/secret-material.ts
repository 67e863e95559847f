import type { SecretEncoding } from '../../../../core/contract/clients.ts';
import { encodeBase64url } from '../../../../core/jose/base64url.ts';
import { invalidInput } from '../../fault.ts';
import type { FoundMaterial } from './found-material.ts';
import type { GivenMaterial } from './material.ts';
import { looksLikePem } from './pem.ts';
import { encodingNames, secretBytes } from './secret-text.ts';

/** Reads material as a secret in an encoding that was chosen. The bytes of a file count as they are for UTF-8. Throws INVALID_INPUT (`material`). */
export function readSecret({ text, bytes }: GivenMaterial, encoding: SecretEncoding): FoundMaterial {
  if (bytes !== null && encoding === 'utf8')
    return foundSecret(bytes, text === null ? null : encoding, secretWarnings(text ?? '', encoding));
  if (text === null) throw notIn(encoding, 'is binary');
  const read = secretBytes(text, encoding);
  if ('fault' in read) throw notIn(encoding, read.fault, read.position);
  return foundSecret(read.bytes, encoding, secretWarnings(text, encoding));
}

/** Reads a text that is no key of any form as a secret in UTF-8, and says what else it might be. */
export function assumeSecret(text: string): FoundMaterial {
  const found = foundSecret(new TextEncoder().encode(text), 'utf8', secretWarnings(text, 'utf8'));
  const bytes = encodedBytes.find(({ form }) => form.test(text.trim()));
  if (bytes === undefined) return found;
  const read = secretBytes(text, bytes.encoding);
  if ('fault' in read) return found;
  const hint = `It was read as ${encodingNames.utf8}; as ${encodingNames[bytes.encoding]} it would be ${read.bytes.length * 8} bits.`;
  return { ...found, warnings: [...found.warnings, hint] };
}

/** Texts that people most often mean as bytes. */
const encodedBytes: readonly { readonly encoding: SecretEncoding; readonly form: RegExp }[] = [
  { encoding: 'hex', form: /^(?:[0-9a-f]{2}){16,}$/i },
  { encoding: 'base64', form: /^(?=.*[+/=])[A-Za-z0-9+/]{20,}={0,2}$/ },
  { encoding: 'base64url', form: /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{43,}$/ },
];

function foundSecret(bytes: Uint8Array, encoding: SecretEncoding | null, warnings: readonly string[]): FoundMaterial {
  const k = encodeBase64url(bytes);
  const read = () => ({ kty: 'oct', k });
  return {
    keys: [{ name: 'secret', format: 'secret', encoding, encrypted: false, half: 'private', read }],
    certificates: [],
    warnings,
  };
}

function secretWarnings(text: string, encoding: SecretEncoding): string[] {
  const warnings: string[] = [];
  if (encoding === 'utf8' && text.trim() !== text) {
    warnings.push('The secret begins or ends with white space, which counts as part of it.');
  }
  if (/^e[wy][\w-]+\.[\w-]*\.[\w.-]*$/.test(text.trim())) {
    warnings.push('The text looks like a token, and is kept as a secret; a token is opened in the Inspector.');
  }
  if (looksLikePem(text)) warnings.push('The text looks like a PEM key; it is kept as a secret because an encoding was chosen.');
  return warnings;
}

function notIn(encoding: SecretEncoding, fault: string, position?: number) {
  const sentence = fault.startsWith('is binary') ? `The file is binary, and not ${encodingNames[encoding]} text.` : `The secret ${fault}.`;
  return invalidInput('material', sentence, {
    fix: 'Correct it, or choose another encoding.',
    ...(position === undefined ? {} : { position }),
  });
}
