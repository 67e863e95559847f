/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native element is a list that a search field narrows */
import { Check } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { searchClients } from './client-search.ts';
import { navigate } from './routes.ts';
import classes from './client-switcher.module.css';

interface ClientPickerProps {
  readonly clients: readonly ClientRegistration[];
  readonly currentId: string;
  readonly place: (popover: HTMLElement) => void;
  readonly onSelect: (id: string) => void;
  /** Left by the keyboard: the focus goes back to where it came from. */
  readonly onClose: () => void;
  /** Left by a press elsewhere. */
  readonly onDismissed: () => void;
}

/** A search field over a list of clients (ARIA APG, combobox with a list box): typing narrows, arrow keys move, Enter chooses. */
export function ClientPicker({ clients, currentId, place, onSelect, onClose, onDismissed }: ClientPickerProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const found = searchClients(clients, search);
  const [activeId, setActiveId] = useState(currentId);
  const active = Math.max(
    0,
    found.findIndex((client) => client.id === activeId),
  );
  const popover = useRef<HTMLDivElement>(null);

  const show = (element: HTMLDivElement | null): void => {
    if (element === null || popover.current !== null) return;
    popover.current = element;
    element.showPopover();
    place(element);
    element.querySelector('input')?.focus();
    document.getElementById(`${id}-${currentId}`)?.scrollIntoView({ block: 'nearest' });
  };
  const moveTo = (index: number): void => {
    const client = found[(index + found.length) % found.length];
    if (client === undefined) return;
    setActiveId(client.id);
    document.getElementById(`${id}-${client.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(active + 1),
      ArrowUp: () => moveTo(active - 1),
      Enter: () => {
        const client = found[active];
        if (client !== undefined) onSelect(client.id);
      },
      Escape: onClose,
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const leave = (go: () => void): void => {
    onDismissed();
    go();
  };
  return (
    <div
      ref={show}
      popover="auto"
      role="dialog"
      aria-label="Switch client"
      className={classes.popover}
      onToggle={(event) => {
        if (event.newState === 'closed') onDismissed();
      }}
    >
      <div className={classes.search}>
        <SearchInput
          type="text"
          role="combobox"
          aria-label="Search clients"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found[active] === undefined ? undefined : `${id}-${found[active].id}`}
          placeholder="Name, client_id, issuer or method"
          value={search}
          onChange={setSearch}
          onKeyDown={press}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Clients" className={classes.list}>
        {found.map((client, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox has the focus and the keys
          <div
            key={client.id}
            id={`${id}-${client.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={client.id === currentId}
            data-active={index === active || undefined}
            className={classes.option}
            onPointerMove={() => setActiveId(client.id)}
            onClick={() => onSelect(client.id)}
          >
            {client.id === currentId ? <Icon of={Check} /> : null}
            <strong>{client.name}</strong>
            <small>{client.issuer === '' ? client.clientId : client.issuer}</small>
            <code>{client.method}</code>
          </div>
        ))}
        {found.length === 0 ? <p className={classes.none}>No client has “{search}”.</p> : null}
      </div>
      <div className={classes.foot}>
        <Button variant="quiet" size="s" onClick={() => leave(() => navigate('clients', 'new'))}>
          New client
        </Button>
        <Button variant="quiet" size="s" onClick={() => leave(() => navigate('clients', currentId))}>
          Edit this client
        </Button>
      </div>
    </div>
  );
}
