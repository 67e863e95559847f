import type { TokenRequestDraft } from '../../../core/contract/tokens.ts';
import type { NamedValue } from '../../../core/contract/values.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { grants, knownGrant } from '../../../core/oauth/grants.ts';
import { parameterArgument } from '../arguments.ts';
import { signingKid, takeAssertionOptions, withAssertionOptions, type AssertionOptions } from '../assertion-options.ts';
import type { DefineCommand } from '../command-table.ts';
import { requestJson } from '../exchange-json.ts';
import { takeExchangeOptions, type ExchangeOptions } from '../exchange-report.ts';
import { requestText } from '../exchange-text.ts';
import { namedClient } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { reportTokenExchange } from '../token-report.ts';
import { visibleJson } from '../visible-text.ts';

interface TokenOptions extends AssertionOptions, ExchangeOptions {
  readonly grant: string;
  readonly scope?: string;
  readonly param?: readonly NamedValue[];
  readonly dryRun?: true;
}

/** `assay token`: a token request (RFC 6749 3.2) with an assertion signed afresh. */
export const defineToken: DefineCommand = (command, terminal) => {
  command.description('Requests a token and prints the response body. The tokens are kept.');
  command.argument('<client>', 'name, id or client_id');
  takeExchangeOptions(
    takeAssertionOptions(command)
      .option('--grant <name>', 'grant_type', 'client_credentials')
      .option('--scope <scope>', 'scope to ask for, instead of the registration’s')
      .option('--param <name=value>', 'a form parameter, instead of a default one of that name; repeatable', parameterArgument)
      .option('--dry-run', 'print the request instead of sending it, secrets masked'),
    'request, response and tokens',
  ).action((given: string, options: TokenOptions) => withApi(terminal, (api) => requestToken(given, options, api, terminal)));
};

async function requestToken(given: string, options: TokenOptions, api: Api, terminal: Terminal): Promise<void> {
  const client = withAssertionOptions(namedClient(await api.clients.list(), given), options);
  const kid = await signingKid(client, api);
  const draft = initialDraft(client, { grant: grantName(options.grant), ...(kid === null ? {} : { kid }) });
  const request: TokenRequestDraft = {
    ...draft.request,
    parameters: withParameters(draft.request.parameters, options),
    assertion: draft.assertion.lastGood,
  };
  if (options.dryRun) {
    const prepared = await api.tokens.prepare({ clientId: client.id, request });
    return await terminal.output(
      options.json ? `${visibleJson({ request: requestJson(prepared.request) })}\n` : `${requestText(prepared.request)}\n`,
    );
  }
  await reportTokenExchange(await api.tokens.request({ clientId: client.id, request }), options, api, terminal);
}

/** A grant's `grant_type` value; the last part of a known URN will do for it. */
function grantName(given: string): string {
  return (knownGrant(given) ?? grants.find(({ name }) => name.endsWith(`:${given}`)))?.name ?? given;
}

/** The default parameters, with those of the command line in place of the ones they name. */
function withParameters(defaults: readonly NamedValue[], { scope, param = [] }: TokenOptions): NamedValue[] {
  const scoped = scope === undefined ? [] : [{ name: 'scope', value: scope }];
  const named = new Set([...scoped, ...param].map(({ name }) => name));
  return [...defaults.filter(({ name }) => !named.has(name)), ...scoped.filter(({ value }) => value !== ''), ...param];
}
