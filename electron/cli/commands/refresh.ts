import type { DefineCommand } from '../command-table.ts';
import { takeExchangeOptions, type ExchangeOptions } from '../exchange-report.ts';
import { namedClient } from '../names.ts';
import { withApi } from '../session.ts';
import { reportTokenExchange } from '../token-report.ts';

/** `assay refresh`: a token request with the stored refresh token (RFC 6749 6). */
export const defineRefresh: DefineCommand = (command, terminal) => {
  takeExchangeOptions(
    command
      .description('Exchanges the client’s newest refresh token and prints the response body. The tokens are kept.')
      .argument('<client>', 'name, id or client_id'),
    'request, response and tokens',
  ).action((given: string, options: ExchangeOptions) =>
    withApi(terminal, async (api) => {
      const client = namedClient(await api.clients.list(), given);
      await reportTokenExchange(await api.tokens.refresh({ clientId: client.id }), options, api, terminal);
    }),
  );
};
