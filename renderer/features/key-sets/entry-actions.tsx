import { Ellipsis } from 'lucide-react';
import type { KeySet, KeySetEntry } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { isPublished } from '../../../core/jose/key-rotation.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import { useKeySetChange } from './key-set-cache.ts';

interface EntryActionsProps {
  readonly set: KeySet;
  readonly entry: KeySetEntry;
  /** Undefined for a key that was deleted. */
  readonly held: Key | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onPromote: () => void;
}

/** What can be done with a key of a set, as its state allows. */
export function EntryActions({ set, entry, held, now, onPromote }: EntryActionsProps) {
  const { change, busy } = useKeySetChange();
  const name = held === undefined ? 'the deleted key' : quotedName(held.name);
  const where = { id: set.id, keyId: entry.keyId };
  const alone = !set.entries.some(({ keyId, alg, state }) => alg === entry.alg && keyId !== entry.keyId && state !== 'published');
  const items: MenuItem[] = [
    ...(entry.state === 'next'
      ? [
          {
            label: 'Retire without ever signing',
            onSelect: () => change({ run: () => host.keySets.retire(where), done: `${name} is retired.` }),
          },
        ]
      : []),
    ...(entry.state === 'retired' && isPublished(entry, now)
      ? [
          {
            label: 'End its overlap now',
            onSelect: () => change({ run: () => host.keySets.retire({ ...where, overlap: 0 }), done: `${name} has left the set.` }),
          },
        ]
      : []),
    ...(entry.state !== 'current' || alone
      ? [
          {
            label: 'Take out of the set',
            onSelect: () => change({ run: () => host.keySets.removeKey(where), done: `${name} was taken out of the set.` }),
          },
        ]
      : []),
  ];
  return (
    <>
      {entry.state === 'current' || entry.state === 'published' || held === undefined ? null : (
        <Button size="s" disabled={busy} aria-label={`Promote ${held.name}`} onClick={onPromote}>
          Promote…
        </Button>
      )}
      {items.length === 0 ? null : (
        <Menu
          label={`Actions for ${held?.name ?? 'the deleted key'}`}
          trigger={
            <IconButton size="s" label={`More for ${held?.name ?? 'the deleted key'}`} icon={<Icon of={Ellipsis} />} disabled={busy} />
          }
          items={items}
        />
      )}
    </>
  );
}
