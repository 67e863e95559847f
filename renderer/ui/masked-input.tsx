import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { TextInput } from './inputs.tsx';
import classes from './masked-input.module.css';

type MaskedInputProps = Omit<ComponentProps<typeof TextInput>, 'type' | 'mono' | 'value'> & { readonly value: string };

/** One line for a secret: dots, until the eye beside it is pressed. */
export function MaskedInput({ value, ...native }: MaskedInputProps) {
  const [visible, setVisible] = useState(false);
  return (
    <div className={classes.masked}>
      <TextInput {...native} mono type={visible ? 'text' : 'password'} value={value} />
      {value === '' ? null : (
        <IconButton
          label={visible ? 'Hide what is typed' : 'Show what is typed'}
          icon={<Icon of={visible ? EyeOff : Eye} />}
          onClick={() => setVisible(!visible)}
        />
      )}
    </div>
  );
}
