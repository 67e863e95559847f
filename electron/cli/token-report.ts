import type { TokenExchange } from '../../core/contract/tokens.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { outcomeJson, requestJson } from './exchange-json.ts';
import { refusal } from './exchange-outcome.ts';
import { reportExchange, type ExchangeOptions } from './exchange-report.ts';
import type { Api } from './session.ts';
import type { Terminal } from './terminal.ts';

/**
 * Reports a token request: its response body in clear on standard output, or all of it as JSON with secrets masked.
 * Throws a failure when there was no response or no token in it.
 */
export async function reportTokenExchange(exchange: TokenExchange, options: ExchangeOptions, api: Api, terminal: Terminal): Promise<void> {
  const { id, startedAt, request, assertion, tokens } = exchange;
  const signed = assertion === null ? null : { header: assertion.header, claims: assertion.claims };
  const json = { id, startedAt, request: requestJson(request), assertion: signed, ...outcomeJson(exchange), tokens };
  const body = async () => displayWireText((await api.tokens.revealExchange({ exchangeId: id })).response?.body.text ?? []);
  await reportExchange({ exchange, json, body }, options, api, terminal);
  const refused = refusal(exchange.answer);
  if (refused !== undefined) throw refused;
}
