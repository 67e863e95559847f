import type { ReactNode } from 'react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { routeHref } from '../../app/routes.ts';
import { EntryLink, EntryList } from '../../ui/entry-list.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import classes from './key-sets.module.css';

interface KeySetListProps {
  readonly sets: readonly KeySet[];
  readonly keys: readonly Key[];
  readonly selectedId: string | null;
  readonly action: ReactNode;
}

/** All key sets, each with the keys that sign. */
export function KeySetList({ sets, keys, selectedId, action }: KeySetListProps) {
  return (
    <Pane aria-labelledby="key-sets-title">
      <PaneHead title="Key sets" titleId="key-sets-title" detail={sets.length} actions={action} />
      <PaneBody inset="none" className={classes.list}>
        <EntryList>
          {sets.map((set) => (
            <EntryLink key={set.id} href={routeHref('key-sets', set.id)} selected={set.id === selectedId}>
              <strong>{set.name}</strong>
              <small>{currentWords(set, keys)}</small>
            </EntryLink>
          ))}
        </EntryList>
      </PaneBody>
    </Pane>
  );
}

function currentWords({ entries }: KeySet, keys: readonly Key[]): string {
  const names = entries
    .filter(({ state }) => state === 'current')
    .map(({ keyId }) => keys.find(({ id }) => id === keyId)?.name ?? 'a key that is gone');
  if (names.length > 0) return `signs with ${names.join(', ')}`;
  return entries.length === 0 ? 'no key yet' : 'no key that signs';
}
