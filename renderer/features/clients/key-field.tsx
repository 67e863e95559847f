import { useQuery } from '@tanstack/react-query';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { signingGap } from '../../../core/jose/key-rotation.ts';
import { queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { routeHref } from '../../app/routes.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { algorithmForKey, algorithmForKeySet } from './algorithm-choice.ts';
import type { ClientForm } from './client-form.ts';
import type { FormPartProps } from './form-fields.tsx';

/** Stands before a key set's id in a choice that is of keys and key sets. */
const setPrefix = 'key-set:';

/** What signs the client's assertions: a held key, or the current key of a published key set. */
export function KeyField({ form, faults, change }: FormPartProps) {
  const { data: keys = [], isPending } = useQuery(queries.keys.list.queryOptions());
  const { data: keySets = [], isPending: setsPending } = useQuery(queries.keySets.list.queryOptions());
  const key = keys.find((entry) => entry.id === form.keyId);
  const keySet = keySets.find((entry) => entry.id === form.keySetId);
  const lostKey = form.keySetId === null && form.keyId !== null && key === undefined && !isPending;
  const lostSet = form.keySetId !== null && keySet === undefined && !setsPending;
  const gap = keySet !== undefined && !isPending && signingGap(keySet, (id) => keys.find((entry) => entry.id === id));
  const value = valueOf(form);
  const options = [
    { value: '', label: 'None' },
    ...(lostKey ? [{ value, label: 'A key that is no longer held' }] : []),
    ...(lostSet ? [{ value, label: 'A key set that was deleted' }] : []),
    ...keys.map((entry) => ({ value: entry.id, label: `${entry.name} (${entry.crv ?? entry.kty}, ${entry.bits} bits)` })),
    ...keySets.map((entry) => ({ value: setPrefix + entry.id, label: `Key set ${entry.name}: its current key` })),
  ];
  const choose = (id: string): void => {
    const set = keySets.find((entry) => setPrefix + entry.id === id);
    if (set !== undefined) return change({ keyId: null, keySetId: set.id, alg: algorithmForKeySet(set, form.alg) });
    const chosen = keys.find((entry) => entry.id === id);
    const alg = chosen === undefined ? {} : { alg: algorithmForKey(chosen, form.alg) };
    return change({ keyId: id === '' ? null : id, keySetId: null, ...alg });
  };
  const warning = lostKey
    ? 'The key was deleted. Choose another one.'
    : lostSet
      ? 'The key set was deleted. Choose another one.'
      : key?.private === false
        ? `${quotedName(key.name)} is a public key and cannot sign. Choose a private one.`
        : gap
          ? `${gap.message} ${gap.fix}`
          : undefined;
  return (
    <Field
      label="Key"
      hint={<Hint held={key} keySet={keySet} none={keys.length === 0} />}
      warning={warning}
      error={faults.keyId ?? faults.keySetId}
    >
      {(control) => <Select {...control} options={options} value={value} onChange={choose} />}
    </Field>
  );
}

function valueOf({ keyId, keySetId }: ClientForm): string {
  return keySetId === null ? (keyId ?? '') : setPrefix + keySetId;
}

function Hint({ held, keySet, none }: { readonly held: Key | undefined; readonly keySet: KeySet | undefined; readonly none: boolean }) {
  if (keySet !== undefined) {
    return (
      <>
        The kid follows the rotation of <a href={routeHref('key-sets', keySet.id)}>{keySet.name}</a>.
      </>
    );
  }
  if (none) {
    return (
      <>
        No key is held. <a href={routeHref('keys')}>Generate or import one.</a>
      </>
    );
  }
  return (
    held && (
      <>
        kid <code>{held.kid}</code>
      </>
    )
  );
}
