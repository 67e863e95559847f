import { useDeferredValue, useState } from 'react';
import { routeHref } from '../../app/routes.ts';
import { SeverityIcon } from '../../explain/severity-icon.tsx';
import { EntryLink, EntryList, NoEntry } from '../../ui/entry-list.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { baseSeverity } from './base-severity.ts';
import { searchReference, type Entry } from './reference.ts';
import classes from './rules.module.css';

/** Everything that can be looked up, one line each, under what it belongs to. */
export function ReferenceList({ selectedId }: { readonly selectedId: string | null }) {
  const [search, setSearch] = useState('');
  const groups = searchReference(useDeferredValue(search));
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Pane aria-labelledby="rules-title">
      <PaneHead title="Rules" titleId="rules-title" detail={`${count} entries`} />
      <PaneBody inset="none" className={classes.listBody}>
        <div className={classes.search}>
          <SearchInput
            aria-label="Search the rules"
            placeholder="Search, such as “aud” or “RFC 8725”"
            value={search}
            onChange={setSearch}
          />
        </div>
        {groups.map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h3 className={classes.family}>
              {title} <span>{entries.length}</span>
            </h3>
            <EntryList>
              {entries.map((entry) => (
                <EntryLink
                  key={entry.id}
                  ref={entry.id === selectedId ? intoView : undefined}
                  className={classes.entry}
                  href={routeHref('rules', entry.id)}
                  selected={entry.id === selectedId}
                >
                  <EntryLine entry={entry} />
                </EntryLink>
              ))}
            </EntryList>
          </section>
        ))}
        {count === 0 ? <NoEntry>Nothing here has “{search}”.</NoEntry> : null}
      </PaneBody>
    </Pane>
  );
}

/** The chosen entry is in sight however it was come to. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  if (entry.kind !== 'rule') return <strong>{entry.title}</strong>;
  return (
    <>
      <span className={classes.entryId}>{entry.id}</span>
      <strong>{entry.title}</strong>
      <SeverityIcon severity={baseSeverity(entry.rule)} />
    </>
  );
}
