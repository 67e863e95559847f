import type { GivenExchange } from '../contract/explanations.ts';
import type { NamedValue } from '../contract/values.ts';
import { fieldValue } from '../oauth/received-response.ts';

const requestLine = /^([A-Z]{3,10}) (https?:\/\/\S+|\/\S*)(?: HTTP\/\d(?:\.\d)?)?$/;
const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})(?: .*)?$/;

/** Lines that are read of a text. */
const mostLines = 20_000;

/** A message: its head, and the rest of its lines. */
interface Message {
  readonly headers: readonly NamedValue[];
  readonly body: string;
}

/**
 * The first request of a text with the response that follows, as HTTP/1.1 writes them (RFC 9112), the marks that curl and traces put before
 * lines taken off. Null where the text has no such two.
 */
export function exchangeFromTranscript(text: string): GivenExchange | null {
  const lines = unmarked(text.split(/\r?\n/, mostLines));
  const from = lines.findIndex((line) => requestLine.test(line));
  const middle = lines.findIndex((line, index) => index > from && statusLine.test(line));
  const [, method, target] = requestLine.exec(lines[from] ?? '') ?? [];
  const status = statusLine.exec(lines[middle] ?? '')?.[1];
  if (from === -1 || method === undefined || target === undefined || status === undefined) return null;
  const request = message(lines.slice(from + 1, middle));
  const next = lines.findIndex((line, index) => index > middle && (requestLine.test(line) || statusLine.test(line)));
  const response = message(lines.slice(middle + 1, next === -1 ? undefined : next));
  const url = absolute(target, request.headers);
  if (url === null) return null;
  return {
    request: { method, url, headers: [...request.headers], body: request.body === '' ? null : request.body },
    response: { status: Number(status), headers: [...response.headers], body: response.body },
  };
}

/** Lines without `> ` and `< `, and without what a program says of itself between them. */
function unmarked(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /^> ?[A-Z]{3,10} /.test(line))) return lines;
  return lines.filter((line) => !/^(?:\* |[{}] \[)/.test(line)).map((line) => line.replace(/^[<>](?: |$)/, ''));
}

function message(lines: readonly string[]): Message {
  const blank = lines.indexOf('');
  const end = blank === -1 ? lines.length : blank;
  const headers = lines.slice(0, end).flatMap((line) => {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value: value.trimEnd() }];
  });
  return {
    headers,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

/** Where a request without a scheme went: by TLS, unless to this computer itself. */
function absolute(target: string, headers: readonly NamedValue[]): string | null {
  if (!target.startsWith('/')) return target;
  const host = fieldValue(headers, 'host');
  if (host === null) return null;
  return `${/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? 'http' : 'https'}://${host}${target}`;
}

/** Whether a text may hold a request with its response, in one of the forms that can be read; a look that costs little. */
export function maybeExchange(text: string): boolean {
  if (/^\s*\{/.test(text)) return /"request"\s*:/.test(text) && /"response"\s*:/.test(text);
  return /^(?:< )?HTTP\/\d(?:\.\d)? \d{3}\b/m.test(text) && /^(?:> )?[A-Z]{3,10} (?:https?:\/\/|\/)/m.test(text);
}
