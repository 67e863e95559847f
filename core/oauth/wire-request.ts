import type { WireRequest } from '../contract/exchanges.ts';
import type { WireText } from './wire-text.ts';

/** A header field whose value may hold secrets. */
export interface WireHeader {
  readonly name: string;
  readonly value: WireText;
}

/** What `wireRequest` completes: the headers that the caller decides on, the body as it is to be sent. */
export interface WireRequestParts {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly WireHeader[];
  readonly body: WireText | null;
}

const utf8 = new TextEncoder();

/** Bytes of a body in UTF-8, or null while a masked secret makes that unknown. */
function byteLength(body: WireText): number | null {
  let bytes = 0;
  for (const part of body) {
    const text = typeof part === 'string' ? part : part.text;
    if (text === undefined) return null;
    bytes += utf8.encode(text).length;
  }
  return bytes;
}

/**
 * The request as it goes over the wire, with the header fields that HTTP itself needs, in the order and case in which
 * `electron/http` writes them: `host` and `connection` first, `content-length` last. While a secret in the body is
 * masked its length is unknown and `content-length` is left out.
 */
export function wireRequest({ method, url, headers, body }: WireRequestParts): WireRequest {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target !== null) target.hash = '';
  const given = new Set(headers.map((header) => header.name.toLowerCase()));
  const own: WireHeader[] = [];
  if (target !== null && !given.has('host')) own.push({ name: 'host', value: [target.host] });
  if (!given.has('connection')) own.push({ name: 'connection', value: ['close'] });
  if (!given.has('user-agent')) own.push({ name: 'user-agent', value: ['Assay'] });
  const length = body === null ? null : byteLength(body);
  const last = length === null || given.has('content-length') ? [] : [{ name: 'content-length', value: [String(length)] }];
  return mutable({ method, url: target?.href ?? url, headers: [...own, ...headers, ...last], body });
}

/** The contract's type, whose arrays are not readonly, from our own. */
function mutable(request: WireRequestParts): WireRequest {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers.map(({ name, value }) => ({ name, value: [...value] })),
    body: request.body === null ? null : [...request.body],
  };
}
