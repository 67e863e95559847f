import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { StoredToken } from '../../core/contract/tokens.ts';
import type { TokenInquiry } from '../../core/contract/token-inquiries.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { badInput, CommandFailure } from './command-failure.ts';
import type { DefineCommand } from './command-table.ts';
import { outcomeJson, requestJson } from './exchange-json.ts';
import { refusalWords } from './exchange-outcome.ts';
import { reportExchange, takeExchangeOptions, type ExchangeOptions } from './exchange-report.ts';
import { exitCodes } from './exit-code.ts';
import { namedClient } from './names.ts';
import { withApi, type Api } from './session.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

interface InquiryOptions extends ExchangeOptions {
  readonly token: string;
  readonly endpoint?: string;
}

type Ask = (api: Api) => Api['tokens']['introspect'];

/** A command that asks a server about a stored token. */
export function defineInquiry(description: string, ask: Ask): DefineCommand {
  return (command, terminal) => {
    takeExchangeOptions(
      command
        .description(description)
        .argument('<client>', 'name, id or client_id')
        .option('--token <token>', 'access_token or refresh_token, the newest one, or the id of a stored token', 'access_token')
        .option('--endpoint <url>', 'the address to ask, in place of the one that the issuer’s metadata names'),
      'request, response and answer',
    ).action((given: string, options: InquiryOptions) =>
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
  const { id, startedAt, request, response, answer, tokenId } = inquiry;
  const json = { id, startedAt, tokenId, answer, request: requestJson(request), ...outcomeJson(inquiry) };
  const body = () => displayWireText(response?.body.text ?? []);
  await reportExchange({ exchange: inquiry, json, body }, options, api, terminal);
  if (answer?.kind === 'error' || answer?.kind === 'unusable') throw new CommandFailure(exitCodes.refused, refusalWords(answer));
}
