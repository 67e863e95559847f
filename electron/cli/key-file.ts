import { basename } from 'node:path';
import type { Command } from 'commander';
import type { KeyMaterial } from '../../core/contract/key-material.ts';
import { readBytesOrInput } from './bounded-input.ts';
import { badInput } from './command-failure.ts';
import { takePasswordOptions, withPassword, type PasswordOptions } from './password-input.ts';
import type { Terminal } from './terminal.ts';

/** Bytes of key material read at most; the contract takes no more. */
const materialLimit = 1_000_000;

/** What names a file with a key or certificate in it. */
export interface KeyFileOptions extends PasswordOptions {
  readonly file: string;
}

/** Adds `--file` and the options that open an encrypted file to a command. */
export function takeKeyFileOptions(command: Command): Command {
  return takePasswordOptions(command.option('--file <file>', 'where it is; “-” reads standard input'));
}

/**
 * Reads a file with a key or certificate in it, and runs a command's work with it; when that wants a password and a person is there, the
 * person is asked.
 */
export async function withKeyFile<Result>(
  terminal: Terminal,
  options: KeyFileOptions,
  work: (file: { readonly material: KeyMaterial; readonly fileName?: string; readonly password?: string }) => Promise<Result>,
): Promise<Result> {
  if (options.file === '-' && options.passwordStdin) {
    throw badInput('Standard input cannot be both the file and the password. Name the file, or give the password with --password-file.');
  }
  const material = await readMaterial(terminal, options.file);
  const given = options.file === '-' ? { material } : { material, fileName: basename(options.file).slice(0, 300) };
  const what = options.file === '-' ? 'standard input' : options.file;
  return withPassword(terminal, options, what, (password) => work(password === undefined ? given : { ...given, password }));
}

/** A file's text, or its bytes where it is none. Throws a failure that names the file. */
async function readMaterial(terminal: Terminal, path: string): Promise<KeyMaterial> {
  const bytes = await readBytesOrInput(terminal, path, materialLimit, 'so it is no key');
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : { base64: bytes.toString('base64') };
}
