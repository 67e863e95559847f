import type { Explanation } from '../../../core/contract/explanations.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { readFileOrInput } from '../bounded-input.ts';
import { recordedExchange } from '../../services/explanations/recorded-exchange.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { explanationJson, explanationText } from '../explanation-text.ts';
import { jsonObjectArgument } from '../arguments.ts';
import { namedClient } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson } from '../visible-text.ts';

interface ExplainOptions {
  readonly last?: true;
  readonly client?: string;
  readonly metadata?: string;
  readonly jwks?: string;
  readonly ask?: true;
  readonly json?: true;
}

/** `assay explain`: why a server refused. */
export const defineExplain: DefineCommand = (command, terminal) => {
  command
    .description(
      'Says why a server refused a request, from what was sent, what is known of client and server, and what the server answered.',
    )
    .argument(
      '[exchange]',
      'a file with the exchange: what “assay token --json” prints, a HAR file, or request and response as text; “-” reads standard input',
    )
    .option('--last', 'the last request that was sent from here')
    .option('--client <client>', 'the registration that it was made with: name, id or client_id')
    .option('--metadata <file>', 'the server’s metadata')
    .option('--jwks <file>', 'the client’s keys as the server has them, a JWK Set')
    .option('--ask', 'read the server’s metadata and the client’s key set, where they are not known')
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, options: ExplainOptions) => {
      const explanation = await withApi(terminal, (api) => explained(file, options, api, terminal));
      await terminal.output(
        options.json ? `${visibleJson(explanationJson(explanation))}\n` : `${explanationText(explanation, terminal.style).trimEnd()}\n`,
      );
    });
};

async function explained(file: string | undefined, options: ExplainOptions, api: Api, terminal: Terminal): Promise<Explanation> {
  const { last, client, ask = false } = options;
  if (file === undefined && last === undefined) throw badInput('Name a file with an exchange, or give --last.');
  if (file !== undefined && last !== undefined) throw badInput('A file and --last exclude each other. Give one of them.');
  const clientId = client === undefined ? undefined : namedClient(await api.clients.list(), client).id;
  const metadata = await documentFrom(options.metadata, '--metadata', terminal);
  const keys = await documentFrom(options.jwks, '--jwks', terminal);
  const known = {
    ask,
    ...(clientId === undefined ? {} : { clientId }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(keys === undefined ? {} : { keys }),
  };
  if (file !== undefined) {
    return await api.explanations.explainGiven({ exchange: recordedExchange(await readFileOrInput(terminal, file)), ...known });
  }
  const [recent] = await api.explanations.recent();
  if (recent === undefined) throw badInput('Nothing was sent from here yet.');
  return await api.explanations.explain({ exchangeId: recent.exchangeId, ...known });
}

async function documentFrom(path: string | undefined, option: string, terminal: Terminal): Promise<JsonObject | undefined> {
  return path === undefined ? undefined : jsonObjectArgument(option)(await readFileOrInput(terminal, path));
}
