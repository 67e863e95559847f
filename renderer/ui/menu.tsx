import { cloneElement, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { placePopover } from './placement.ts';
import classes from './menu.module.css';

/** One action of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** What the menu puts on the button that opens it. */
export interface MenuTriggerProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface MenuProps {
  readonly label: string;
  /** A `Button`, `IconButton` or `Chip`; the menu adds what makes it open. */
  readonly trigger: ReactElement<Partial<MenuTriggerProps>>;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end' | undefined;
}

/** A menu button (ARIA APG): arrow keys, Home, End and first letters move, Escape and Tab close. */
export function Menu({ label, trigger, items, align = 'end' }: MenuProps) {
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(null);
    button.current?.focus();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        'aria-controls': open === null ? undefined : id,
        onClick: () => setOpen(open === null ? 'first' : null),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
        },
      })}
      {open === null ? null : (
        <MenuList
          id={id}
          label={label}
          items={items}
          start={open}
          place={(list) => {
            if (button.current !== null) placePopover(list, button.current, align);
          }}
          close={close}
          dismissed={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface MenuListProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly start: 'first' | 'last';
  readonly place: (list: HTMLElement) => void;
  readonly close: () => void;
  readonly dismissed: () => void;
}

function MenuList({ id, label, items, start, place, close, dismissed }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const focusAt = (index: number): void => {
    const entries = list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [];
    entries[(index + entries.length) % entries.length]?.focus();
  };
  const show = (element: HTMLDivElement | null): void => {
    if (element === null || list.current !== null) return;
    list.current = element;
    element.showPopover();
    place(element);
    focusAt(start === 'first' ? 0 : -1);
  };
  const move = (event: KeyboardEvent, index: number): void => {
    const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
    const typed = letter === null ? -1 : items.findIndex((item, at) => at > index && item.label.toLowerCase().startsWith(letter));
    const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
    const target = targets[event.key] ?? (typed >= 0 ? typed : undefined);
    if (target !== undefined) focusAt(target);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={show}
      id={id}
      role="menu"
      aria-label={label}
      popover="auto"
      className={classes.menu}
      onToggle={(event) => {
        if (event.newState === 'closed') dismissed();
      }}
    >
      {items.map((item, index) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={item.disabled}
          className={classNames(classes.item, item.danger === true && classes.danger)}
          onPointerEnter={(event) => event.currentTarget.focus()}
          onKeyDown={(event) => move(event, index)}
          onClick={() => {
            if (item.disabled === true) return;
            close();
            item.onSelect();
          }}
        >
          {item.icon}
          {item.label}
        </button>
      ))}
    </div>
  );
}
