import { useQuery } from '@tanstack/react-query';
import type { Key } from '../../../core/contract/keys.ts';
import { queries } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { FitKeyFields } from './fit-key-fields.tsx';
import { FitResult } from './fit-result.tsx';
import { useKeyFit, type FitTarget } from './use-key-fit.ts';

const targets: readonly { readonly value: FitTarget; readonly label: string }[] = [
  { value: 'token', label: 'A token' },
  { value: 'client', label: 'A client' },
];

interface FitDialogProps {
  readonly keys: readonly Key[];
  /** The key that is proposed; empty for none. */
  readonly keyId: string;
  readonly onClose: () => void;
}

/** Answers whether keys are the ones that a token or a registration wants, and if not, why not. */
export function FitDialog({ keys, keyId, onClose }: FitDialogProps) {
  const form = useKeyFit(keyId);
  const { target, texts, faults, fit } = form;
  const { data: clients = [] } = useQuery(queries.clients.list.queryOptions());
  return (
    <Dialog
      open
      title="Does it fit?"
      width={640}
      onClose={onClose}
      onSubmit={form.compare}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Compare
          </Button>
        </>
      }
    >
      <FitKeyFields form={form} keys={keys} />
      <Labelled label="Compare with">
        <Segmented label="Compare with" options={targets} value={target} onChange={form.setTarget} />
      </Labelled>
      {target === 'token' ? (
        <Field label="Token" required error={faults.token}>
          {(control) => (
            <TextArea {...control} mono rows={4} placeholder="eyJ…" value={texts.token} onChange={(token) => form.change({ token })} />
          )}
        </Field>
      ) : (
        <Field label="Client" required error={faults.clientId}>
          {(control) => (
            <Select
              {...control}
              options={[{ value: '', label: 'Choose a client' }, ...clients.map(({ id, name }) => ({ value: id, label: name }))]}
              value={texts.clientId}
              onChange={(clientId) => form.change({ clientId })}
            />
          )}
        </Field>
      )}
      {faults.other === undefined ? null : (
        <Note severity="error" live>
          {faults.other}
        </Note>
      )}
      <div aria-live="polite">{fit === null ? null : <FitResult fit={fit} />}</div>
    </Dialog>
  );
}
