import { useMutation, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import type { Key } from '../../../core/contract/keys.ts';
import { signingGap } from '../../../core/jose/key-rotation.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host, queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { navigate, routeHref } from '../../app/routes.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { useToast } from '../../ui/toast.tsx';
import { EntryTable } from './entry-table.tsx';
import { useKeySetCache } from './key-set-cache.ts';
import { KeySetSettings } from './key-set-settings.tsx';
import { Publication } from './publication.tsx';
import classes from './key-sets.module.css';

interface KeySetDetailProps {
  readonly set: KeySet;
  readonly keys: readonly Key[];
}

/** One key set: its address, its keys and their rotation, who signs with it, and its settings. */
export function KeySetDetail({ set, keys }: KeySetDetailProps) {
  const removal = useRemoval(set);
  return (
    <Pane aria-labelledby="key-set-title">
      <PaneHead
        title={set.name}
        titleId="key-set-title"
        actions={<IconButton label="Delete" icon={<Icon of={Trash2} />} disabled={removal.isPending} onClick={() => removal.mutate()} />}
      />
      <PaneBody inset="wide">
        <div className={classes.detail}>
          <Publication set={set} />
          <EntryTable set={set} keys={keys} />
          <section className={classes.part} aria-labelledby="key-set-users">
            <h3 id="key-set-users">Signs for</h3>
            <Users set={set} keys={keys} />
          </section>
          <KeySetSettings key={`${set.name} ${set.port} ${set.overlap} ${set.maxAge}`} set={set} />
        </div>
      </PaneBody>
    </Pane>
  );
}

/** The clients that sign with the set's current key, and what keeps them from it. */
function Users({ set, keys }: KeySetDetailProps) {
  const { data: clients = [] } = useQuery(queries.clients.list.queryOptions());
  const users = clients.filter((client) => client.keySetId === set.id);
  const gap = signingGap(set, (id) => keys.find((key) => key.id === id));
  const unused = users.length === 0;
  return (
    <>
      {gap === null || (unused && set.entries.length === 0) ? null : (
        <Note severity="warning">
          {gap.message} {gap.fix}
        </Note>
      )}
      {unused ? (
        <p className={classes.small}>No client names this set. Choose it as the key of a client to sign with its current key.</p>
      ) : (
        <ul>
          {users.map(({ id, name }) => (
            <li key={id}>
              <a href={routeHref('clients', id)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Removes the set and offers to take that back. */
function useRemoval({ id, name }: KeySet) {
  const cache = useKeySetCache();
  const toast = useToast();
  const failed = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const restore = useMutation({
    mutationFn: () => host.keySets.restore({ id }),
    onSuccess: (set) => {
      cache.put(set);
      navigate('key-sets', set.id);
    },
    onError: failed,
  });
  return useMutation({
    mutationFn: () => host.keySets.remove({ id }),
    onSuccess: () => {
      cache.drop(id);
      navigate('key-sets', undefined, { replace: true });
      toast.show({ text: `The key set ${quotedName(name)} was deleted.`, action: { label: 'Undo', onAction: () => restore.mutate() } });
    },
    onError: failed,
  });
}
