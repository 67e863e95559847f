import { KeyRound, LockKeyhole, LockKeyholeOpen, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { VaultStatus } from '../../../core/contract/vault.ts';
import { Chip } from '../../ui/chip.tsx';
import type { Tone } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { useLockVault, useVaultStatus } from './use-vault.ts';
import { requestUnlock } from './vault-gate.ts';

type VaultState = 'keyring' | 'unlocked' | 'locked' | 'memory';

const looks: Readonly<Record<VaultState, { readonly text: string; readonly icon: typeof KeyRound; readonly tone: Tone }>> = {
  keyring: { text: 'Keyring', icon: KeyRound, tone: 'neutral' },
  unlocked: { text: 'Unlocked', icon: LockKeyholeOpen, tone: 'neutral' },
  locked: { text: 'Locked', icon: LockKeyhole, tone: 'warn' },
  memory: { text: 'This run only', icon: TriangleAlert, tone: 'warn' },
};

function stateOf(status: VaultStatus): VaultState {
  if (status.protection !== 'passphrase') return status.protection;
  return status.locked ? 'locked' : 'unlocked';
}

/** Where secrets are kept, at a glance, and what can be done about it. */
export function VaultChip() {
  const status = useVaultStatus();
  const lock = useLockVault();
  const [dialog, setDialog] = useState(false);
  if (status === undefined) return null;
  const state = stateOf(status);
  const setPassphrase: MenuItem = {
    label: status.protection === 'passphrase' ? 'Change the passphrase…' : 'Set a passphrase…',
    onSelect: () => setDialog(true),
  };
  const items: Readonly<Record<VaultState, readonly MenuItem[]>> = {
    keyring: [setPassphrase],
    memory: [setPassphrase],
    unlocked: [{ label: 'Lock', onSelect: lock }, setPassphrase],
    locked: [{ label: 'Unlock…', onSelect: () => void requestUnlock() }],
  };
  const { text, icon, tone } = looks[state];
  return (
    <>
      <Menu
        label="Vault"
        items={items[state]}
        trigger={
          <Chip tone={tone} icon={<Icon of={icon} />} aria-label={`Vault: ${text}`}>
            {text}
          </Chip>
        }
      />
      {dialog ? <PassphraseDialog change={status.protection === 'passphrase'} onClose={() => setDialog(false)} /> : null}
    </>
  );
}
