import { SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useOwnProfilesFile } from '../../app/own-profiles.ts';
import { navigate, routeHref } from '../../app/routes.ts';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { DisagreementEntry } from './disagreement-entry.tsx';
import { ProfileEntry } from './profile-entry.tsx';
import { entryNamed, referenceWith, searchReference, type Entry } from './reference.ts';
import { ReferenceList } from './reference-list.tsx';
import { RuleEntry } from './rule-entry.tsx';

/** What Assay looks for and by which specifications and servers: a list to search, and the entry that the address names. */
export function Rules({ id }: { readonly id: string | null }) {
  const file = useOwnProfilesFile();
  const reference = useMemo(() => referenceWith(file?.profiles ?? []), [file]);
  const [search, setSearch] = useState('');
  const found = searchReference(reference, useDeferredValue(search));
  /** Opens what is found first by what stands in the field now, which the list may not show yet. */
  const openFirst = (): void => {
    const first = searchReference(reference, search)[0]?.entries[0];
    if (first !== undefined) navigate('rules', first.id);
  };
  // Where nothing is chosen the first that was found is shown, or of everything where nothing was.
  const entry = id === null ? (found[0] ?? reference[0])?.entries[0] : entryNamed(reference, id);
  return (
    <Sheet>
      <Columns of="wideList">
        <ReferenceList
          groups={found}
          search={search}
          onSearch={setSearch}
          onOpenFirst={openFirst}
          file={file}
          selectedId={entry?.id ?? null}
        />
        {entry === undefined && file === undefined ? (
          <Loading />
        ) : entry === undefined ? (
          <EmptyState icon={SearchX} title="There is no such rule">
            No rule, disagreement or profile is called “{id}”. <a href={routeHref('rules')}>See all of them</a>.
          </EmptyState>
        ) : (
          <EntryPane entry={entry} />
        )}
      </Columns>
    </Sheet>
  );
}

function EntryPane({ entry }: { readonly entry: Entry }) {
  if (entry.kind === 'rule') return <RuleEntry key={entry.id} rule={entry.rule} />;
  if (entry.kind === 'profile') return <ProfileEntry key={entry.id} profile={entry.profile} isOwn={entry.isOwn} />;
  return <DisagreementEntry key={entry.id} disagreement={entry.disagreement} />;
}
