import { writeFile } from 'node:fs/promises';
import type { Key } from '../../../core/contract/keys.ts';
import { choiceArgument } from '../arguments.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { namedKey } from '../names.ts';
import { askPassword, canAsk, givenPassword, takePasswordOptions, type PasswordOptions } from '../password-input.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { visibleText } from '../visible-text.ts';

const formats = ['jwk', 'pkcs8', 'pkcs12', 'certificate'] as const;

interface ExportOptions extends PasswordOptions {
  readonly format: (typeof formats)[number];
  readonly out?: string;
  readonly unencrypted?: true;
}

/** `assay keys export`: the private key itself, encrypted unless told otherwise; or the certificate. */
export const defineExport: DefineCommand = (command, terminal) => {
  takePasswordOptions(
    command
      .description('Takes a private key out of Assay: as PKCS#8, PKCS#12 or JWK, encrypted with a password. Or prints its certificate.')
      .argument('<key>', 'name, id or kid')
      .requiredOption('--format <format>', formats.join(', '), choiceArgument('--format', formats))
      .option('--out <file>', 'write it to a new file that only you can read, instead of standard output')
      .option('--unencrypted', 'write the private key in clear'),
  ).action(async (given: string, options: ExportOptions) => {
    const { format } = options;
    const content = await withApi(terminal, async (api) => {
      const key = namedKey(await api.keys.list(), given);
      return format === 'certificate'
        ? (await api.keys.public({ id: key.id, format })).text
        : await privateContent(key, format, options, api, terminal);
    });
    await write(content, options.out, terminal);
  });
};

async function privateContent(
  key: Key,
  format: 'jwk' | 'pkcs8' | 'pkcs12',
  options: ExportOptions,
  api: Api,
  terminal: Terminal,
): Promise<string | Uint8Array> {
  const given = await givenPassword(terminal, options);
  if (given !== undefined && options.unencrypted) throw badInput('Give a password or --unencrypted, not both.');
  const password = given ?? (options.unencrypted ? undefined : await newPassword(terminal));
  const { material } = await api.keys.exportPrivate({
    id: key.id,
    format,
    ...(password === undefined ? { unencrypted: true } : { password }),
  });
  return typeof material === 'string' ? material : Buffer.from(material.base64, 'base64');
}

/** A password for a new file, typed twice. */
async function newPassword(terminal: Terminal): Promise<string> {
  if (!canAsk(terminal)) {
    throw badInput('A private key leaves encrypted. Give a password with --password-file or --password-stdin, or say --unencrypted.');
  }
  const password = await askPassword(terminal, 'Password for the file, which does not show while you type:');
  if (password === '') throw badInput('The password is empty. Say --unencrypted if the file is meant to be in clear.');
  if ((await askPassword(terminal, 'The same password again:')) !== password) throw badInput('The two passwords differ.');
  return password;
}

async function write(content: string | Uint8Array, path: string | undefined, terminal: Terminal): Promise<void> {
  if (path === undefined) {
    if (typeof content !== 'string' && terminal.outputIsTerminal) {
      throw badInput('A PKCS#12 file is binary and not for a terminal. Name a file with --out.');
    }
    return await terminal.output(content);
  }
  const shown = `“${visibleText(path)}”`;
  try {
    await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw badInput(
      code === 'EEXIST' ? `There is already a file ${shown}, which is not overwritten.` : `The file ${shown} cannot be written (${code}).`,
    );
  }
  await terminal.diagnose(`Wrote ${shown}.`);
}
