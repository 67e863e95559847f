import { useState } from 'react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { algorithmsFor, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { addedState } from '../../../core/jose/key-rotation.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { routeHref } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import { useKeySetChange } from './key-set-cache.ts';
import { addedWords } from './key-set-words.ts';
import classes from './key-sets.module.css';

interface AddKeyProps {
  readonly set: KeySet;
  readonly keys: readonly Key[];
}

/** Puts a held key with a public part into the set. */
export function AddKey({ set, keys }: AddKeyProps) {
  const { change, busy } = useKeySetChange();
  const [chosen, setChosen] = useState('');
  const [alg, setAlg] = useState('');
  const publishable = keys.filter((each) => each.publicJwk !== null && each.use !== 'enc' && algorithmsFor(each).length > 0);
  const offered = publishable.filter(({ id }) => !set.entries.some(({ keyId }) => keyId === id));
  const key = offered.find(({ id }) => id === chosen);
  if (offered.length === 0) {
    return (
      <p className={classes.small}>
        {publishable.length === 0
          ? 'No key that signs and has a public part is held.'
          : 'Every held key that signs and has a public part is in the set.'}{' '}
        <a href={routeHref('keys')}>Generate or import one.</a>
      </p>
    );
  }
  const algorithms = key === undefined ? [] : algorithmsFor(key).map((entry) => ({ value: entry.alg, label: entry.alg }));
  const options = [{ value: '', label: 'Choose a key' }, ...offered.map(({ id, name }) => ({ value: id, label: name }))];
  const state = addedState(set.entries, { alg, signs: key?.private ?? true });
  return (
    <div className={classes.add}>
      <Field label="Add a key">
        {(control) => (
          <Select
            {...control}
            options={options}
            value={key?.id ?? ''}
            onChange={(id) => {
              const next = offered.find((entry) => entry.id === id);
              setChosen(id);
              setAlg(next === undefined ? '' : (signingAlgorithm(next.alg)?.alg ?? algorithmsFor(next)[0]?.alg ?? ''));
            }}
          />
        )}
      </Field>
      {key === undefined ? null : (
        <>
          <Field label="for">{(control) => <Select {...control} options={algorithms} value={alg} onChange={setAlg} />}</Field>
          <Button
            busy={busy}
            onClick={() => {
              setChosen('');
              change({
                run: () => host.keySets.addKey({ id: set.id, keyId: key.id, alg }),
                done: `${quotedName(key.name)} ${addedWords[state].done(alg)}.`,
              });
            }}
          >
            Add {addedWords[state].as}
          </Button>
          {state === 'published' ? (
            <Note severity="warning">
              Only the public half of {quotedName(key.name)} is held here: the set will publish it, and no client can sign with it. Import
              its private key and add that for signing.
            </Note>
          ) : null}
        </>
      )}
    </div>
  );
}
