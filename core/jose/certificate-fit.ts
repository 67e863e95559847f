import type { Certificate } from '../contract/certificates.ts';
import type { FitCheck } from '../contract/key-fit.ts';
import type { JsonObject } from '../contract/values.ts';
import { encodeBase64url } from './base64url.ts';
import { check } from './fit-key.ts';

const certificateParameters = [
  { name: 'x5t', hash: 'sha1', words: 'SHA-1', source: 'RFC 7515 4.1.7' },
  { name: 'x5t#S256', hash: 'sha256', words: 'SHA-256', source: 'RFC 7515 4.1.8' },
] as const;

/** A comparison of a thumbprint, and the header parameter that has it. */
export interface CertificateCheck extends FitCheck {
  readonly where: (typeof certificateParameters)[number]['name'];
}

/** Compares the thumbprints that a JOSE Header names with the certificate of the key that signs; nothing where it names none. */
export function certificateChecks(header: JsonObject | null, certificate: Pick<Certificate, 'thumbprints'> | null): CertificateCheck[] {
  return certificateParameters.flatMap(({ name: where, hash, words, source }) => {
    const value = header?.[where];
    if (value === undefined) return [];
    return [{ ...compared(where, value, { words, source, own: certificate?.thumbprints[hash] ?? null }), where }];
  });
}

interface Compared {
  readonly words: string;
  readonly source: string;
  readonly own: Certificate['thumbprints']['sha1'] | null;
}

function compared(where: string, value: unknown, { words, source, own }: Compared): FitCheck {
  if (typeof value !== 'string') return check('certificate', 'mismatch', `The token’s “${where}” is no string (${source}).`);
  if (own === null) return check('certificate', 'unknown', `The token names a certificate in “${where}”, and the key has none here.`);
  if (value === own.base64url) return check('certificate', 'match', `“${where}” is the ${words} thumbprint of its certificate.`);
  const sentence = isHexadecimalThumbprint(value, own.hex)
    ? `“${where}” is its certificate’s ${words} thumbprint as hexadecimal text; the bytes themselves belong there, in base64url: ${own.base64url} (${source}).`
    : `“${where}” is ${value.slice(0, 100)}, and the ${words} thumbprint of its certificate is ${own.base64url}.`;
  return check('certificate', 'mismatch', sentence);
}

/** Whether a value is a thumbprint in hexadecimal, bare or in base64url once more: what portals show, put where it does not belong. */
export function isHexadecimalThumbprint(value: string, hex: string): boolean {
  const bare = hex.replaceAll(':', '').toLowerCase();
  if (value.replaceAll(':', '').toLowerCase() === bare) return true;
  const forms = [bare, bare.toUpperCase(), hex, hex.toLowerCase()];
  return forms.some((form) => encodeBase64url(new TextEncoder().encode(form)) === value.replace(/=+$/, ''));
}
