import { spawnSync } from 'node:child_process';

/** Keeps a client in a data directory before a host is started on it, as a person does on the command line. */
export function holdClient(home: string, name: string, options: readonly string[], secret?: string): void {
  const secretOption = secret === undefined ? [] : ['--secret-stdin'];
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli/assay.js', 'clients', 'add', name, ...options, ...secretOption], {
    input: secret ?? '',
    env: { ...process.env, ASSAY_HOME: home, ASSAY_KEYRING: 'off', ASSAY_PASSPHRASE: 'correct horse battery staple' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the client “${name}” was not kept: ${stderr}`);
}
