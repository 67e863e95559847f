/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native datalist shows no titles and cannot be styled */
import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { placePopover } from '../../../ui/placement.ts';
import type { AssertionPart } from '../draft/workbench-draft.ts';
import { memberSuggestions } from './member-suggestions.ts';
import classes from './member-form.module.css';

export interface AddMemberProps {
  readonly part: AssertionPart;
  readonly present: JsonObject;
  readonly onAdd: (name: string) => void;
}

const labels = { header: 'Add parameter', claims: 'Add claim' } as const;

/** Adds a member by name, with the registered ones as suggestions (ARIA combobox); any other name will do too. */
export function AddMember(props: AddMemberProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    // After the button is back in the page.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className={classes.add}>
      {open ? (
        <NameBox
          {...props}
          onAdd={(name) => {
            setOpen(false);
            props.onAdd(name);
          }}
          onCancel={close}
          onLeave={() => setOpen(false)}
        />
      ) : (
        <Button ref={button} variant="quiet" size="s" icon={<Icon of={Plus} />} onClick={() => setOpen(true)}>
          {labels[props.part]}
        </Button>
      )}
    </div>
  );
}

interface NameBoxProps extends AddMemberProps {
  readonly onCancel: () => void;
  readonly onLeave: () => void;
}

function NameBox({ part, present, onAdd, onCancel, onLeave }: NameBoxProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const suggestions = memberSuggestions(part, present, typed);
  const taken = Object.hasOwn(present, typed);
  const add = (name: string): void => {
    if (!Object.hasOwn(present, name)) onAdd(name);
  };
  const move = (step: number): void => setActive((index) => (index + step + suggestions.length) % Math.max(1, suggestions.length));
  const keys = (event: KeyboardEvent): void => {
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(active < 0 ? 0 : -1),
      Enter: () => add(suggestions[active]?.name ?? typed),
      Escape: onCancel,
    };
    const action = event.ctrlKey || event.metaKey ? undefined : actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const show = (list: HTMLDivElement | null): void => {
    if (list === null || input.current === null) return;
    list.showPopover();
    placePopover(list, input.current, 'start');
  };
  return (
    <>
      <TextInput
        ref={input}
        mono
        role="combobox"
        aria-label={part === 'header' ? 'Name of the parameter to add' : 'Name of the claim to add'}
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 || active >= suggestions.length ? undefined : `${id}-${active}`}
        aria-invalid={taken || undefined}
        placeholder={taken ? '' : 'Name, then Enter'}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was just pressed
        autoFocus
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setActive(-1);
        }}
        onKeyDown={keys}
        onBlur={onLeave}
      />
      {suggestions.length === 0 ? null : (
        <div ref={show} id={`${id}-list`} role="listbox" aria-label="Suggestions" popover="manual" className={classes.suggestions}>
          {suggestions.map(({ name, title }, index) => (
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.suggestion}
              // The press must not take the focus from the input, which would close the list before it counts.
              onPointerDown={(event) => {
                event.preventDefault();
                add(name);
              }}
            >
              <code>{name}</code>
              <span>{title}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
