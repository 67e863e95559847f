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

/** Methods for which `content-length: 0` says that there is no body (RFC 9110 8.6). */
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH', 'QUERY', 'PROPFIND', 'PROPPATCH']);

/** Fields of the connection, which have their own places and are not for the caller to choose. */
const connectionFields = new Set(['host', 'connection', 'content-length']);

/**
 * The request as it goes over the wire, with the header fields that HTTP itself needs, in the order and case in which
 * `electron/http` writes them: `host` and `connection` first, `content-length` last. While a secret in the body is
 * masked its length is unknown and `content-length` is left out.
 */
export function wireRequest({ method, url, headers, body }: WireRequestParts): WireRequest {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target !== null) target.hash = '';
  const given = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value;
  const host = given('host') ?? (target === null ? undefined : [target.host]);
  const first: WireHeader[] = host === undefined ? [] : [{ name: 'host', value: host }];
  first.push({ name: 'connection', value: ['close'] });
  if (given('user-agent') === undefined) first.push({ name: 'user-agent', value: ['Assay'] });
  const chosen = headers.filter((header) => !connectionFields.has(header.name.toLowerCase()));
  const length = given('content-length') ?? contentLength(method, body);
  const last = length === null ? [] : [{ name: 'content-length', value: length }];
  return mutable({ method, url: target?.href ?? url, headers: [...first, ...chosen, ...last], body });
}

function contentLength(method: string, body: WireText | null): WireText | null {
  const bytes = body === null ? 0 : byteLength(body);
  return bytes === null || (bytes === 0 && !methodsWithBody.has(method)) ? null : [String(bytes)];
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
