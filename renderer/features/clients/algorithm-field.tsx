import { useQuery } from '@tanstack/react-query';
import { keyFits, signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { algorithmsForMethod } from './algorithm-choice.ts';
import type { FormPartProps } from './form-fields.tsx';

/** The JWS algorithm of the client's assertions. */
export function AlgorithmField({ form, faults, change }: FormPartProps) {
  const { data: keys } = useQuery(queries.keys.list.queryOptions());
  const key = keys?.find((entry) => entry.id === form.keyId);
  const algorithm = signingAlgorithm(form.alg);
  const misfit = key !== undefined && algorithm !== undefined && form.method !== 'client_secret_jwt' && !keyFits(algorithm, key);
  const options = [
    ...(form.alg === '' ? [{ value: '', label: 'None chosen' }] : []),
    ...algorithmsForMethod(form.method).map(({ alg, title }) => ({ value: alg, label: `${alg}: ${title}` })),
  ];
  return (
    <Field
      label="Signing algorithm"
      error={faults.alg}
      warning={
        misfit
          ? `The key ${quotedName(key.name)} (${key.crv ?? key.kty}) cannot sign with ${form.alg}. Choose another key or algorithm.`
          : undefined
      }
    >
      {(control) => <Select {...control} options={options} value={form.alg} onChange={(alg) => change({ alg })} />}
    </Field>
  );
}
