import { badInput } from './command-failure.ts';

/** Options that people try, and what takes their place. */
const secretOptions: Readonly<Record<string, string>> = {
  '--secret': 'Pipe it in and use --secret-stdin.',
  '--client-secret': 'Pipe it in and use --secret-stdin.',
  '--passphrase': 'Set ASSAY_PASSPHRASE instead.',
  '--password': 'Use --password-file or --password-stdin for a key file; set ASSAY_PASSPHRASE for the vault.',
};

/** Token request parameters that are secrets, and where they come from instead. */
const secretParameters: Readonly<Record<string, string>> = {
  client_secret: 'Keep it in the client registration: assay clients add … --secret-stdin.',
  refresh_token: 'Use “assay refresh”, or the value {{refresh_token}} for the stored one.',
  password: 'Send this request from the workbench, which keeps it out of the shell.',
};

const reason = 'because other programs and the shell’s history can read arguments';

/** Throws a failure when an option would carry a secret, before anything repeats its value. */
export function refuseSecretArguments(argv: readonly string[]): void {
  for (const argument of argv) {
    if (argument === '--') return;
    const option = argument.split('=', 1)[0] ?? '';
    const instead = Object.hasOwn(secretOptions, option) ? secretOptions[option] : undefined;
    if (instead !== undefined) throw badInput(`${option} is not taken: a secret is never an argument, ${reason}. ${instead}`);
  }
}

/** Throws a failure when a parameter's value is a secret in clear; a placeholder is none. */
export function refuseSecretParameter(name: string, value: string): void {
  const instead = Object.hasOwn(secretParameters, name) ? secretParameters[name] : undefined;
  if (instead === undefined || /^\{\{[^{}]*\}\}$/.test(value)) return;
  throw badInput(`--param ${name} is not taken: a secret is never an argument, ${reason}. ${instead}`);
}
