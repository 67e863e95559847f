import {
  certificateParameter,
  secretEncoding,
  type AssertionTemplate,
  type CertificateParameter,
  type SecretEncoding,
} from '../../../core/contract/clients.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { basicEncodingNames, type BasicEncodingName } from '../../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames, type ClientAuthenticationMethodName } from '../../../core/oauth/client-authentication.ts';
import { choiceArgument, integerArgument } from '../arguments.ts';
import { readStandardInput } from '../bounded-input.ts';
import { clientDetails, clientRow, clientRowTitles } from '../client-text.ts';
import { columns } from '../columns.ts';
import type { DefineCommand } from '../command-table.ts';
import { badInput } from '../command-failure.ts';
import { discoverAddresses } from '../discovered-addresses.ts';
import { warnOfMemoryVault } from '../memory-vault.ts';
import { namedClient, namedKey, namedKeySet } from '../names.ts';
import { audienceOption, newRegistration } from '../new-registration.ts';
import { withApi } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';
import { namedProfile } from './profiles.ts';

/** Characters of a client secret; the contract takes no more. */
const secretLimit = 65_536;

interface AddOptions {
  readonly clientId: string;
  readonly method: ClientAuthenticationMethodName;
  readonly issuer?: string;
  readonly tokenEndpoint?: string;
  readonly alg?: string;
  readonly key?: string;
  readonly keySet?: string;
  readonly secretStdin?: true;
  readonly secretEncoding: SecretEncoding;
  readonly certificate?: readonly CertificateParameter[];
  readonly scope?: string;
  readonly audience?: AssertionTemplate['audience'];
  readonly lifetime?: number;
  readonly profile?: Profile;
  readonly basicEncoding?: BasicEncodingName;
  readonly json?: true;
}

/** `assay clients`: client registrations. */
export const defineClients: DefineCommand = (command, terminal) => {
  command.description('Adds, lists, shows and removes client registrations. A client is named by its name, id or client_id.');

  command
    .command('add')
    .description('Adds a registration. With an issuer and no token endpoint, the server’s metadata is read.')
    .argument('<name>', 'what to call it')
    .requiredOption('--client-id <id>', 'client_id at the server')
    .requiredOption(
      '--method <method>',
      clientAuthenticationMethodNames.join(', '),
      choiceArgument('--method', clientAuthenticationMethodNames),
    )
    .option('--issuer <url>', 'issuer identifier of the authorization server')
    .option('--token-endpoint <url>', 'token endpoint')
    .option('--alg <alg>', 'JWS algorithm; the one that fits the key if left out')
    .option('--key <key>', 'key that signs: name, id or kid')
    .option('--key-set <set>', 'published key set whose current key signs: name or id')
    .option('--secret-stdin', 'read the client secret from standard input')
    .option(
      '--secret-encoding <encoding>',
      'how the secret is read as a signing key',
      choiceArgument('--secret-encoding', secretEncoding.options),
      'utf8',
    )
    .option('--certificate <parameter>', 'name the key’s certificate: x5t, x5t#S256 or x5c; repeatable', certificateOption)
    .option('--scope <scope>', 'scope to ask for')
    .option('--audience <audience>', 'aud of the assertion: issuer, token-endpoint, or a value', audienceOption)
    .option('--lifetime <seconds>', 'exp minus iat', integerArgument('--lifetime', -31_536_000, 315_360_000))
    .option(
      '--profile <profile>',
      'profile of the server, whose habits count where nothing else is said: see “assay profiles”',
      namedProfile,
    )
    .option(
      '--basic-encoding <encoding>',
      `how client_secret_basic writes id and secret: ${basicEncodingNames.join(', ')}`,
      choiceArgument('--basic-encoding', basicEncodingNames),
    )
    .option('--json', 'print JSON')
    .action((name: string, options: AddOptions) => addClient(name, options, terminal));

  command
    .command('list')
    .description('Lists the registrations.')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => {
      const clients = await withApi(terminal, (api) => api.clients.list());
      if (options.json) return await terminal.output(`${visibleJson(clients)}\n`);
      if (clients.length === 0) return await terminal.diagnose('No client is held yet. “assay clients add” adds one.');
      await terminal.output(
        columns([clientRowTitles, ...clients.map(clientRow)], (cell, _column, row) => (row === 0 ? terminal.style('dim', cell) : cell)),
      );
    });

  command
    .command('show')
    .description('Shows a registration, without its secret.')
    .argument('<client>', 'name, id or client_id')
    .option('--json', 'print JSON')
    .action(async (given: string, options: { json?: true }) => {
      const { client, ...records } = await withApi(terminal, async (api) => {
        const client = namedClient(await api.clients.list(), given);
        const key = (await api.keys.list()).find(({ id }) => id === client.keyId);
        return { client, key, keySet: (await api.keySets.list()).find(({ id }) => id === client.keySetId) };
      });
      await terminal.output(options.json ? `${visibleJson(client)}\n` : clientDetails(client, records, terminal));
    });

  command
    .command('remove')
    .description('Removes a registration.')
    .argument('<client>', 'name, id or client_id')
    .action(async (given: string) => {
      const client = await withApi(terminal, async (api) => {
        const found = namedClient(await api.clients.list(), given);
        await api.clients.remove({ id: found.id });
        return found;
      });
      await terminal.diagnose(`Removed the client “${visibleText(client.name)}”.`);
    });
};

async function addClient(name: string, options: AddOptions, terminal: Terminal): Promise<void> {
  const { clientId, method, alg, certificate = [], scope = '', audience, lifetime, profile, secretEncoding, basicEncoding } = options;
  const secret = options.secretStdin ? await readSecret(terminal) : undefined;
  const { client, ...records } = await withApi(terminal, async (api) => {
    const keys = await api.keys.list();
    const key = options.key === undefined ? undefined : namedKey(keys, options.key);
    const keySet = options.keySet === undefined ? undefined : namedKeySet(await api.keySets.list(), options.keySet);
    const addresses = await discoverAddresses(options, api);
    const client = await api.clients.create(
      newRegistration({
        name,
        clientId,
        method,
        alg,
        certificate,
        scope,
        audience,
        lifetime,
        profile,
        secretEncoding,
        basicEncoding,
        secret,
        key,
        keySet,
        keys,
        ...addresses,
      }),
    );
    if (secret !== undefined) await warnOfMemoryVault(api, terminal);
    return { client, key, keySet };
  });
  if (options.json) return await terminal.output(`${visibleJson(client)}\n`);
  await terminal.diagnose(`Added the client “${visibleText(client.name)}”.`);
  await terminal.output(clientDetails(client, records, terminal));
}

/** Repeatable; each parameter once. */
function certificateOption(text: string, before: readonly CertificateParameter[] = []): readonly CertificateParameter[] {
  const parameter = choiceArgument('--certificate', certificateParameter.options)(text);
  return before.includes(parameter) ? before : [...before, parameter];
}

/** The secret without the line end that `echo` and editors put behind it. */
async function readSecret(terminal: Terminal): Promise<string> {
  const secret = (await readStandardInput(terminal, secretLimit)).replace(/\r?\n$/, '');
  if (secret === '') throw badInput('The client secret on standard input is empty.');
  return secret;
}
