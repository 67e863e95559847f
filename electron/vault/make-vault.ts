import type { Randomness } from '../services/ports.ts';
import { newDataKey, withBytes, type DataKey } from './data-key.ts';
import { KeyringUnreachable } from './keyring.ts';
import { wrapDataKey } from './passphrase.ts';
import type { PatientKeyring } from './patient-keyring.ts';
import type { VaultRecord, VaultRecords } from './vault-record.ts';
import type { OpenVault } from './vault-state.ts';

export interface MakeVaultOptions {
  readonly records: VaultRecords;
  readonly keyring: PatientKeyring;
  readonly random: Randomness;
  readonly passphrase: string | undefined;
  /** Called when a vault in memory was put into the keyring after all, because a person answered its prompt. */
  readonly moved: (vault: OpenVault) => void;
}

/**
 * Makes a data key and records where it lives: under the passphrase if one is given, else in the keyring, else in memory.
 * `standing` is the record of an earlier vault in memory, whose key is gone. Undefined when another process has made a vault meanwhile.
 */
export async function makeVault(standing: VaultRecord | undefined, options: MakeVaultOptions): Promise<OpenVault | undefined> {
  const { records, keyring, passphrase } = options;
  const dataKey = await newDataKey(options.random.uuid());
  if (passphrase !== undefined) {
    const record = await passphraseRecord(dataKey, passphrase, 'The vault was made with the passphrase in ASSAY_PASSPHRASE.');
    return write(records, standing, record) ? openedAs(record, dataKey) : undefined;
  }
  try {
    await withBytes(dataKey, (bytes) => keyring.write(dataKey.id, bytes, () => moveLate(dataKey, options)));
  } catch (error) {
    if (!(error instanceof KeyringUnreachable)) throw error;
    const reason = `Secrets are kept for this run only because ${error.message}; set a passphrase to keep them.`;
    return makeInMemory(standing, dataKey, reason, records);
  }
  const record = keyringRecord(dataKey);
  if (write(records, standing, record)) return openedAs(record, dataKey);
  await keyring.remove(dataKey.id);
  return undefined;
}

/** What is recorded of a vault whose data key a passphrase protects. */
export async function passphraseRecord(dataKey: DataKey, passphrase: string, reason: string): Promise<VaultRecord> {
  return { protection: 'passphrase', dataKeyId: dataKey.id, wrappedKey: await wrapDataKey(dataKey, passphrase), reason };
}

function keyringRecord(dataKey: DataKey): VaultRecord {
  return { protection: 'keyring', dataKeyId: dataKey.id, wrappedKey: null, reason: null };
}

function makeInMemory(standing: VaultRecord | undefined, dataKey: DataKey, reason: string, records: VaultRecords): OpenVault | undefined {
  const record: VaultRecord = { protection: 'memory', dataKeyId: dataKey.id, wrappedKey: null, reason };
  // Each run has a key of its own, so an earlier record may stand.
  return standing !== undefined || records.insert(record) ? openedAs(record, dataKey) : undefined;
}

function moveLate(dataKey: DataKey, { records, keyring, moved }: MakeVaultOptions): void {
  const standing = records.read();
  const record = keyringRecord(dataKey);
  if (standing?.protection === 'memory' && records.replace(standing, record)) moved(openedAs(record, dataKey));
  else void keyring.remove(dataKey.id);
}

function write(records: VaultRecords, standing: VaultRecord | undefined, record: VaultRecord): boolean {
  return standing === undefined ? records.insert(record) : records.replace(standing, record);
}

function openedAs({ protection, reason }: VaultRecord, dataKey: DataKey): OpenVault {
  return { protection, reason, dataKey };
}
