import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import classes from './member-form.module.css';

export interface MemberNameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onFocus: () => void;
}

/** A member's name, which can be changed in place: Enter or leaving it takes the change, Escape drops it. */
export function MemberName({ name, onRename, onFocus }: MemberNameProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.currentTarget.blur();
    if (event.key === 'Escape') setTyped(null);
  };
  return (
    <input
      className={classes.name}
      aria-label={`Name of ${name}`}
      autoComplete="off"
      spellCheck={false}
      value={typed ?? name}
      onFocus={onFocus}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={keys}
      onBlur={() => {
        if (typed !== null && typed !== name) onRename(typed);
        setTyped(null);
      }}
    />
  );
}
