import { useQuery } from '@tanstack/react-query';
import { Plus, SearchX, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { faultText } from '../../app/host-fault.ts';
import { queries } from '../../app/host.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { KeySetDetail } from './key-set-detail.tsx';
import { KeySetList } from './key-set-list.tsx';

/** The key sets that are published from here, and the one that the address names. */
export function KeySets({ id }: { readonly id: string | null }) {
  const { data: sets, error } = useQuery(queries.keySets.list.queryOptions());
  const { data: keys = [] } = useQuery(queries.keys.list.queryOptions());
  const [creating, setCreating] = useState(false);
  if (sets === undefined) return error === null ? <Loading /> : <Note severity="error">{faultText(error)}</Note>;
  const selected = id === null ? sets[0] : sets.find((set) => set.id === id);
  const create = (
    <Button
      size={sets.length === 0 ? 'm' : 's'}
      variant={sets.length === 0 ? 'primary' : 'plain'}
      icon={<Icon of={Plus} />}
      onClick={() => setCreating(true)}
    >
      New key set…
    </Button>
  );
  return (
    <Sheet>
      {sets.length === 0 ? (
        <Pane aria-labelledby="key-sets-title">
          <PaneHead title="Key sets" titleId="key-sets-title" />
          <PaneBody>
            <EmptyState icon={Waypoints} title="No key set yet" action={create}>
              A key set is an address on this machine at which servers find your public keys (jwks_uri). Put keys into it, and rotate them:
              a new one is published before it signs, the old one for a while after. Private parts never get into it.
            </EmptyState>
          </PaneBody>
        </Pane>
      ) : (
        <Columns of="list">
          <KeySetList sets={sets} keys={keys} selectedId={selected?.id ?? null} action={create} />
          {selected === undefined ? (
            <EmptyState icon={SearchX} title="There is no such key set any more">
              It was deleted. Choose another one from the list.
            </EmptyState>
          ) : (
            <KeySetDetail key={selected.id} set={selected} keys={keys} />
          )}
        </Columns>
      )}
      {creating ? (
        <CreateDialog
          onClose={() => setCreating(false)}
          onMade={(made) => {
            setCreating(false);
            navigate('key-sets', made);
          }}
        />
      ) : null}
    </Sheet>
  );
}
