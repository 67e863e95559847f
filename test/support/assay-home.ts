import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data directory of a test's own. */
export interface AssayHome {
  readonly path: string;
  /** The environment that makes any host use it: a vault under a passphrase that is given, no keyring asked. */
  readonly environment: Readonly<Record<'ASSAY_HOME' | 'ASSAY_KEYRING' | 'ASSAY_PASSPHRASE', string>>;
  /** Deletes it with all that is in it. */
  remove(): Promise<void>;
}

/** The passphrase of vaults in tests. */
export const passphrase = 'correct horse battery staple';

export async function freshAssayHome(): Promise<AssayHome> {
  const path = await mkdtemp(join(tmpdir(), 'assay-test-'));
  return {
    path,
    environment: { ASSAY_HOME: path, ASSAY_KEYRING: 'off', ASSAY_PASSPHRASE: passphrase },
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
