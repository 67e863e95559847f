import { readJsonObject } from './json-reader.ts';
import { noRepeats, type SentClaims } from './repeated-members.ts';
import type { ReadToken } from './token.ts';
import { decodeUtf8 } from './utf8.ts';

/** Bytes of a payload that is given beside its token; more is not taken. */
export const longestPayload = 4_000_000;

/** Whether a JWS has no payload of its own, so that it must be given to check the signature (RFC 7515 appendix F). */
export function lacksPayload({ form, payloadText }: Pick<ReadToken, 'form' | 'payloadText'>): boolean {
  return form === 'jws' && payloadText === '';
}

/** The claims that a payload holds; null for one that is no JSON object in UTF-8. */
export function payloadClaims(payload: Uint8Array): SentClaims {
  const decoded = decodeUtf8(payload);
  if ('invalidAt' in decoded) return { claims: null, repeats: noRepeats };
  const { value, repeats } = readJsonObject(decoded.text, { tolerant: true });
  return { claims: value, repeats };
}

/** A payload with other line ends, as editors and transport make them. */
export interface PayloadForm {
  /** For "It verifies only when …". */
  readonly words: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** The other line ends that a text may have had when it was signed: what a mismatch of a detached payload comes from most. */
export function otherPayloadForms(payload: Uint8Array): readonly PayloadForm[] {
  const decoded = decodeUtf8(payload);
  if (!('text' in decoded)) return [];
  const { text } = decoded;
  const form = (words: string, other: string): PayloadForm[] => (other === text ? [] : [{ words, bytes: encoder.encode(other) }]);
  return [
    ...form('the line break at the end of the payload is taken off', text.replace(/\r?\n$/, '')),
    ...(text.endsWith('\n') ? [] : form('a line feed stands behind the payload', `${text}\n`)),
    ...form('the lines of the payload end in CR LF', text.replaceAll(/\r?\n/g, '\r\n')),
    ...form('the lines of the payload end in LF', text.replaceAll('\r\n', '\n')),
  ];
}
