import { Copy, Download } from 'lucide-react';
import type { Key, PrivateFormat } from '../../../core/contract/keys.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Switch } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Note } from '../../ui/note.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { usePrivateExport } from './use-private-export.ts';
import classes from './keys.module.css';

const formats: readonly { readonly value: PrivateFormat; readonly label: string }[] = [
  { value: 'pkcs8', label: 'PKCS#8 PEM' },
  { value: 'pkcs12', label: 'PKCS#12' },
  { value: 'jwk', label: 'JWK' },
];

const encryptedAs: Readonly<Record<PrivateFormat, string>> = {
  pkcs8: 'An encrypted PEM (PBES2), which OpenSSL and most libraries read.',
  pkcs12: 'A .p12 file with the key and its certificate. It always has a password.',
  jwk: 'A JWK encrypted as JWE with the password (RFC 7517 7).',
};

interface ExportDialogProps {
  readonly held: Key;
  /** “private key”, or “secret”. */
  readonly what: string;
  readonly onClose: () => void;
}

/** Takes a private key out of the vault, encrypted unless that is declined in as many words. */
export function ExportDialog({ held, what, onClose }: ExportDialogProps) {
  const form = usePrivateExport(held, onClose);
  const { format, clear, faults } = form;
  return (
    <Dialog
      open
      title={`Export the ${what} ${quotedName(held.name)}`}
      width={520}
      onClose={onClose}
      onSubmit={() => form.bring('file')}
      footer={
        <>
          {format === 'pkcs12' ? null : (
            <Button className={classes.choose} icon={<Icon of={Copy} />} busy={form.busy} onClick={() => form.bring('clipboard')}>
              Copy
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={clear ? 'danger' : 'primary'} icon={<Icon of={Download} />} busy={form.busy}>
            {clear ? 'Save unencrypted' : 'Save encrypted'}
          </Button>
        </>
      }
    >
      {held.kty === 'oct' ? null : (
        <Labelled label="Form">
          <Segmented label="Form" options={formats} value={format} onChange={form.setFormat} />
        </Labelled>
      )}
      {format === 'pkcs12' ? null : (
        <Switch label="Encrypt it with a password" checked={!clear} onChange={(encrypted) => form.setClear(!encrypted)} />
      )}
      {clear ? (
        <Note severity="warning">
          Whoever gets the {held.kty === 'oct' ? 'text' : 'file'} can sign as every client of this key. Delete it where it is not needed.
        </Note>
      ) : (
        <>
          <PasswordField
            label="Password"
            required
            value={form.password}
            onChange={form.setPassword}
            hint={encryptedAs[format]}
            error={faults.password}
          />
          <PasswordField label="Password, once more" required value={form.again} onChange={form.setAgain} error={faults.again} />
        </>
      )}
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
    </Dialog>
  );
}
