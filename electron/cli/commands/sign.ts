import { assertionFromTemplate } from '../../../core/oauth/draft.ts';
import { instantArgument } from '../arguments.ts';
import { signingKid, takeAssertionOptions, withAssertionOptions, type AssertionOptions } from '../assertion-options.ts';
import type { DefineCommand } from '../command-table.ts';
import { namedClient } from '../names.ts';
import { withApi } from '../session.ts';
import { visibleText } from '../visible-text.ts';

/** `assay sign`: a client assertion (RFC 7523 3), signed afresh. */
export const defineSign: DefineCommand = (command, terminal) => {
  command.description('Signs a client assertion by the client’s template and prints its compact serialization.');
  command.argument('<client>', 'name, id or client_id');
  takeAssertionOptions(command)
    .option('--at <time>', 'sign as of this time: seconds since 1970 or a date', instantArgument)
    .action(async (given: string, options: AssertionOptions & { at?: number }) => {
      const { at } = options;
      const signed = await withApi(terminal, async (api) => {
        const client = withAssertionOptions(namedClient(await api.clients.list(), given), options);
        const assertion = assertionFromTemplate(client, await signingKid(client, api));
        return await api.assertions.sign({ clientId: client.id, assertion, ...(at === undefined ? {} : { at }) });
      });
      for (const warning of signed.warnings) await terminal.diagnose(`Warning: ${visibleText(warning)}`);
      await terminal.output(`${signed.token}\n`);
    });
};
