import type { DefineCommand } from '../command-table.ts';
import { namedClient } from '../names.ts';
import { withApi } from '../session.ts';
import { reportTokenExchange, type TokenReportOptions } from '../token-report.ts';

/** `assay refresh`: a token request with the stored refresh token (RFC 6749 6). */
export const defineRefresh: DefineCommand = (command, terminal) => {
  command
    .description('Exchanges the client’s newest refresh token and prints the response body. The tokens are kept.')
    .argument('<client>', 'name, id or client_id')
    .option('--trace', 'print the exchange on standard error, secrets masked')
    .option('--explain', 'say why, if the server refuses; reads its metadata for that')
    .option('--json', 'print request, response and tokens as JSON, secrets masked')
    .action((given: string, options: TokenReportOptions) =>
      withApi(terminal, async (api) => {
        const client = namedClient(await api.clients.list(), given);
        await reportTokenExchange(await api.tokens.refresh({ clientId: client.id }), options, api, terminal);
      }),
    );
};
