import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Note } from '../../ui/note.tsx';
import type { FormPartProps } from './form-fields.tsx';
import classes from './clients.module.css';

type Parameters = FormPartProps['form']['parameters'];

/** Further parameters of the token request, in order; a name may occur more than once. */
export function ParametersField({ form, faults, change }: FormPartProps) {
  const { parameters } = form;
  const id = useId();
  const set = (next: Parameters): void => change({ parameters: next });
  const edit = (at: number, fields: Partial<Parameters[number]>): void =>
    set(parameters.map((parameter, index) => (index === at ? { ...parameter, ...fields } : parameter)));
  return (
    <fieldset className={classes.parameters}>
      <legend>Further parameters</legend>
      {parameters.map((parameter, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a parameter is its place: names repeat and change
        <div key={index} className={classes.parameter}>
          <TextInput
            mono
            id={`${id}-${index}`}
            aria-label={`Name of parameter ${index + 1}`}
            placeholder="name"
            value={parameter.name}
            onChange={(name) => edit(index, { name })}
          />
          <TextInput
            mono
            aria-label={`Value of ${parameter.name === '' ? `parameter ${index + 1}` : parameter.name}`}
            placeholder="value"
            value={parameter.value}
            onChange={(value) => edit(index, { value })}
          />
          <IconButton
            label={`Remove ${parameter.name === '' ? `parameter ${index + 1}` : parameter.name}`}
            icon={<Icon of={X} />}
            onClick={() => set(parameters.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {faults.parameters === undefined ? null : <Note severity="error">{faults.parameters}</Note>}
      <div>
        <Button
          variant="quiet"
          size="s"
          icon={<Icon of={Plus} />}
          onClick={() => {
            set([...parameters, { name: '', value: '' }]);
            window.requestAnimationFrame(() => document.getElementById(`${id}-${parameters.length}`)?.focus());
          }}
        >
          Add parameter
        </Button>
      </div>
    </fieldset>
  );
}
