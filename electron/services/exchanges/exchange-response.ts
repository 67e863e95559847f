import type { WireResponse } from '../../../core/contract/exchanges.ts';
import type { ReceivedResponse } from '../../../core/oauth/received-response.ts';
import type { IncomingResponse } from '../../http/http-client.ts';
import type { SecretMarker } from '../keys/secret-forms.ts';

/** Bytes of a binary body that are shown as hex. */
const hexBytes = 256;

/** A response's body read as text, or found to be none. */
export function receivedResponse(url: string, response: IncomingResponse): ReceivedResponse {
  const { status, headers, body, truncated } = response;
  const text = bodyText(body, truncated);
  const type = headers.find((header) => header.name.toLowerCase() === 'content-type')?.value.toLowerCase() ?? '';
  return { url, status, headers, truncated, format: bodyFormat(text, type), text: text ?? '' };
}

/** The response as a trace shows it, every known secret marked. */
export function wireResponse(response: IncomingResponse, received: ReceivedResponse, marker: SecretMarker): WireResponse {
  const { status, statusText, truncated, timings, clockOffset, peerCertificate, body } = response;
  const { format, text } = received;
  const hex = format === 'binary' && !marker.within(body) ? Buffer.from(body.subarray(0, hexBytes)).toString('hex') : null;
  return {
    status,
    statusText,
    headers: response.headers.map(({ name, value }) => ({ name, value: [...marker.mark(value)] })),
    body: { format, text: [...marker.mark(text)], hex, bytes: body.length, truncated },
    timings,
    clockOffset,
    peerCertificate,
  };
}

/** UTF-8 text, or null for bytes that are none or hold control characters. */
function bodyText(bytes: Uint8Array, truncated: boolean): string | null {
  let text: string;
  try {
    // A cut may fall inside a character, which streaming forgives.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: truncated });
  } catch {
    return null;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
}

function bodyFormat(text: string | null, contentType: string): WireResponse['body']['format'] {
  if (text === null) return 'binary';
  if (text.trim() === '') return 'empty';
  if (/^\s*(<!doctype html|<html)/i.test(text)) return 'html';
  if (isJson(text)) return 'json';
  return /^text\/html\b/.test(contentType) ? 'html' : 'text';
}

function isJson(text: string): boolean {
  if (!/^\s*[[{"\dtfn-]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
