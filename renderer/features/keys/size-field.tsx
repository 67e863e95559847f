import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { KeyGeneration } from './use-key-generation.ts';

const labels = { modulus: 'Modulus in bits', curve: 'Curve', lengths: 'Length in bits' } as const;

/** The size of a key that is made, where the algorithm leaves a choice. */
export function SizeField({ form: { purpose, choice, size, setSize, faults } }: { readonly form: KeyGeneration }) {
  if (choice === null) return null;
  if (choice.of === 'length') {
    const short = size.trim() !== '' && Number(size) < choice.least;
    return (
      <Field
        label="Length in bits"
        hint="Empty takes the length of the hash."
        error={faults.size}
        warning={short ? `${purpose?.alg} wants at least ${choice.least} bits (RFC 7518 3.2).` : undefined}
      >
        {(control) => <TextInput {...control} inputMode="numeric" placeholder={String(choice.least)} value={size} onChange={setSize} />}
      </Field>
    );
  }
  const label = labels[choice.of];
  const options = choice.options.map((value) => ({ value, label: value }));
  // The host takes 256 bits where nothing is said, and else what comes first.
  const unsaid = choice.options.find((option) => option === '256') ?? choice.options[0] ?? '';
  return (
    <Labelled label={label}>
      <Segmented label={label} options={options} value={size === '' ? unsaid : size} onChange={setSize} />
    </Labelled>
  );
}
