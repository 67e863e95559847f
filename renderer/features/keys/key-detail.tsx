import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { keyPurposesFor } from '../../../core/jose/key-purposes.ts';
import { utcText } from '../../../core/jose/time-words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '../../ui/pane.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { originWords, partWords, sizedTypeWords } from './key-words.ts';
import { CertificatePart } from './certificate-part.tsx';
import { Publications, SigningClients } from './key-uses.tsx';
import { PrivatePart } from './private-part.tsx';
import { PublicPart } from './public-part.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useKeyForm } from './use-key-form.ts';
import { useKeyRemoval } from './use-key-removal.ts';
import { useKeyUses } from './use-key-uses.ts';
import classes from './keys.module.css';

const useOptions = [
  { value: '', label: 'Not stated' },
  { value: 'sig', label: 'sig: signatures' },
  { value: 'enc', label: 'enc: encryption' },
] as const;

interface KeyDetailProps {
  readonly held: Key;
  /** The key to show when this one is deleted. */
  readonly nextId: string | null;
}

/** One key: what it is called and for, what it is, and its public part to hand out. */
export function KeyDetail({ held, nextId }: KeyDetailProps) {
  const { form, faults, changed, saving, change, revert, save } = useKeyForm(held);
  const removal = useKeyRemoval(held, nextId);
  const uses = useKeyUses(held.id);
  const [asking, setAsking] = useState(false);
  const used = uses.clients.length > 0 || uses.publications.length > 0;
  useShortcut('mod+s', save);
  const algorithms = [
    // The algorithm is part of an AKP key.
    ...(held.kty === 'AKP' ? [] : [{ value: '', label: 'Any that fits' }]),
    ...keyPurposesFor(held).map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` })),
  ];
  return (
    <Pane aria-labelledby="key-title">
      <PaneHead
        title={held.name}
        titleId="key-title"
        actions={
          <IconButton
            label="Delete"
            icon={<Icon of={Trash2} />}
            disabled={removal.busy}
            onClick={() => (used ? setAsking(true) : removal.remove())}
          />
        }
      />
      <PaneBody>
        <div className={classes.detail}>
          {faults.other === undefined ? null : <Note severity="error">{faults.other}</Note>}
          <Field label="Name" error={faults.name} required>
            {(control) => <TextInput {...control} value={form.name} onChange={(name) => change({ name })} />}
          </Field>
          <Field
            label="kid"
            required
            error={faults.kid}
            hint={
              form.kid === held.thumbprint ? (
                'The RFC 7638 thumbprint.'
              ) : (
                <Button variant="quiet" size="s" className={classes.thumbprint} onClick={() => change({ kid: held.thumbprint })}>
                  Use the thumbprint
                </Button>
              )
            }
          >
            {(control) => <TextInput {...control} mono value={form.kid} onChange={(kid) => change({ kid })} />}
          </Field>
          <div className={classes.pair}>
            <Field label="Algorithm (alg)" error={faults.alg}>
              {(control) => (
                <Select
                  {...control}
                  options={algorithms}
                  value={form.alg ?? ''}
                  onChange={(alg) => change({ alg: alg === '' ? null : alg })}
                />
              )}
            </Field>
            <Field label="Use (use)" error={faults.use}>
              {(control) => (
                <Select
                  {...control}
                  options={useOptions}
                  value={form.use ?? ''}
                  onChange={(use) => change({ use: use === '' ? null : use })}
                />
              )}
            </Field>
          </div>
          <div className={classes.rule}>
            <Facts
              facts={[
                { name: 'Type', value: sizedTypeWords(held) },
                { name: 'Held', value: `${partWords(held)} part${held.private ? ', sealed in the vault' : ''}` },
                { name: 'Thumbprint', value: <code>{held.thumbprint}</code> },
                { name: 'Origin', value: originWords(held) },
                { name: 'Added', value: utcText(held.createdAt) },
                { name: 'Signs for', value: <SigningClients uses={uses} /> },
                { name: 'Published', value: <Publications uses={uses} /> },
              ]}
            />
          </div>
          <CertificatePart held={held} />
          <PublicPart held={held} />
          <PrivatePart held={held} />
        </div>
        {asking ? <RemoveDialog held={held} uses={uses} onRemove={removal.remove} onClose={() => setAsking(false)} /> : null}
      </PaneBody>
      {changed ? (
        <PaneFoot>
          <Button variant="primary" shortcut="mod+s" busy={saving} onClick={save}>
            Save
          </Button>
          <Button onClick={revert}>Revert</Button>
        </PaneFoot>
      ) : null}
    </Pane>
  );
}
