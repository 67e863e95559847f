import { secretEncoding, type SecretEncoding } from '../../../core/contract/clients.ts';
import type { FitCheck, KeyFit, KeyFitInput } from '../../../core/contract/key-fit.ts';
import { choiceArgument } from '../arguments.ts';
import { readStandardInput } from '../bounded-input.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { takeKeyFileOptions, withKeyFile, type KeyFileOptions } from '../key-file.ts';
import { namedClient, namedKey } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

/** Characters of a token; the contract takes no more. */
const longestToken = 1_100_000;

interface FitOptions extends Partial<KeyFileOptions> {
  readonly jwks?: string;
  readonly client?: string;
  readonly secretEncoding?: SecretEncoding;
  readonly json?: true;
}

/** `assay keys fit`: whether a key is the one that a token or a registration wants, and if not, why not. */
export const defineFit: DefineCommand = (command, terminal) => {
  takeKeyFileOptions(
    command
      .description('Says whether a key fits a token or a registration, and if not, why not. Exit code 2 when it does not.')
      .argument('[key]', 'held key: name, id or kid; left out with --file or --jwks')
      .argument('[token]', 'the token; “-” reads standard input; left out with --client'),
  )
    .option('--jwks <url>', 'the keys that a server publishes there')
    .option('--client <client>', 'compare with this registration: name, id or client_id')
    .option(
      '--secret-encoding <encoding>',
      'read the file as a secret in this encoding',
      choiceArgument('--secret-encoding', secretEncoding.options),
    )
    .option('--json', 'print JSON')
    .action(async (first: string | undefined, second: string | undefined, options: FitOptions) => {
      const fit = await compare([first, second], options, terminal);
      await terminal.output(options.json ? `${visibleJson(fit)}\n` : fitText(fit, terminal));
      if (!fit.fits) throw new CommandFailure(exitCodes.refused, visibleText(fit.verdict));
    });
};

async function compare(given: readonly (string | undefined)[], options: FitOptions, terminal: Terminal): Promise<KeyFit> {
  const { file, jwks, client, secretEncoding } = options;
  const elsewhere = file !== undefined || jwks !== undefined;
  const [key, token] = elsewhere ? [undefined, ...given] : given;
  if (file !== undefined && jwks !== undefined) throw badInput('Give --file or --jwks, not both.');
  if (!elsewhere && key === undefined) throw badInput('Name a held key, or give --file or --jwks.');
  if ((token === undefined) === (client === undefined)) throw badInput('Give a token or --client, one of them.');
  if (token === '-' && file === '-') throw badInput('Standard input cannot be both the key and the token.');
  const text = token === '-' ? await readStandardInput(terminal, longestToken) : token;
  const fit = (chosen: (api: Api) => Promise<KeyFitInput['key']>) =>
    withApi(terminal, async (api) => {
      const against = text === undefined ? { clientId: namedClient(await api.clients.list(), client ?? '').id } : { token: text };
      return api.keys.fit({ key: await chosen(api), against });
    });
  if (file !== undefined) {
    const encoding = secretEncoding === undefined ? {} : { secretEncoding };
    return withKeyFile(terminal, { ...options, file }, (content) => fit(async () => ({ ...content, ...encoding })));
  }
  if (jwks !== undefined) return fit(async () => ({ jwksUri: jwks }));
  return fit(async (api) => ({ keyId: namedKey(await api.keys.list(), key ?? '').id }));
}

const signs: Readonly<Record<FitCheck['outcome'], string>> = { match: '=', mismatch: '≠', unknown: '?' };

function fitText({ verdict, keys }: KeyFit, { style }: Terminal): string {
  const lines = keys.flatMap(({ name, fits, checks }) => [
    '',
    `${style('bold', visibleText(name))} ${fits ? 'fits' : 'does not fit'}`,
    ...checks.map(({ outcome, sentence }) => `  ${signs[outcome]} ${visibleText(sentence)}`),
  ]);
  return [visibleText(verdict), ...lines, ''].join('\n');
}
