import type { Command } from 'commander';
import { secretEncoding, type SecretEncoding } from '../../core/contract/clients.ts';
import type { DecryptionKeys } from '../../core/contract/token-opening.ts';
import { choiceArgument } from './arguments.ts';
import { readStandardInput } from './bounded-input.ts';
import { badInput } from './command-failure.ts';
import { withKeyFile } from './key-file.ts';
import { namedKey } from './names.ts';
import { takePasswordOptions, type PasswordOptions } from './password-input.ts';
import { withApi, type Api } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Characters of a secret; a longer one is no secret but a file. */
const longestSecret = 100_000;

/** What names a key for one token. */
export interface KeySourceOptions extends PasswordOptions {
  readonly key?: string;
  readonly keyFile?: string;
  readonly secretStdin?: true;
  readonly secretEncoding?: SecretEncoding;
}

/** Adds `--key`, `--key-file`, `--secret-stdin` and what belongs to them to a command. */
export function takeKeySourceOptions(command: Command): Command {
  return takePasswordOptions(
    command
      .option('--key <key>', 'a held key: name, id or kid')
      .option('--key-file <file>', 'a key that is not kept: PEM, DER, JWK, JWK Set, PKCS#12 or certificate; “-” reads standard input')
      .option('--secret-stdin', 'read a shared secret or password from standard input'),
  ).option('--secret-encoding <encoding>', 'how the secret is written', choiceArgument('--secret-encoding', secretEncoding.options));
}

/** Throws a failure unless exactly one of the options is given. */
export function requireOne(options: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(options);
  const given = names.filter((name) => options[name] !== undefined);
  if (given.length === 1) return;
  const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  throw badInput(given.length === 0 ? `Give one of ${all}.` : `${given.join(' and ')} exclude each other. Give one of ${all}.`);
}

/** Where a command reads from, beside the key: “-” is standard input. */
export interface OtherInputs {
  readonly token: string;
  readonly jwks?: string | undefined;
  readonly payload?: string | undefined;
}

/** Throws a failure when standard input would have to be several things. */
export function refuseSharedInput({ token, jwks, payload }: OtherInputs, { keyFile, secretStdin, passwordStdin }: KeySourceOptions): void {
  const readers = [
    ...(token === '-' ? ['the token'] : []),
    ...(payload === '-' ? ['the payload'] : []),
    ...(keyFile === '-' || jwks === '-' ? ['the key'] : []),
    ...(secretStdin ? ['the secret'] : []),
    ...(passwordStdin ? ['the password'] : []),
  ];
  if (readers.length > 1) throw badInput(`Standard input cannot be both ${readers.slice(0, 2).join(' and ')}.`);
}

/**
 * Runs a command's work with the key that its options name: held, out of a file, or from standard input. When a file wants a password and a
 * person is there, the person is asked.
 */
export async function withKeySource<Result>(
  terminal: Terminal,
  options: KeySourceOptions,
  work: (api: Api, keys: DecryptionKeys) => Promise<Result>,
): Promise<Result> {
  const { key, keyFile, secretEncoding } = options;
  if (key !== undefined) return await withApi(terminal, async (api) => work(api, { keyId: namedKey(await api.keys.list(), key).id }));
  if (keyFile !== undefined) {
    const encoding = secretEncoding === undefined ? {} : { secretEncoding };
    return await withKeyFile(terminal, { ...options, file: keyFile }, (content) =>
      withApi(terminal, (api) => work(api, { ...content, ...encoding })),
    );
  }
  const material = (await readStandardInput(terminal, longestSecret)).replace(/\r?\n$/, '');
  if (material === '') throw badInput('There is no secret: standard input is empty.');
  return await withApi(terminal, (api) => work(api, { material, secretEncoding: secretEncoding ?? 'utf8' }));
}
