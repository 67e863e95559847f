import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useKeySetCache } from './key-set-cache.ts';
import { overlapOptions } from './key-set-words.ts';
import classes from './key-sets.module.css';

const fields = ['name', 'port', 'overlap', 'maxAge'] as const;
type FieldName = (typeof fields)[number];

/** The settings as they are typed. */
function formOf(set: KeySet): Readonly<Record<FieldName, string>> {
  return { name: set.name, port: String(set.port), overlap: String(set.overlap), maxAge: String(set.maxAge) };
}

const whole = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What is wrong with the settings before the host is asked. */
function formFaults({ name, port, maxAge }: Readonly<Record<FieldName, string>>): Partial<Record<FieldName, string>> {
  return {
    ...(name.trim() === '' ? { name: 'Give the key set a name.' } : {}),
    ...(whole(port) >= 1 && whole(port) <= 65_535 ? {} : { port: 'A port is a whole number from 1 to 65535.' }),
    ...(whole(maxAge) <= 86_400 ? {} : { maxAge: 'The time is a whole number of seconds, at most 86400 (a day).' }),
  };
}

/** Name, port, usual overlap and how long copies may be kept. */
export function KeySetSettings({ set }: { readonly set: KeySet }) {
  const cache = useKeySetCache();
  const toast = useToast();
  const [form, setForm] = useState(formOf(set));
  const [faults, setFaults] = useState<Partial<Record<FieldName | 'other', string>>>({});
  const save = useMutation({
    mutationFn: () =>
      host.keySets.update({
        id: set.id,
        name: form.name,
        port: whole(form.port),
        overlap: whole(form.overlap),
        maxAge: whole(form.maxAge),
      }),
    onSuccess: (saved) => {
      cache.put(saved);
      toast.show({ severity: 'success', text: 'The settings were saved.' });
    },
    onError: (error) => setFaults({ [fields.find((name) => name === hostFault(error).field) ?? 'other']: faultText(error) }),
  });
  const changed = fields.some((name) => form[name] !== formOf(set)[name]);
  const edit = (name: FieldName) => (text: string) => {
    setForm({ ...form, [name]: text });
    setFaults({});
  };
  return (
    <form
      className={classes.part}
      aria-labelledby="key-set-settings"
      onSubmit={(event) => {
        event.preventDefault();
        const found = formFaults(form);
        setFaults(found);
        if (Object.keys(found).length === 0) save.mutate();
      }}
    >
      <h3 id="key-set-settings">Settings</h3>
      {faults.other === undefined ? null : <Note severity="error">{faults.other}</Note>}
      <div className={classes.grid}>
        <Field label="Name" required error={faults.name}>
          {(control) => <TextInput {...control} value={form.name} onChange={edit('name')} />}
        </Field>
        <Field
          label="Port"
          required
          error={faults.port}
          warning={form.port === String(set.port) ? undefined : 'The address changes with it: give the new one to your servers.'}
        >
          {(control) => <TextInput {...control} inputMode="numeric" value={form.port} onChange={edit('port')} />}
        </Field>
        <Field label="Usual overlap" hint="How long a key stays published once another signs." error={faults.overlap}>
          {(control) => <Select {...control} options={overlapOptions(set.overlap)} value={form.overlap} onChange={edit('overlap')} />}
        </Field>
        <Field label="Copies are good for (max-age)" hint="Seconds, in Cache-Control." error={faults.maxAge}>
          {(control) => <TextInput {...control} inputMode="numeric" value={form.maxAge} onChange={edit('maxAge')} />}
        </Field>
      </div>
      {changed ? (
        <p className={classes.row}>
          <Button type="submit" size="s" variant="primary" busy={save.isPending}>
            Save
          </Button>
          <Button
            size="s"
            onClick={() => {
              setForm(formOf(set));
              setFaults({});
            }}
          >
            Revert
          </Button>
        </p>
      ) : null}
    </form>
  );
}
