import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import { TextInput } from './inputs.tsx';
import classes from './search-input.module.css';

/** A line of text that narrows a list down. Give it `aria-label`. */
export function SearchInput(native: ComponentProps<typeof TextInput>) {
  return (
    <span className={classes.search}>
      <Icon of={Search} />
      <TextInput type="search" {...native} />
    </span>
  );
}
