import { choiceArgument, integerArgument } from '../arguments.ts';
import { columns } from '../columns.ts';
import type { DefineCommand } from '../command-table.ts';
import { defineCertify } from '../key-commands/certify.ts';
import { defineExport } from '../key-commands/export.ts';
import { defineFit } from '../key-commands/fit.ts';
import { defineImport } from '../key-commands/import.ts';
import { printKey } from '../key-output.ts';
import { keyDetails, keyRow, keyRowTitles } from '../key-text.ts';
import { warnOfMemoryVault } from '../memory-vault.ts';
import { namedKey } from '../names.ts';
import { withApi } from '../session.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

const publicFormats = ['jwk', 'jwks', 'pem', 'certificate'] as const;

/** `assay keys`: held keys. Private and symmetric parts go in, and come out by `export` alone. */
export const defineKeys: DefineCommand = (command, terminal) => {
  command.description(
    'Generates, imports, exports, certifies, compares, lists, shows and removes keys. A key is named by its name, id or kid.',
  );

  command
    .command('generate')
    .description('Generates a key and keeps it.')
    .argument('<name>', 'what to call it')
    .requiredOption(
      '--alg <alg>',
      'what it is for: ES256, RS256, EdDSA, ML-DSA-44, HS256, …, or of JWE: RSA-OAEP-256, ECDH-ES, A256KW, dir, …',
    )
    .option('--bits <bits>', 'RSA modulus length, or secret length', integerArgument('--bits', 1, 65_536))
    .option('--crv <curve>', 'curve for ECDH-ES: P-256, P-384, P-521 or X25519')
    .option('--json', 'print JSON')
    .action(async (name: string, options: { alg: string; bits?: number; crv?: string; json?: true }) => {
      const { alg, bits, crv } = options;
      const key = await withApi(terminal, async (api) => {
        const generated = await api.keys.generate({
          name,
          alg,
          ...(bits === undefined ? {} : { bits }),
          ...(crv === undefined ? {} : { crv }),
        });
        await warnOfMemoryVault(api, terminal);
        return generated;
      });
      await printKey(key, 'Generated', options.json, terminal);
    });

  defineImport(command.command('import'), terminal);

  command
    .command('list')
    .description('Lists the held keys.')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => {
      const keys = await withApi(terminal, (api) => api.keys.list());
      if (options.json) return await terminal.output(`${visibleJson(keys)}\n`);
      if (keys.length === 0) return await terminal.diagnose('No key is held yet. “assay keys generate NAME --alg ES256” makes one.');
      await terminal.output(
        columns([keyRowTitles, ...keys.map(keyRow)], (cell, _column, row) => (row === 0 ? terminal.style('dim', cell) : cell)),
      );
    });

  command
    .command('show')
    .description('Shows a key, without its private part.')
    .argument('<key>', 'name, id or kid')
    .option('--json', 'print JSON')
    .action(async (given: string, options: { json?: true }) => {
      const key = await withApi(terminal, async (api) => namedKey(await api.keys.list(), given));
      await terminal.output(options.json ? `${visibleJson(key)}\n` : keyDetails(key, terminal));
    });

  command
    .command('public')
    .description('Prints the public key for registering it with a server.')
    .argument('<key>', 'name, id or kid')
    .option('--format <format>', publicFormats.join(', '), choiceArgument('--format', publicFormats), 'jwk')
    .action(async (given: string, options: { format: (typeof publicFormats)[number] }) => {
      const { text } = await withApi(terminal, async (api) =>
        api.keys.public({ id: namedKey(await api.keys.list(), given).id, format: options.format }),
      );
      await terminal.output(text.endsWith('\n') ? text : `${text}\n`);
    });

  defineExport(command.command('export'), terminal);
  defineCertify(command.command('certify'), terminal);
  defineFit(command.command('fit'), terminal);

  command
    .command('remove')
    .description('Removes a key.')
    .argument('<key>', 'name, id or kid')
    .action(async (given: string) => {
      const key = await withApi(terminal, async (api) => {
        const found = namedKey(await api.keys.list(), given);
        await api.keys.remove({ id: found.id });
        return found;
      });
      await terminal.diagnose(`Removed the key “${visibleText(key.name)}”.`);
    });
};
