import { useState } from 'react';
import type { KeySet, KeySetEntry } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { currentOf } from '../../../core/jose/key-rotation.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useKeySetChange } from './key-set-cache.ts';
import { overlapOptions, promotionWarnings, promotionWords } from './key-set-words.ts';
import classes from './key-sets.module.css';

interface PromoteDialogProps {
  readonly set: KeySet;
  readonly entry: KeySetEntry;
  readonly keys: readonly Key[];
  readonly onClose: () => void;
}

/** Says what a promotion will do, and does it. */
export function PromoteDialog({ set, entry, keys, onClose }: PromoteDialogProps) {
  const now = useNow(1000);
  const { change } = useKeySetChange();
  const [overlap, setOverlap] = useState(String(set.overlap));
  const seconds = Number(overlap);
  const keyOf = (id: string | undefined): Key | undefined => keys.find((key) => key.id === id);
  const next = keyOf(entry.keyId);
  const before = keyOf(currentOf(set.entries, entry.alg)?.keyId);
  if (next === undefined) return null;
  return (
    <Dialog
      open
      title={`Promote ${quotedName(next.name)}`}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        change({
          run: () => host.keySets.promote({ id: set.id, keyId: entry.keyId, overlap: seconds }),
          done: `${quotedName(next.name)} signs from now on.`,
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Promote
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <p aria-live="polite">{promotionWords(next, before, entry.alg, seconds, now)}</p>
        {before === undefined ? null : (
          <div data-start>
            <Field label={`Overlap for ${quotedName(before.name)}`} hint="Longer than assertions live and servers keep a copy of the set.">
              {(control) => <Select {...control} options={overlapOptions(set.overlap)} value={overlap} onChange={setOverlap} />}
            </Field>
          </div>
        )}
        {promotionWarnings(set, entry, next.private, seconds, now).map((warning) => (
          <Note key={warning} severity="warning">
            {warning}
          </Note>
        ))}
      </div>
    </Dialog>
  );
}
