import type { JsonObject } from '../contract/values.ts';
import { decodeBase64url } from './base64url.ts';
import { readJsonObject } from './json-reader.ts';

/** What verification needs of a JOSE Header. */
export interface StrictHeader {
  readonly alg: string;
  readonly kid: string | null;
  /** False for `b64` false (RFC 7797): the payload stands as it is. */
  readonly encodedPayload: boolean;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a JOSE Header as RFC 7515 5.2 demands before a signature may count, or says what forbids it.
 * @param segment the protected header, base64url; empty only in JSON serialization
 * @param unprotected what no signature covers; only in JSON serialization (RFC 7515 7.2.1)
 */
export function strictHeader(segment: string, unprotected: JsonObject | null = null): StrictHeader | { readonly fault: string } {
  const covered = segment === '' && unprotected !== null ? none : protectedHeader(segment);
  if ('fault' in covered) return covered;
  const { header } = covered;
  const repeated = unprotected === null ? undefined : Object.keys(unprotected).find((name) => name in header);
  if (repeated !== undefined)
    return { fault: `“${repeated.slice(0, 40)}” stands in the protected and in the unprotected header (RFC 7515 7.2.1).` };
  const alg = header['alg'] ?? unprotected?.['alg'];
  const kid = header['kid'] ?? unprotected?.['kid'];
  if (typeof alg !== 'string') return { fault: 'The header has no “alg” that is a string (RFC 7515 4.1.1).' };
  if (unprotected?.['crit'] !== undefined || unprotected?.['b64'] !== undefined) {
    return { fault: '“crit” and “b64” must stand in the protected header (RFC 7515 4.1.11, RFC 7797 3).' };
  }
  const { crit, b64 } = header;
  const extension = criticalFault(crit, header);
  if (extension !== null) return { fault: extension };
  if (b64 === false && crit === undefined) return { fault: 'Its “b64” is false and not named in “crit” (RFC 7797 6).' };
  return { alg, kid: typeof kid === 'string' ? kid : null, encodedPayload: b64 !== false };
}

const none: { readonly header: JsonObject } = { header: Object.freeze(Object.create(null)) };

/** The protected header alone, read strictly (RFC 7515 5.2, RFC 7516 5.2). */
export function protectedHeader(segment: string): { readonly header: JsonObject } | { readonly fault: string } {
  const bytes = decodeBase64url(segment);
  if (bytes === null) return { fault: 'The header is not canonical base64url (RFC 7515 2).' };
  const text = decoded(bytes);
  if (text === null) return { fault: 'The header is not UTF-8 (RFC 7515 4).' };
  const { value, problems } = readJsonObject(text);
  const forbidden = problems.find(({ code, severity }) => (value === null ? severity === 'error' : code === 'duplicate-member'));
  if (value === null || forbidden !== undefined) return { fault: `The header cannot be accepted. ${forbidden?.message ?? ''}` };
  return { header: value };
}

function criticalFault(crit: unknown, header: object): string | null {
  if (crit === undefined) return null;
  if (!Array.isArray(crit) || crit.length === 0) return 'Its “crit” is no list of names (RFC 7515 4.1.11).';
  for (const name of crit) {
    if (name !== 'b64')
      return `It demands the extension “${String(name).slice(0, 40)}” in “crit”, which Assay does not know (RFC 7515 4.1.11).`;
    if (!('b64' in header)) return 'Its “crit” names “b64”, which the header does not have (RFC 7515 4.1.11).';
  }
  return null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
