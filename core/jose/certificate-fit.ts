import type { Certificate } from '../contract/certificates.ts';
import type { FitCheck } from '../contract/key-fit.ts';
import type { JsonObject } from '../contract/values.ts';
import { encodeBase64url } from './base64url.ts';
import { check } from './fit-key.ts';

const certificateParameters = [
  { name: 'x5t', hash: 'sha1', words: 'SHA-1', source: 'RFC 7515 4.1.7' },
  { name: 'x5t#S256', hash: 'sha256', words: 'SHA-256', source: 'RFC 7515 4.1.8' },
] as const;

/** A comparison of a thumbprint, and where the token has it. */
export interface CertificateCheck extends FitCheck {
  readonly where: 'x5t' | 'x5t#S256' | 'cnf.x5t#S256';
  /** What would match; null without a certificate. */
  readonly wanted: string | null;
}

/** Compares the thumbprints that a token names with a certificate's; nothing where it names none. */
export function certificateChecks(
  { header, claims }: { readonly header: JsonObject | null; readonly claims: JsonObject | null },
  certificate: Pick<Certificate, 'thumbprints'> | null,
): CertificateCheck[] {
  const { cnf } = claims ?? {};
  const bound = typeof cnf === 'object' && cnf !== null && 'x5t#S256' in cnf ? cnf['x5t#S256'] : undefined;
  const named = [
    ...certificateParameters.map((parameter) => ({ ...parameter, where: parameter.name, value: header?.[parameter.name] })),
    { ...certificateParameters[1], where: 'cnf.x5t#S256' as const, value: bound, source: 'RFC 8705 3.1' },
  ];
  return named.flatMap(({ where, hash, words, source, value }) => {
    if (value === undefined) return [];
    const wanted = certificate?.thumbprints[hash].base64url ?? null;
    return [{ ...compared(where, value, { words, source, own: certificate?.thumbprints[hash] ?? null }), where, wanted }];
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
  const sentence = isHexText(value, own.hex)
    ? `“${where}” is its certificate’s ${words} thumbprint as hexadecimal text; the bytes themselves belong there, in base64url: ${own.base64url} (${source}).`
    : `“${where}” is ${value.slice(0, 100)}, and the ${words} thumbprint of its certificate is ${own.base64url}.`;
  return check('certificate', 'mismatch', sentence);
}

/** Whether a value is a thumbprint in hexadecimal, bare or in base64url once more: what portals show, put where it does not belong. */
function isHexText(value: string, hex: string): boolean {
  const bare = hex.replaceAll(':', '').toLowerCase();
  if (value.replaceAll(':', '').toLowerCase() === bare) return true;
  const forms = [bare, bare.toUpperCase(), hex, hex.toLowerCase()];
  return forms.some((form) => encodeBase64url(new TextEncoder().encode(form)) === value.replace(/=+$/, ''));
}
