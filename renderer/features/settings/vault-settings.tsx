import { useState } from 'react';
import { PassphraseDialog } from '../../app/vault/passphrase-dialog.tsx';
import { useLockVault, useVaultStatus } from '../../app/vault/use-vault.ts';
import { requestUnlock } from '../../app/vault/vault-gate.ts';
import { Button } from '../../ui/button.tsx';
import { StateDot } from '../../ui/chip.tsx';
import classes from './settings.module.css';

const places = {
  keyring: 'Under a key in the system’s keyring',
  passphrase: 'Under your passphrase',
  memory: 'In memory: gone when Assay stops',
} as const;

/** Where the vault's key is, and what can be done about it. */
export function VaultSettings() {
  const status = useVaultStatus();
  const lock = useLockVault();
  const [dialog, setDialog] = useState(false);
  if (status === undefined) return null;
  const underPassphrase = status.protection === 'passphrase';
  const lasting = status.protection !== 'memory';
  return (
    <>
      <div>
        <div className={classes.state}>
          <StateDot tone={lasting && !status.locked ? 'good' : 'warn'} />
          {places[status.protection]}
          {status.locked ? ', locked' : ''}
        </div>
        {status.reason === null ? null : <p className={classes.reason}>{status.reason}</p>}
      </div>
      <div className={classes.row}>
        {status.locked ? (
          <Button variant="primary" onClick={() => void requestUnlock()}>
            Unlock…
          </Button>
        ) : (
          <Button onClick={() => setDialog(true)}>{underPassphrase ? 'Change the passphrase…' : 'Set a passphrase…'}</Button>
        )}
        {underPassphrase && !status.locked ? <Button onClick={lock}>Lock now</Button> : null}
      </div>
      {dialog ? <PassphraseDialog change={underPassphrase} onClose={() => setDialog(false)} /> : null}
    </>
  );
}
