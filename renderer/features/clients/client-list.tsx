import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { searchClients } from '../../app/client-search.ts';
import { navigate, routeHref } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EntryLink, EntryList, NoEntry } from '../../ui/entry-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { newClient, useUnsavedForms } from './unsaved-forms.ts';
import classes from './client-list.module.css';

/** From this many on, a search field helps. */
const searchable = 8;

interface ClientListProps {
  readonly clients: readonly ClientRegistration[];
  readonly selectedId: string | null;
}

/** All registrations, one line each. */
export function ClientList({ clients, selectedId }: ClientListProps) {
  const [search, setSearch] = useState('');
  const unsaved = useUnsavedForms();
  const found = searchClients(clients, search);
  return (
    <Pane aria-labelledby="clients-title">
      <PaneHead
        title="Clients"
        titleId="clients-title"
        detail={clients.length}
        actions={
          <Button size="s" icon={<Icon of={Plus} />} onClick={() => navigate('clients', newClient)}>
            New
          </Button>
        }
      />
      <PaneBody inset="none" className={classes.body}>
        {clients.length < searchable ? null : (
          <div className={classes.search}>
            <SearchInput aria-label="Search clients" placeholder="Search" value={search} onChange={setSearch} />
          </div>
        )}
        <EntryList>
          {unsaved.has(newClient) || selectedId === newClient ? (
            <Entry href={routeHref('clients', newClient)} selected={selectedId === newClient} unsaved={unsaved.has(newClient)}>
              <strong>{unsaved.get(newClient)?.form.name || 'New client'}</strong>
              <small>Not saved yet</small>
            </Entry>
          ) : null}
          {found.map((client) => (
            <Entry
              key={client.id}
              href={routeHref('clients', client.id)}
              selected={client.id === selectedId}
              unsaved={unsaved.has(client.id)}
            >
              <strong>{client.name}</strong>
              {client.origin === 'playground' ? <Chip size="s">playground</Chip> : null}
              <small>{client.method}</small>
            </Entry>
          ))}
        </EntryList>
        {found.length === 0 && clients.length > 0 ? <NoEntry>No client has “{search}”.</NoEntry> : null}
      </PaneBody>
    </Pane>
  );
}

interface EntryProps {
  readonly href: string;
  readonly selected: boolean;
  readonly unsaved: boolean;
  readonly children: ReactNode;
}

function Entry({ href, selected, unsaved, children }: EntryProps) {
  return (
    <EntryLink href={href} selected={selected} className={classes.entry}>
      {children}
      {unsaved ? (
        <span className={classes.unsaved} title="Unsaved changes">
          <VisuallyHidden>, unsaved changes</VisuallyHidden>
        </span>
      ) : null}
    </EntryLink>
  );
}
