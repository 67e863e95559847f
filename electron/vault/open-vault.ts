import { dataKeyOf } from './data-key.ts';
import { KeyringUnreachable } from './keyring.ts';
import { unwrapDataKey } from './passphrase.ts';
import type { PatientKeyring } from './patient-keyring.ts';
import type { VaultRecord } from './vault-record.ts';
import type { LockedVault, VaultState } from './vault-state.ts';

/**
 * Fetches the data key from where the record says it lives, and nowhere else: what cannot be fetched leaves the vault locked.
 */
export function openVault(
  record: VaultRecord,
  { keyring, passphrase }: { readonly keyring: PatientKeyring; readonly passphrase: string | undefined },
): Promise<VaultState> {
  return record.protection === 'keyring' ? openFromKeyring(record, keyring) : openWithPassphrase(record, passphrase);
}

async function openFromKeyring({ dataKeyId }: VaultRecord, keyring: PatientKeyring): Promise<VaultState> {
  try {
    const bytes = await keyring.read(dataKeyId);
    if (bytes === null)
      return lockedKeyring(`The keyring has no entry “Assay” for “${dataKeyId}”, which opens the secrets kept here; restore that entry.`);
    const dataKey = await dataKeyOf(dataKeyId, bytes);
    if (dataKey === null)
      return lockedKeyring(`The keyring's entry “Assay” for “${dataKeyId}” was changed and opens nothing; restore that entry.`);
    return { protection: 'keyring', reason: null, dataKey };
  } catch (error) {
    if (!(error instanceof KeyringUnreachable)) throw error;
    return lockedKeyring(`The vault is locked because ${error.message}; make the keyring available and try again.`);
  }
}

function lockedKeyring(reason: string): LockedVault {
  return { protection: 'keyring', reason, dataKey: null };
}

async function openWithPassphrase(record: VaultRecord, passphrase: string | undefined): Promise<VaultState> {
  if (passphrase === undefined) return lockedPassphrase('The vault is locked; enter its passphrase.');
  const dataKey = await unwrapDataKey(record.dataKeyId, record.wrappedKey ?? '', passphrase);
  if (dataKey === null) return lockedPassphrase('The passphrase in ASSAY_PASSPHRASE does not open the vault; enter its own.');
  return { protection: 'passphrase', reason: record.reason, dataKey };
}

/** A vault that waits for its passphrase. */
export function lockedPassphrase(reason: string): LockedVault {
  return { protection: 'passphrase', reason, dataKey: null };
}
