import type { Command } from 'commander';
import type { Exchange } from '../../core/contract/exchanges.ts';
import { noResponse } from './exchange-outcome.ts';
import { statusText, traceText } from './exchange-text.ts';
import { explanationJson, explanationText } from './explanation-text.ts';
import { printBody } from './response-body.ts';
import type { Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson } from './visible-text.ts';

/** What of an exchange is printed, and how. */
export interface ExchangeOptions {
  readonly trace?: true;
  readonly explain?: true;
  readonly json?: true;
}

/**
 * Adds `--trace`, `--explain` and `--json` to a command.
 * @param printed what `--json` prints: “request and response”
 */
export function takeExchangeOptions(command: Command, printed: string): Command {
  return command
    .option('--trace', 'print the exchange on standard error, secrets masked')
    .option('--explain', 'say why, if the server refuses; reads its metadata for that')
    .option('--json', `print ${printed} as JSON, secrets masked`);
}

/** An exchange in the forms in which it is printed. */
export interface ReportedExchange {
  readonly exchange: Exchange & { readonly id: string };
  /** All of it for `--json`, secrets masked. */
  readonly json: object;
  /** The response’s body in clear; asked for only when it is printed. */
  readonly body: () => Promise<string | Uint8Array> | string;
}

/** Reports what came of an exchange, as its options ask. Throws a failure when there was no response. */
export async function reportExchange(
  { exchange, json, body }: ReportedExchange,
  options: ExchangeOptions,
  api: Api,
  terminal: Terminal,
): Promise<void> {
  const { id, response, failure } = exchange;
  const explanation = options.explain ? await api.explanations.explain({ exchangeId: id, ask: true }) : null;
  if (options.trace) await terminal.diagnose(traceText(exchange, terminal));
  if (options.json) {
    await terminal.output(`${visibleJson(explanation === null ? json : { ...json, ...explanationJson(explanation) })}\n`);
  } else if (response !== null) {
    if (!options.trace) await terminal.diagnose(statusText(response));
    await printBody(await body(), terminal);
  }
  if (explanation !== null && !options.json) await terminal.diagnose(explanationText(explanation, terminal.styleDiagnostic));
  if (failure !== null) throw noResponse(failure);
}
