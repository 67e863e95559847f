import type { Exchange, WireRequest, WireResponse } from '../../core/contract/exchanges.ts';
import { displayWireText, maskWireText, type WireText } from '../../core/oauth/wire-text.ts';
import type { Terminal } from './terminal.ts';
import { visibleLines, visibleText } from './visible-text.ts';

/** A request as it goes over the wire, every secret masked. */
export function requestText(request: WireRequest): string {
  return requestLines(request).join('\n');
}

/** The status line of a response with the time it took. */
export function statusText({ status, statusText: phrase, timings }: WireResponse): string {
  return visibleText(`${`${status} ${phrase}`.trim()} in ${Math.round(timings.total)} ms`);
}

/** An exchange for standard error, every secret masked: what was sent behind `>`, what came back behind `<`. */
export function traceText({ request, response, failure }: Exchange, { styleDiagnostic }: Terminal): string {
  const received = response === null ? [visibleText(failure?.message ?? '')] : responseLines(response);
  return [
    ...requestLines(request).map((line) => `${styleDiagnostic('cyan', '>')} ${line}`),
    ...received.map((line) => `${styleDiagnostic('magenta', '<')} ${line}`),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

function requestLines({ method, url, headers, body }: WireRequest): string[] {
  return [visibleText(`${method} ${url}`), ...headers.map(fieldLine), '', ...bodyLines(body ?? [])];
}

function responseLines(response: WireResponse): string[] {
  const { headers, body } = response;
  return [statusText(response), ...headers.map(fieldLine), '', ...(body.hex === null ? bodyLines(body.text) : [body.hex])];
}

function fieldLine({ name, value }: { readonly name: string; readonly value: WireText }): string {
  return visibleText(`${name}: ${displayWireText(maskWireText(value))}`);
}

function bodyLines(body: WireText): string[] {
  const text = displayWireText(maskWireText(body));
  return text === '' ? [] : visibleLines(text).split('\n');
}
