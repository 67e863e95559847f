import { secretEncoding, type SecretEncoding } from '../../../core/contract/clients.ts';
import { choiceArgument, integerArgument } from '../arguments.ts';
import type { DefineCommand } from '../command-table.ts';
import { takeKeyFileOptions, withKeyFile, type KeyFileOptions } from '../key-file.ts';
import { printKey, printWarnings } from '../key-output.ts';
import { warnOfMemoryVault } from '../memory-vault.ts';
import { withApi } from '../session.ts';

const encodings = secretEncoding.options;

interface ImportOptions extends KeyFileOptions {
  readonly select?: number;
  readonly alg?: string;
  readonly secretEncoding?: SecretEncoding;
  readonly json?: true;
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
          const imported = await api.keys.import({
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
