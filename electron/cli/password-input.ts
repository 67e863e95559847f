import type { Command } from 'commander';
import { readFileOrInput, readStandardInput } from './bounded-input.ts';
import { badInput } from './command-failure.ts';
import { refusedField } from './refused-field.ts';
import type { Terminal } from './terminal.ts';
import { visibleText } from './visible-text.ts';

/** Characters of a password; the contract takes no more. */
const longestPassword = 4096;

/** Where a password comes from; never an argument, which other programs can read. */
export interface PasswordOptions {
  readonly passwordFile?: string;
  readonly passwordStdin?: true;
}

/** Adds `--password-file` and `--password-stdin` to a command. */
export function takePasswordOptions(command: Command): Command {
  return command
    .option('--password-file <file>', 'read the password from a file')
    .option('--password-stdin', 'read the password from standard input');
}

/** The password that the options name, without the line end behind it; undefined where they name none. */
export async function givenPassword(terminal: Terminal, { passwordFile, passwordStdin }: PasswordOptions): Promise<string | undefined> {
  if (passwordFile !== undefined && passwordStdin) throw badInput('Give --password-file or --password-stdin, not both.');
  if (passwordStdin) return (await readStandardInput(terminal, longestPassword)).replace(/\r?\n$/, '');
  return passwordFile === undefined ? undefined : (await readFileOrInput(terminal, passwordFile, longestPassword)).replace(/\r?\n$/, '');
}

/** Runs work that may want a password: with the one that the options name, else without, and where that is not enough with one that the person types. */
export async function withPassword<Result>(
  terminal: Terminal,
  options: PasswordOptions,
  what: string,
  work: (password: string | undefined) => Promise<Result>,
): Promise<Result> {
  const given = await givenPassword(terminal, options);
  try {
    return await work(given);
  } catch (error) {
    if (given !== undefined || !wantsPassword(error)) throw error;
    if (!canAsk(terminal)) throw badInput(`${error.message} Give its password with --password-file or --password-stdin.`);
    return await work(await askPassword(terminal, `Password of ${what}, which does not show while you type:`));
  }
}

/** Whether somebody sits at standard input who can be asked. */
export function canAsk({ input }: Terminal): boolean {
  return input.isTTY;
}

function wantsPassword(error: unknown): error is Error {
  return refusedField(error) === 'password';
}

const keys = { enter: '\r', newline: '\n', interrupt: '\u0003', end: '\u0004', backspace: '\u007f', delete: '\b' };

/** Asks for a password at the terminal, where it does not show. Throws a failure when that is broken off. */
export async function askPassword({ input, diagnose }: Terminal, question: string): Promise<string> {
  await diagnose(visibleText(question));
  input.setEncoding('utf8');
  input.setRawMode(true);
  let password = '';
  try {
    for await (const chunk of input.iterator({ destroyOnReturn: false })) {
      for (const character of String(chunk)) {
        if (character === keys.enter || character === keys.newline) return password;
        if (character === keys.interrupt || character === keys.end) throw badInput('No password was given.');
        const erases = character === keys.backspace || character === keys.delete;
        password = erases ? Array.from(password).slice(0, -1).join('') : password + character;
      }
      if (password.length > longestPassword) throw badInput(`A password has at most ${longestPassword} characters.`);
    }
    throw badInput('No password was given.');
  } finally {
    input.setRawMode(false);
  }
}
