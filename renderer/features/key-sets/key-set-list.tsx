import type { ReactNode } from 'react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { routeHref } from '../../app/routes.ts';
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
      <PaneBody inset="none">
        <ul className={classes.list}>
          {sets.map((set) => (
            <li key={set.id}>
              <a href={routeHref('key-sets', set.id)} aria-current={set.id === selectedId ? 'true' : undefined}>
                <strong>{set.name}</strong>
                <small>{currentWords(set, keys)}</small>
              </a>
            </li>
          ))}
        </ul>
      </PaneBody>
    </Pane>
  );
}

function currentWords({ entries }: KeySet, keys: readonly Key[]): string {
  const names = entries
    .filter(({ state }) => state === 'current')
    .map(({ keyId }) => keys.find(({ id }) => id === keyId)?.name ?? 'a key that is gone');
  return names.length === 0 ? 'no key yet' : `signs with ${names.join(', ')}`;
}
