import { useQuery } from '@tanstack/react-query';
import { keyFits, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { currentFor, signingGap } from '../../../core/jose/key-rotation.ts';
import { queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { algorithmsForMethod } from './algorithm-choice.ts';
import type { FormPartProps } from './form-fields.tsx';

/** The JWS algorithm of the client's assertions. */
export function AlgorithmField({ form, faults, change }: FormPartProps) {
  const { data: keys } = useQuery(queries.keys.list.queryOptions());
  const { data: keySets } = useQuery(queries.keySets.list.queryOptions({ enabled: form.keySetId !== null }));
  const key = form.keySetId === null ? keys?.find((entry) => entry.id === form.keyId) : undefined;
  const algorithm = signingAlgorithm(form.alg);
  const misfit = key !== undefined && algorithm !== undefined && form.method !== 'client_secret_jwt' && !keyFits(algorithm, key);
  const keySet = keySets?.find((entry) => entry.id === form.keySetId);
  const keyOf = (id: string) => keys?.find((entry) => entry.id === id);
  // That no key of the set signs at all is said beside the choice of the set.
  const setSigns = keySet !== undefined && signingGap(keySet, keyOf) === null;
  const setMisfit = setSigns && algorithm !== undefined && currentFor(keySet.entries, algorithm, keyOf) === undefined;
  const options = [
    ...(form.alg === '' ? [{ value: '', label: 'None chosen' }] : []),
    ...algorithmsForMethod(form.method).map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` })),
  ];
  return (
    <Field
      label="Signing algorithm"
      error={faults.alg}
      warning={
        setMisfit
          ? `The key set ${quotedName(keySet.name)} has no current key for ${form.alg}. Add one to it, or choose another algorithm.`
          : misfit
            ? `The key ${quotedName(key.name)} (${key.crv ?? key.kty}) cannot sign with ${form.alg}. Choose another key or algorithm.`
            : undefined
      }
    >
      {(control) => <Select {...control} options={options} value={form.alg} onChange={(alg) => change({ alg })} />}
    </Field>
  );
}
