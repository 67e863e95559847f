import type { CallDraft } from '../../../core/contract/calls.ts';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { StoredToken } from '../../../core/contract/tokens.ts';
import type { NamedValue } from '../../../core/contract/values.ts';
import { relativeTime } from '../../../core/jose/time-words.ts';
import { headerFieldArgument } from '../arguments.ts';
import { readFileOrInput } from '../bounded-input.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { outcomeJson, requestJson } from '../exchange-json.ts';
import { reportExchange, takeExchangeOptions, type ExchangeOptions } from '../exchange-report.ts';
import { exitCodes } from '../exit-code.ts';
import { namedClient } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { visibleText } from '../visible-text.ts';

/** Bytes of a request body; the contract takes no more. */
const bodyLimit = 10_000_000;

interface CallOptions extends ExchangeOptions {
  readonly method?: string;
  readonly header?: readonly NamedValue[];
  readonly data?: string;
}

/** `assay call`: a protected resource called with a bearer token (RFC 6750 2.1). */
export const defineCall: DefineCommand = (command, terminal) => {
  takeExchangeOptions(
    command
      .description('Calls a protected resource with the client’s newest valid access token and prints the response body.')
      .argument('<client>', 'name, id or client_id')
      .argument('<url>', 'address of the resource')
      .option('--method <method>', 'GET, or POST with --data')
      .option('--header <field>', "a header field, 'Name: value'; repeatable", headerFieldArgument)
      .option('--data <data>', 'request body; @FILE reads a file, @- standard input'),
    'request and response',
  ).action((client: string, url: string, options: CallOptions) => withApi(terminal, (api) => call(client, url, options, api, terminal)));
};

async function call(given: string, url: string, options: CallOptions, api: Api, terminal: Terminal): Promise<void> {
  const client = namedClient(await api.clients.list(), given);
  const token = newestAccessToken(await api.tokens.list({ clientId: client.id }), client, Date.now());
  const exchange = await api.calls.send(await callDraft(url, token, options, terminal));
  const { id, request, response, challenges } = exchange;
  const json = { request: requestJson(request), ...outcomeJson(exchange), challenges };
  const body = async () => Buffer.from((await api.calls.revealBody({ exchangeId: id })).base64, 'base64');
  await reportExchange({ exchange, json, body }, options, api, terminal);
  if (response !== null && response.status >= 400) {
    const said = challenges.flatMap(({ scheme, parameters }) =>
      [scheme, ...parameters.map(({ name, value }) => `${name}="${value}"`)].join(' '),
    );
    const challenged = said.length === 0 ? '' : ` It asks for: ${said.join(', ')}.`;
    throw new CommandFailure(exitCodes.refused, visibleText(`The API refused with ${response.status}.${challenged}`));
  }
}

/** The first access token, of tokens newest first, that has not expired. Throws a failure that says how to get one. */
function newestAccessToken(tokens: readonly StoredToken[], client: ClientRegistration, now: number): StoredToken {
  const held = tokens.filter(({ kind }) => kind === 'access_token');
  const valid = held.find(({ expiresAt }) => expiresAt === null || expiresAt > now);
  if (valid !== undefined) return valid;
  const newest = held[0]?.expiresAt ?? null;
  const why = newest === null ? 'has no access token' : `has no valid access token: the newest expired ${relativeTime(newest, now)}`;
  throw badInput(visibleText(`The client “${client.name}” ${why}. Run “assay token ${client.id}”.`));
}

async function callDraft(url: string, token: StoredToken, options: CallOptions, terminal: Terminal): Promise<CallDraft> {
  const { data, header = [] } = options;
  const body = data?.startsWith('@') ? await readFileOrInput(terminal, data.slice(1), bodyLimit) : (data ?? '');
  const headers = [...header];
  if (!hasField(headers, 'accept')) headers.unshift({ name: 'accept', value: '*/*' });
  if (data !== undefined && !hasField(headers, 'content-type')) headers.push({ name: 'content-type', value: mediaType(body) });
  return { method: options.method ?? (data === undefined ? 'GET' : 'POST'), url, headers, body, tokenId: token.id };
}

function hasField(headers: readonly NamedValue[], wanted: string): boolean {
  return headers.some(({ name }) => name.toLowerCase() === wanted);
}

function mediaType(body: string): string {
  try {
    JSON.parse(body);
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}
