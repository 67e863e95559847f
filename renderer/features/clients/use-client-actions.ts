import { useMutation } from '@tanstack/react-query';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { navigate } from '../../app/routes.ts';
import { withVault } from '../../app/vault/vault-gate.ts';
import { useToast } from '../../ui/toast.tsx';
import { useClientCache } from './client-cache.ts';

/** What can be done with a held registration. */
export interface ClientActions {
  readonly duplicate: () => void;
  /** Removes it and offers to take that back. */
  readonly remove: () => void;
  readonly busy: boolean;
}

/** What can be done with a held registration besides editing it. `nextId` is shown once it is gone. */
export function useClientActions(client: ClientRegistration, nextId: string | null): ClientActions {
  const toast = useToast();
  const cache = useClientCache();
  const failed = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const duplicate = useMutation({
    mutationFn: () => withVault(() => host.clients.duplicate({ id: client.id })),
    onSuccess: (copy) => {
      cache.put(copy);
      navigate('clients', copy.id);
    },
    onError: failed,
  });
  const restore = useMutation({
    mutationFn: () => host.clients.restore({ id: client.id }),
    onSuccess: (restored) => {
      cache.put(restored);
      navigate('clients', restored.id);
    },
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: () => host.clients.remove({ id: client.id }),
    onSuccess: () => {
      cache.drop(client.id);
      if (nextId === null) navigate('clients', undefined, { replace: true });
      else navigate('clients', nextId, { replace: true });
      toast.show({ text: `${quotedName(client.name)} was deleted.`, action: { label: 'Undo', onAction: () => restore.mutate() } });
    },
    onError: failed,
  });
  return { duplicate: () => duplicate.mutate(), remove: () => remove.mutate(), busy: duplicate.isPending || remove.isPending };
}
