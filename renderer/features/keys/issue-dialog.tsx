import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';

/** What a dialog about one key's certificate is given. */
export interface CertificateDialogProps {
  readonly held: Key;
  readonly onClose: () => void;
}

/** The longest that the host certifies. */
const mostDays = 36_500;

/** Fields that show a fault of their own. */
const shown = ['subject', 'days', 'names'];

/** Makes a certificate that the key signs itself. */
export function IssueDialog({ held, onClose }: CertificateDialogProps) {
  const toast = useToast();
  const cache = useKeyCache();
  const [subject, setSubject] = useState(`CN=${held.name.replaceAll(/[",+;<>\\=]/g, (character) => `\\${character}`)}`);
  const [days, setDays] = useState('365');
  const [names, setNames] = useState('');
  const [tried, setTried] = useState(false);
  const length = Number(days);
  const missing = {
    subject: subject.trim() === '' ? 'Give the certificate a subject, such as CN=Acme.' : undefined,
    days: Number.isInteger(length) && length >= 1 && length <= mostDays ? undefined : `Give a whole number of days, 1 to ${mostDays}.`,
  };
  const issue = useMutation({
    mutationFn: () => {
      const lines = names.split(/[\n,]/).map((line) => line.trim());
      return withVault(() =>
        host.keys.certificate.issue({ id: held.id, subject, days: length, names: lines.filter((line) => line !== '') }),
      );
    },
    onSuccess: (key) => {
      cache.put(key);
      toast.show({ severity: 'success', text: `${quotedName(key.name)} has a certificate for ${length} days.` });
      onClose();
    },
  });
  const fault = issue.isError ? { field: hostFault(issue.error).field?.replace(/\..*$/, ''), text: faultText(issue.error) } : null;
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.text : undefined);
  return (
    <Dialog
      open
      title={`Self-signed certificate for ${quotedName(held.name)}`}
      width={520}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (missing.subject === undefined && missing.days === undefined && !issue.isPending) issue.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={issue.isPending}>
            Sign
          </Button>
        </>
      }
    >
      {held.certificate === null ? null : <Note severity="information">It takes the place of the certificate that the key has now.</Note>}
      <Field
        label="Subject"
        required
        hint="A distinguished name: CN=Acme, O=Acme Ltd, C=DE."
        error={(tried ? missing.subject : undefined) ?? faultOf('subject')}
      >
        {(control) => <TextInput {...control} value={subject} onChange={setSubject} />}
      </Field>
      <Field label="Days" required hint="It is valid from now." error={(tried ? missing.days : undefined) ?? faultOf('days')}>
        {(control) => <TextInput {...control} inputMode="numeric" value={days} onChange={setDays} />}
      </Field>
      <Field
        label="Alternative names"
        hint="One a line: a host, an address, a URI or an e-mail address. Often none."
        error={faultOf('names')}
      >
        {(control) => <TextArea {...control} mono rows={3} placeholder="acme.example" value={names} onChange={setNames} />}
      </Field>
      {fault === null || shown.includes(fault.field ?? '') ? null : (
        <Note severity="error" live>
          {fault.text}
        </Note>
      )}
    </Dialog>
  );
}
