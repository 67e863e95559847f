import { useQuery } from '@tanstack/react-query';
import { queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { routeHref } from '../../app/routes.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { algorithmForKey } from './algorithm-choice.ts';
import type { FormPartProps } from './form-fields.tsx';

/** The held key that signs the client's assertions. */
export function KeyField({ form, faults, change }: FormPartProps) {
  const { data: keys = [], isPending } = useQuery(queries.keys.list.queryOptions());
  const key = keys.find((entry) => entry.id === form.keyId);
  const lost = form.keyId !== null && key === undefined && !isPending;
  const options = [
    { value: '', label: 'None' },
    ...(lost && form.keyId !== null ? [{ value: form.keyId, label: 'A key that is no longer held' }] : []),
    ...keys.map((entry) => ({ value: entry.id, label: `${entry.name} (${entry.crv ?? entry.kty}, ${entry.bits} bits)` })),
  ];
  const choose = (id: string): void => {
    const chosen = keys.find((entry) => entry.id === id);
    change({ keyId: id === '' ? null : id, ...(chosen === undefined ? {} : { alg: algorithmForKey(chosen, form.alg) }) });
  };
  const hint =
    keys.length === 0 ? (
      <>
        No key is held. <a href={routeHref('keys')}>Generate or import one.</a>
      </>
    ) : (
      key && (
        <>
          kid <code>{key.kid}</code>
        </>
      )
    );
  const warning = lost
    ? 'The key was deleted. Choose another one.'
    : key?.private === false
      ? `${quotedName(key.name)} is a public key and cannot sign. Choose a private one.`
      : undefined;
  return (
    <Field label="Key" hint={hint} warning={warning} error={faults.keyId}>
      {(control) => <Select {...control} options={options} value={form.keyId ?? ''} onChange={choose} />}
    </Field>
  );
}
