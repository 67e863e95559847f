import type { OwnProfilesFile } from '../../app/own-profiles.ts';
import { routeHref } from '../../app/routes.ts';
import { SeverityIcon } from '../../explain/severity-icon.tsx';
import { EntryLink, EntryList, NoEntry } from '../../ui/entry-list.tsx';
import { moveByArrows } from '../../ui/move-by-arrows.ts';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Note } from '../../ui/note.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import { baseSeverity } from './base-severity.ts';
import { profilesTitle, type Entry, type EntryGroup } from './reference.ts';
import classes from './rules.module.css';

export interface ReferenceListProps {
  /** What was found. */
  readonly groups: readonly EntryGroup[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Enter was pressed in the field. */
  readonly onOpenFirst: () => void;
  /** The person's own file of profiles; undefined until it was read. */
  readonly file: OwnProfilesFile | undefined;
  readonly selectedId: string | null;
}

/** Everything that can be looked up, one line each, under what it belongs to. */
export function ReferenceList({ groups, search, onSearch, onOpenFirst, file, selectedId }: ReferenceListProps) {
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Pane aria-labelledby="rules-title">
      <PaneHead title="Rules" titleId="rules-title" detail={count === 1 ? '1 entry' : `${count} entries`} />
      <PaneBody inset="none" className={classes.listBody} onKeyDown={moveByArrows}>
        <div className={classes.search}>
          <SearchInput
            aria-label="Search the rules"
            placeholder="Search, such as “aud” or “RFC 8725”"
            value={search}
            onChange={onSearch}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onOpenFirst();
            }}
          />
        </div>
        {groups.map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h3 className={classes.family}>
              {title} <span>{entries.length}</span>
            </h3>
            {title === profilesTitle && file !== undefined ? <OwnFile {...file} /> : null}
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

/** Where a person's own profiles stand, and what in that file cannot be used. */
function OwnFile({ path, faults }: OwnProfilesFile) {
  return (
    <div className={classes.ownFile}>
      <p>
        Your own stand in <code>{path}</code>.
      </p>
      {faults.length === 0 ? null : (
        <Note severity="warning">
          <ul>
            {faults.map((fault) => (
              <li key={fault}>
                <SafeText text={fault} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
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
