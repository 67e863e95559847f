import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { StoredToken } from '../../core/contract/tokens.ts';
import type { TokenInquiry } from '../../core/contract/token-inquiries.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { badInput, CommandFailure } from './command-failure.ts';
import type { DefineCommand } from './command-table.ts';
import { outcomeJson, requestJson } from './exchange-json.ts';
import { noResponse, refusalWords } from './exchange-outcome.ts';
import { statusText, traceText } from './exchange-text.ts';
import { exitCodes } from './exit-code.ts';
import { explanationJson, explanationText } from './explanation-text.ts';
import { namedClient } from './names.ts';
import { printBody } from './response-body.ts';
import { withApi, type Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson, visibleText } from './visible-text.ts';

interface InquiryOptions {
  readonly token: string;
  readonly endpoint?: string;
  readonly explain?: true;
  readonly trace?: true;
  readonly json?: true;
}

type Ask = (api: Api) => Api['tokens']['introspect'];

/** A command that asks a server about a stored token. */
export function defineInquiry(description: string, ask: Ask): DefineCommand {
  return (command, terminal) => {
    command
      .description(description)
      .argument('<client>', 'name, id or client_id')
      .option('--token <token>', 'access_token or refresh_token, the newest one, or the id of a stored token', 'access_token')
      .option('--endpoint <url>', 'the address to ask, in place of the one that the issuer’s metadata names')
      .option('--trace', 'print the exchange on standard error, secrets masked')
      .option('--explain', 'say why, if the server refuses; reads its metadata for that')
      .option('--json', 'print request, response and answer as JSON, secrets masked')
      .action((given: string, options: InquiryOptions) =>
        withApi(terminal, async (api) => {
          const client = namedClient(await api.clients.list(), given);
          const { id } = namedToken(await api.tokens.list({ clientId: client.id }), client, options.token);
          const { endpoint } = options;
          const inquiry = await ask(api)({ tokenId: id, ...(endpoint === undefined ? {} : { endpoint }) });
          await report(inquiry, options, api, terminal);
        }),
      );
  };
}

/** Tokens come newest first. */
function namedToken(tokens: readonly StoredToken[], { name }: ClientRegistration, wanted: string): StoredToken {
  const token = tokens.find(({ id }) => id === wanted) ?? tokens.find(({ kind }) => kind === wanted);
  if (token !== undefined) return token;
  throw badInput(visibleText(`The client “${name}” has no token “${wanted}”. --token takes access_token, refresh_token or an id.`));
}

/** The response body as it came, or all of it as JSON with secrets masked. Throws a failure when the server did not do what it was asked. */
async function report(inquiry: TokenInquiry, options: InquiryOptions, api: Api, terminal: Terminal): Promise<void> {
  const { id, startedAt, request, response, failure, answer, tokenId } = inquiry;
  const explanation = options.explain ? await api.explanations.explain({ exchangeId: id, ask: true }) : null;
  if (options.trace) await terminal.diagnose(traceText(inquiry, terminal));
  if (options.json) {
    const asked = { id, startedAt, tokenId, answer, request: requestJson(request), ...outcomeJson(inquiry) };
    await terminal.output(`${visibleJson(explanation === null ? asked : { ...asked, ...explanationJson(explanation) })}\n`);
  } else if (response !== null) {
    if (!options.trace) await terminal.diagnose(statusText(response));
    const text = displayWireText(response.body.text);
    if (text !== '') await printBody(text, terminal);
  }
  if (explanation !== null && !options.json) await terminal.diagnose(explanationText(explanation, terminal.styleDiagnostic));
  if (failure !== null) throw noResponse(failure);
  if (answer?.kind === 'error' || answer?.kind === 'unusable') throw new CommandFailure(exitCodes.refused, refusalWords(answer));
}
