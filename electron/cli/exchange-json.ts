import type { Exchange, WireFailure, WireRequest, WireResponse } from '../../core/contract/exchanges.ts';
import { displayWireText, maskWireText, type WireText } from '../../core/oauth/wire-text.ts';

/** A request for `--json`, every secret masked. */
export function requestJson({ method, url, headers, body }: WireRequest) {
  return { method, url, headers: fields(headers), body: body === null ? null : masked(body) };
}

/** What came of an exchange for `--json`, every secret masked; exactly one of the two is set. */
export function outcomeJson({ response, failure }: Pick<Exchange, 'response' | 'failure'>) {
  return {
    response: response === null ? null : responseJson(response),
    failure: failure === null ? null : failureJson(failure),
  };
}

function responseJson({ status, statusText, headers, body, timings }: WireResponse) {
  const { format, bytes, truncated } = body;
  return { status, statusText, headers: fields(headers), body: bodyJson(body), bodyFormat: format, bodyBytes: bytes, truncated, timings };
}

/** A JSON body as its value, a text as a string, a binary one as the hex of its first bytes, none as null. */
function bodyJson({ format, text, hex }: WireResponse['body']): unknown {
  if (format === 'empty') return null;
  if (format === 'binary') return hex;
  const shown = masked(text);
  if (format !== 'json') return shown;
  try {
    return JSON.parse(shown);
  } catch {
    return shown;
  }
}

function failureJson({ reason, message }: WireFailure) {
  return { reason, message };
}

function fields(headers: WireRequest['headers']) {
  return headers.map(({ name, value }) => ({ name, value: masked(value) }));
}

function masked(text: WireText): string {
  return displayWireText(maskWireText(text));
}
