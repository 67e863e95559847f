import { secretEncoding, type SecretEncoding } from '../../../core/contract/clients.ts';
import { choiceArgument, integerArgument } from '../arguments.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { takeKeyFileOptions, withKeyFile, type KeyFileOptions } from '../key-file.ts';
import { printKey, printWarnings } from '../key-output.ts';
import { warnOfMemoryVault } from '../memory-vault.ts';
import { refusedField } from '../refused-field.ts';
import { withApi, type Api } from '../session.ts';
import { visibleText } from '../visible-text.ts';

const encodings = secretEncoding.options;

interface ImportOptions extends KeyFileOptions {
  readonly select?: number;
  readonly alg?: string;
  readonly secretEncoding?: SecretEncoding;
  readonly json?: true;
}

type KeyImport = Api['keys']['import'];
type Imported = Awaited<ReturnType<KeyImport>>;

/** Imports; of several keys, the refusal names the option that chooses. */
async function importing(api: Api, input: Parameters<KeyImport>[0]): Promise<Imported> {
  try {
    return await api.keys.import(input);
  } catch (error) {
    if (!(error instanceof Error) || refusedField(error) !== 'select') throw error;
    throw badInput(visibleText(`${error.message} Choose one with --select, counted from 1.`));
  }
}

/** `assay keys import`: a key in any form, recognised by its content. */
export const defineImport: DefineCommand = (command, terminal) => {
  takeKeyFileOptions(
    command
      .description(
        'Imports a key: PKCS#8, PKCS#1, SEC1, SPKI, OpenSSH (PEM or DER, encrypted or not), PKCS#12, a certificate, a JWK or JWK Set, a service account file, or a secret.',
      )
      .argument('<name>', 'what to call it'),
  )
    .option('--select <number>', 'which of several keys, counted from 1', integerArgument('--select', 1, 100_000))
    .option('--alg <alg>', 'algorithm it is meant for')
    .option('--secret-encoding <encoding>', encodings.join(', '), choiceArgument('--secret-encoding', encodings))
    .option('--json', 'print JSON')
    .action(async (name: string, options: ImportOptions) => {
      const { select, alg, secretEncoding } = options;
      const { key, recognised } = await withKeyFile(terminal, options, (file) =>
        withApi(terminal, async (api) => {
          const imported = await importing(api, {
            name,
            ...file,
            ...(select === undefined ? {} : { select: select - 1 }),
            ...(alg === undefined ? {} : { alg }),
            ...(secretEncoding === undefined ? {} : { secretEncoding }),
          });
          if (imported.key.private) await warnOfMemoryVault(api, terminal);
          return imported;
        }),
      );
      await printWarnings(recognised.warnings, terminal);
      await printKey(key, 'Imported', options.json, terminal);
    });
};
