import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { toKeyImport } from '../../app/handover.ts';
import { faultText } from '../../app/host-fault.ts';
import { queries } from '../../app/host.ts';
import { materialOfFiles, noMaterial, type GivenMaterial } from '../../app/key-material/given-material.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { FitDialog } from './fit-dialog.tsx';
import { GenerateDialog } from './generate-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { KeyDetail } from './key-detail.tsx';
import { KeyTable } from './key-table.tsx';

/** The held keys: a table, and the one that the address names. */
export function Keys({ id }: { readonly id: string | null }) {
  const { data: keys, error } = useQuery(queries.keys.list.queryOptions());
  const [dialog, setDialog] = useState<'generate' | 'import' | 'fit' | null>(null);
  const [brought, setBrought] = useState(noMaterial);
  const bring = (material: GivenMaterial): void => {
    setBrought(material);
    setDialog('import');
  };
  toKeyImport.useBrought(bring);
  const drop = useFileDrop((_, files) => void materialOfFiles(files).then(bring));
  const close = (): void => {
    setDialog(null);
    setBrought(noMaterial);
  };
  const made = (madeId: string): void => {
    close();
    navigate('keys', madeId);
  };
  if (keys === undefined) return error === null ? <Loading /> : <Note severity="error">{faultText(error)}</Note>;
  const selected = id === null ? keys[0] : keys.find((key) => key.id === id);
  const index = selected === undefined ? -1 : keys.indexOf(selected);
  const actions = (
    <>
      <Button size={keys.length === 0 ? 'm' : 's'} variant={keys.length === 0 ? 'plain' : 'quiet'} onClick={() => setDialog('fit')}>
        Does it fit?
      </Button>
      <Button size={keys.length === 0 ? 'm' : 's'} onClick={() => setDialog('import')}>
        Import…
      </Button>
      <Button
        size={keys.length === 0 ? 'm' : 's'}
        variant={keys.length === 0 ? 'primary' : 'plain'}
        icon={<Icon of={Plus} />}
        onClick={() => setDialog('generate')}
      >
        Generate…
      </Button>
    </>
  );
  return (
    <Sheet {...drop}>
      {keys.length === 0 ? (
        <EmptyState icon={KeyRound} title="No key yet" action={actions}>
          Keys sign client assertions. Generate one and give its public part to the authorization server, or import one that the server
          knows already: its file can be dropped here. Private parts are sealed in the vault and leave it only when you export them.
        </EmptyState>
      ) : (
        <Columns of="table">
          <KeyTable keys={keys} selectedId={selected?.id ?? null} actions={actions} />
          {selected === undefined ? (
            <EmptyState icon={SearchX} title="There is no such key any more">
              It was deleted. Choose another one from the table.
            </EmptyState>
          ) : (
            <KeyDetail key={selected.id} held={selected} nextId={(keys[index + 1] ?? keys[index - 1])?.id ?? null} />
          )}
        </Columns>
      )}
      {dialog === 'generate' ? <GenerateDialog onClose={close} onMade={made} /> : null}
      {dialog === 'fit' ? <FitDialog keys={keys} keyId={selected?.id ?? ''} onClose={close} /> : null}
      {dialog === 'import' ? <ImportDialog initial={brought} onClose={close} onMade={made} /> : null}
    </Sheet>
  );
}
