import { Boxes, SearchX } from 'lucide-react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { useCurrentClient } from '../../app/current-client.ts';
import { navigate, routeHref } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ClientEditor } from './client-editor.tsx';
import { ClientList } from './client-list.tsx';
import { keepForm, newClient, useUnsavedForms } from './unsaved-forms.ts';

/** The client registrations: a list, and the form of the one that the address names. */
export function Clients({ id }: { readonly id: string | null }) {
  const { clients, current } = useCurrentClient();
  if (clients === undefined) return <Loading />;
  const selectedId = id ?? current?.id ?? null;
  return (
    <Sheet>
      <Columns of="list">
        <ClientList clients={clients} selectedId={selectedId} />
        <Selected clients={clients} id={selectedId} />
      </Columns>
    </Sheet>
  );
}

function Selected({ clients, id }: { readonly clients: readonly ClientRegistration[]; readonly id: string | null }) {
  if (id === null) return <NoClients />;
  if (id === newClient) return <ClientEditor key={newClient} client={null} nextId={null} />;
  const index = clients.findIndex((client) => client.id === id);
  const client = clients[index];
  if (client === undefined) return <GoneClient id={id} />;
  const next = clients[index + 1] ?? clients[index - 1];
  return <ClientEditor key={id} client={client} nextId={next?.id ?? null} />;
}

function NoClients() {
  return (
    <EmptyState
      icon={Boxes}
      title="No client yet"
      action={
        <Button variant="primary" onClick={() => navigate('clients', newClient)}>
          New client
        </Button>
      }
    >
      A client is what an authorization server knows you by: its client_id, how it authenticates, and with which key or secret. The{' '}
      <a href={routeHref('settings')}>playground</a> brings some to try.
    </EmptyState>
  );
}

/** For an address whose registration is gone: deleted here, or by another host. */
function GoneClient({ id }: { readonly id: string }) {
  const unsaved = useUnsavedForms().get(id);
  const keep = (): void => {
    if (unsaved === undefined) return;
    keepForm(newClient, { form: unsaved.form, basedOn: null });
    keepForm(id, null);
    navigate('clients', newClient);
  };
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such client any more"
      action={
        unsaved === undefined ? undefined : (
          <Button variant="primary" onClick={keep}>
            Continue as a new client
          </Button>
        )
      }
    >
      {unsaved === undefined
        ? 'It was deleted. Choose another one from the list.'
        : 'It was deleted, but your unsaved changes to it are still here.'}
    </EmptyState>
  );
}
