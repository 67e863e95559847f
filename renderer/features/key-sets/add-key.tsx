import { useState } from 'react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { algorithmsFor, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { addedState } from '../../../core/jose/key-rotation.ts';
import { admissionFault } from '../../../core/jose/key-set-admission.ts';
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

interface Choice {
  readonly keyId: string;
  readonly alg: string;
}

const nothing: Choice = { keyId: '', alg: '' };

/** Puts a held key into the set, for an algorithm that fits it; keys that cannot join are listed with the reason. */
export function AddKey({ set, keys }: AddKeyProps) {
  const { change, busy } = useKeySetChange();
  const [chosen, setChosen] = useState(nothing);
  const [refusal, setRefusal] = useState<string | undefined>();
  const members = set.entries.flatMap(({ keyId }) => keys.find(({ id }) => id === keyId) ?? []);
  const listed = keys.map((key) => ({ key, fault: admissionFault(key, members) }));
  const offered = listed.filter(({ fault }) => fault === null);
  const key = offered.find(({ key: { id } }) => id === chosen.keyId)?.key;
  if (offered.length === 0 && listed.every(({ fault }) => fault?.brief === 'in the set already')) {
    return (
      <p className={classes.small}>
        {keys.length === 0 ? 'No key is held.' : 'Every held key is in the set.'} <a href={routeHref('keys')}>Generate or import one.</a>
      </p>
    );
  }
  const choose = (next: Choice): void => {
    setChosen(next);
    setRefusal(undefined);
  };
  const options = [
    { value: '', label: offered.length === 0 ? 'No further key can be added' : 'Choose a key' },
    ...offered.map(({ key: { id, name } }) => ({ value: id, label: name })),
    ...listed.flatMap(({ key: { id, name }, fault }) =>
      fault === null ? [] : [{ value: id, label: `${name} (${fault.brief})`, disabled: true }],
    ),
  ];
  const algorithms = key === undefined ? [] : algorithmsFor(key).map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` }));
  const state = addedState(set.entries, { alg: chosen.alg, signs: key?.private ?? true });
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (key === undefined) return;
        change({
          run: () => host.keySets.addKey({ id: set.id, keyId: key.id, alg: chosen.alg }),
          done: `${quotedName(key.name)} ${addedWords[state].done(chosen.alg)}.`,
          refused: setRefusal,
        });
      }}
    >
      <Field label="Add a key" error={refusal}>
        {(control) => (
          <Select
            {...control}
            options={options}
            value={key?.id ?? ''}
            onChange={(id) => {
              const next = offered.find(({ key: { id: own } }) => own === id)?.key;
              choose(next === undefined ? nothing : { keyId: id, alg: usualAlgorithm(next) });
            }}
          />
        )}
      </Field>
      {key === undefined ? null : (
        <>
          <Field label="Algorithm">
            {(control) => <Select {...control} options={algorithms} value={chosen.alg} onChange={(alg) => choose({ ...chosen, alg })} />}
          </Field>
          <Button type="submit" size="s" busy={busy}>
            Add {addedWords[state].as}
          </Button>
          {state === 'published' ? (
            <div className={classes.added}>
              <Note severity="warning">
                Only the public half of {quotedName(key.name)} is held here: the set will publish it, and no client can sign with it. Import
                its private key and add that for signing.
              </Note>
            </div>
          ) : null}
        </>
      )}
    </form>
  );
}

/** What the key itself says it is for, else the first algorithm that fits it. */
function usualAlgorithm(key: Key): string {
  return signingAlgorithm(key.alg)?.alg ?? algorithmsFor(key)[0]?.alg ?? '';
}
