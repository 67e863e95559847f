import { integerArgument } from '../arguments.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { takeKeyFileOptions, withKeyFile, type KeyFileOptions } from '../key-file.ts';
import { printKey, printWarnings } from '../key-output.ts';
import { namedKey } from '../names.ts';
import { withApi, type Api } from '../session.ts';
import type { Terminal } from '../terminal.ts';

interface CertifyOptions extends Partial<KeyFileOptions> {
  readonly subject?: string;
  readonly days: number;
  readonly san?: readonly string[];
  readonly remove?: true;
  readonly json?: true;
}

/** `assay keys certify`: a self-signed certificate, one out of a file, or none any more. */
export const defineCertify: DefineCommand = (command, terminal) => {
  takeKeyFileOptions(
    command
      .description(
        'Gives a key a certificate: --subject makes a self-signed one, --file takes one that was issued. --remove takes it away.',
      )
      .argument('<key>', 'name, id or kid')
      .option('--subject <name>', 'of a self-signed certificate: “CN=Acme, O=Acme Ltd”, or a common name')
      .option('--days <days>', 'how long that is valid', integerArgument('--days', 1, 36_500), 365)
      .option('--san <name>', 'a name in it: host, IP address, URI, email address; repeatable', repeated),
  )
    .option('--remove', 'take the certificate away')
    .option('--json', 'print JSON')
    .action(async (given: string, options: CertifyOptions) => {
      const done = await certify(given, options, terminal);
      await printWarnings(done.warnings, terminal);
      await printKey(done.key, done.words, options.json, terminal);
    });
};

function repeated(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** What was done, and what came of it. */
type Certified = Awaited<ReturnType<Api['keys']['certificate']['attach']>> & { readonly words: string };

async function certify(given: string, options: CertifyOptions, terminal: Terminal): Promise<Certified> {
  const { subject, days, san = [], file, remove } = options;
  const wanted = [subject, file, remove].filter((option) => option !== undefined);
  if (wanted.length !== 1) throw badInput('Give one of --subject, --file and --remove. See “assay keys certify --help”.');
  const idOf = async (api: Api): Promise<string> => namedKey(await api.keys.list(), given).id;
  if (subject !== undefined) {
    const key = await withApi(terminal, async (api) => api.keys.certificate.issue({ id: await idOf(api), subject, days, names: [...san] }));
    return { key, warnings: [], words: 'Certified' };
  }
  if (file !== undefined) {
    const attached = await withKeyFile(terminal, { ...options, file }, (content) =>
      withApi(terminal, async (api) => api.keys.certificate.attach({ id: await idOf(api), ...content })),
    );
    return { ...attached, words: 'Attached the certificate to' };
  }
  const key = await withApi(terminal, async (api) => api.keys.certificate.remove({ id: await idOf(api) }));
  return { key, warnings: [], words: 'Took the certificate away from' };
}
