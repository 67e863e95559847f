/**
 * A process that uses the vault of a data directory as a host does, for tests of several. Arguments: data directory, what to do
 * (`status`; `seal`, id, secret; `open`, id, sealed). Prints the answer, or the error's code and message, as JSON.
 */
import { ORPCError } from '@orpc/server';
import { openStore } from '../../electron/store/database.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { systemKeyring } from '../../electron/vault/system-keyring.ts';

const [directory = '', action = '', id = '', text = ''] = process.argv.slice(2);
const store = openStore(directory);
const vault = createVault({
  records: store.vaultRecords,
  keyring: systemKeyring(process.env),
  random: { uuid: () => crypto.randomUUID() },
  passphrase: process.env['ASSAY_PASSPHRASE'],
});

async function answer(): Promise<unknown> {
  if (action === 'seal') return vault.seal(id, text);
  if (action === 'open') return vault.open(id, text);
  return vault.status();
}

const result = await answer().catch((error: unknown) => {
  if (error instanceof ORPCError) return { code: error.code, message: error.message };
  throw error;
});
process.stdout.write(JSON.stringify(result));
store.close();
