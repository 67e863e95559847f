import type { WireRequest, WireResponse } from '../../core/contract/exchanges.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';

/** What stands in the request line: path and query (RFC 9112 3.2.1), or the text itself where it is no URL. */
export function requestTarget(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function headerLines(headers: WireRequest['headers']): string {
  return headers.map(({ name, value }) => `${name}: ${displayWireText(value)}\n`).join('');
}

/** A request as text to copy. Masked secrets are written as their labels. */
export function requestText(request: WireRequest): string {
  const head = `${request.method} ${requestTarget(request.url)} HTTP/1.1\n${headerLines(request.headers)}`;
  return `${head}\n${request.body === null ? '' : displayWireText(request.body)}`;
}

/** A response's head as text to copy. */
export function responseHeadText(response: WireResponse): string {
  return `HTTP/1.1 ${response.status} ${response.statusText}\n${headerLines(response.headers)}`;
}
