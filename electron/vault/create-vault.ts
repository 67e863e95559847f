import { invalidInput, vaultLocked } from '../services/fault.ts';
import type { Randomness } from '../services/ports.ts';
import type { DataKey } from './data-key.ts';
import type { Keyring } from './keyring.ts';
import { makeVault, passphraseRecord } from './make-vault.ts';
import { lockedPassphrase, openVault } from './open-vault.ts';
import { unwrapDataKey } from './passphrase.ts';
import { patientKeyring } from './patient-keyring.ts';
import { openSealed, sealedBy, sealSecret } from './sealing.ts';
import type { VaultRecord, VaultRecords } from './vault-record.ts';
import { statusOf, type OpenVault, type VaultState } from './vault-state.ts';
import type { Vault } from './vault.ts';

export interface VaultOptions {
  readonly records: VaultRecords;
  readonly keyring: Keyring;
  readonly random: Randomness;
  /** `ASSAY_PASSPHRASE`: makes a new vault under it, and opens one that is. */
  readonly passphrase: string | undefined;
  /** Milliseconds to wait for the keyring before the vault counts as locked, or is made without it. */
  readonly patience?: number;
}

/** The vault of one process. Nothing is asked of the keyring before the first call. */
export function createVault({ records, keyring, random, passphrase, patience = 5000 }: VaultOptions): Vault {
  const asked = patientKeyring(keyring, patience);
  const automatic = passphrase === '' ? undefined : passphrase;
  const forgetters: (() => void)[] = [];
  /** Keys that were in memory when another host gave the vault a lasting one. */
  const earlier = new Map<string, DataKey>();
  let state: VaultState | undefined;
  let opening: Promise<VaultState> | undefined;

  function become(next: VaultState): VaultState {
    state = next;
    return next;
  }

  async function openOrMake(): Promise<VaultState> {
    for (;;) {
      const record = records.read();
      const next =
        record === undefined || record.protection === 'memory'
          ? await makeVault(record, { records, keyring: asked, random, passphrase: automatic, moved: become })
          : await openVault(record, { keyring: asked, passphrase: automatic });
      // Another process was faster: what it recorded is opened in the next round.
      if (next !== undefined) return become(next);
    }
  }

  /** The state after the first opening. A keyring that could not be reached is asked again, a passphrase only by `unlock`. */
  function current(): Promise<VaultState> {
    if (state !== undefined && isStale(state, records.read())) {
      if (state.protection === 'memory') earlier.set(state.dataKey.id, state.dataKey);
      state = undefined;
    }
    if (state !== undefined && (state.dataKey !== null || state.protection === 'passphrase')) return Promise.resolve(state);
    opening ??= openOrMake().finally(() => {
      opening = undefined;
    });
    return opening;
  }

  async function usable(): Promise<OpenVault> {
    const vault = await current();
    if (vault.dataKey === null) throw vaultLocked(vault.reason);
    return vault;
  }

  return {
    async status() {
      return statusOf(await current());
    },
    async unlock(given) {
      await current();
      const record = records.read();
      if (record?.protection !== 'passphrase') throw notUnderPassphrase('Leave it as it is.');
      return statusOf(become({ protection: 'passphrase', reason: record.reason, dataKey: await unwrapped(record, 'passphrase', given) }));
    },
    async lock() {
      if ((await current()).protection !== 'passphrase') throw notUnderPassphrase('Set a passphrase first.');
      earlier.clear();
      for (const forget of forgetters) forget();
      return statusOf(become(lockedPassphrase('The vault is locked; enter its passphrase.')));
    },
    async changePassphrase(given, next) {
      const vault = await current();
      const record = records.read();
      if (record === undefined) throw new Error('an open vault has no record');
      const dataKey = record.protection === 'passphrase' ? await unwrapped(record, 'current', given) : (await usable()).dataKey;
      const changed = await passphraseRecord(dataKey, next, 'The vault is under a passphrase that you chose.');
      if (!records.replace(record, changed)) {
        throw invalidInput('next', 'The vault was changed by another window or command at the same time.', { fix: 'Try again.' });
      }
      if (vault.protection === 'keyring') await asked.remove(dataKey.id);
      return statusOf(become({ protection: 'passphrase', reason: changed.reason, dataKey }));
    },
    async seal(recordId, secret) {
      return sealSecret((await usable()).dataKey, recordId, secret);
    },
    async open(recordId, sealed) {
      const { dataKey } = await usable();
      const kid = sealedBy(sealed);
      const sealer = kid === dataKey.id || kid === undefined ? dataKey : earlier.get(kid);
      if (sealer === undefined) {
        throw invalidInput(
          'secret',
          'The stored secret was sealed under a key that is gone: it lived in memory, in an earlier run or another host.',
          {
            fix: 'Enter it again.',
          },
        );
      }
      return openSealed(sealer, recordId, sealed);
    },
    onLock(forget) {
      forgetters.push(forget);
    },
  };
}

/** Whether another process has since changed how the vault is protected. */
function isStale(state: VaultState, record: VaultRecord | undefined): boolean {
  if (record === undefined || record.protection === 'memory') return false;
  return record.protection !== state.protection || (state.dataKey !== null && state.dataKey.id !== record.dataKeyId);
}

function notUnderPassphrase(fix: string) {
  return invalidInput('passphrase', 'The vault is not under a passphrase.', { fix });
}

async function unwrapped(record: VaultRecord, field: 'passphrase' | 'current', given: string | undefined): Promise<DataKey> {
  if (given === undefined)
    throw invalidInput(field, 'The vault is under a passphrase, which is needed to change it.', { fix: 'Enter it.' });
  const dataKey = await unwrapDataKey(record.dataKeyId, record.wrappedKey ?? '', given);
  if (dataKey === null) throw invalidInput(field, 'The passphrase does not open the vault.', { fix: 'Check it and try again.' });
  return dataKey;
}
