import { readBase64url } from './base64url.ts';
import { readJsonObject } from './json-reader.ts';
import type { SdJwtParts } from './sd-jwt.ts';
import type { ReadingProblem } from './token.ts';
import { grouped } from './time-words.ts';
import { decodeUtf8 } from './utf8.ts';

/** What one disclosure says (RFC 9901 4.2). */
export interface DisclosureContent {
  readonly salt: unknown;
  /** Null for an array's element. */
  readonly name: string | null;
  readonly value: unknown;
}

const mostProblems = 20;

/** Reads a disclosure: a JSON array of salt, name and value, or of salt and value; or says why it cannot be read. */
export function readDisclosure(text: string): DisclosureContent | { readonly fault: string } {
  const octets = readBase64url(text);
  if (octets.foreignAt !== null || octets.incomplete || octets.unusedBits) return { fault: 'it is not canonical base64url' };
  const decoded = decodeUtf8(octets.bytes);
  if ('invalidAt' in decoded) return { fault: 'it is no UTF-8' };
  const wrapped = readJsonObject(`{"":${decoded.text}}`);
  const array = wrapped.members.length === 1 ? wrapped.value?.[''] : undefined;
  if (!Array.isArray(array) || array.length < 2 || array.length > 3) return { fault: 'it is no JSON array of two or three elements' };
  if (array.length === 2) return { salt: array[0], name: null, value: array[1] };
  const [salt, name, value] = array;
  return typeof name === 'string' ? { salt, name, value } : { fault: 'its second element, the name of the claim, is no string' };
}

/** What is wrong with the form of an SD-JWT behind its JWT; whether digests match is said where they are computed. */
export function disclosureProblems({ jwt, disclosures, closed }: SdJwtParts): ReadingProblem[] {
  const problems: ReadingProblem[] = [];
  if (!closed) {
    const message = 'An SD-JWT ends with “~”, unless a key binding JWT follows; this one was cut off or lost it.';
    problems.push({
      severity: 'error',
      code: 'disclosure',
      part: 'token',
      position: disclosures.at(-1)?.start ?? jwt.length,
      message,
      source: 'RFC 9901 4',
    });
  }
  for (const [index, { text, start }] of disclosures.entries()) {
    if (problems.length > mostProblems) break;
    const read = readDisclosure(text);
    if (!('fault' in read)) continue;
    const message = `Disclosure ${grouped(index + 1)} cannot be read: ${read.fault}.`;
    problems.push({ severity: 'error', code: 'disclosure', part: 'token', position: start, message, source: 'RFC 9901 4.2' });
  }
  return problems;
}
