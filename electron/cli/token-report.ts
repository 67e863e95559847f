import type { TokenExchange } from '../../core/contract/tokens.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { outcomeJson, requestJson } from './exchange-json.ts';
import { noResponse, refusal } from './exchange-outcome.ts';
import { explanationJson, explanationText } from './explanation-text.ts';
import { statusText, traceText } from './exchange-text.ts';
import { printBody } from './response-body.ts';
import type { Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson } from './visible-text.ts';

export interface TokenReportOptions {
  readonly json?: true;
  readonly explain?: true;
  readonly trace?: true;
}

/**
 * Reports a token request: its response body in clear on standard output, or all of it as JSON with secrets masked.
 * Throws a failure when there was no response or no token in it.
 */
export async function reportTokenExchange(
  exchange: TokenExchange,
  options: TokenReportOptions,
  api: Api,
  terminal: Terminal,
): Promise<void> {
  const explanation = options.explain ? await api.explanations.explain({ exchangeId: exchange.id, ask: true }) : null;
  if (options.trace) await terminal.diagnose(traceText(exchange, terminal));
  if (options.json) {
    const { id, startedAt, request, assertion, tokens } = exchange;
    const signed = assertion === null ? null : { header: assertion.header, claims: assertion.claims };
    const sent = { id, startedAt, request: requestJson(request), assertion: signed, ...outcomeJson(exchange), tokens };
    await terminal.output(`${visibleJson(explanation === null ? sent : { ...sent, ...explanationJson(explanation) })}\n`);
  } else if (exchange.response !== null) {
    if (!options.trace) await terminal.diagnose(statusText(exchange.response));
    const { response } = await api.tokens.revealExchange({ exchangeId: exchange.id });
    await printBody(displayWireText(response?.body.text ?? []), terminal);
  }
  if (explanation !== null && !options.json) await terminal.diagnose(explanationText(explanation, terminal.styleDiagnostic));
  if (exchange.failure !== null) throw noResponse(exchange.failure);
  const refused = refusal(exchange.answer);
  if (refused !== undefined) throw refused;
}
