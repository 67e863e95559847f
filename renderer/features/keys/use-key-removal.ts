import { useMutation } from '@tanstack/react-query';
import type { Key } from '../../../core/contract/keys.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { navigate } from '../../app/routes.ts';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';

/** Removes a key and offers to take that back. `nextId` is shown once it is gone. */
export function useKeyRemoval(key: Key, nextId: string | null): { readonly remove: () => void; readonly busy: boolean } {
  const toast = useToast();
  const cache = useKeyCache();
  const failed = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const restore = useMutation({
    mutationFn: () => host.keys.restore({ id: key.id }),
    onSuccess: (restored) => {
      cache.put(restored);
      navigate('keys', restored.id);
    },
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: () => host.keys.remove({ id: key.id }),
    onSuccess: () => {
      cache.drop(key.id);
      if (nextId === null) navigate('keys', undefined, { replace: true });
      else navigate('keys', nextId, { replace: true });
      toast.show({ text: `The key ${quotedName(key.name)} was deleted.`, action: { label: 'Undo', onAction: () => restore.mutate() } });
    },
    onError: failed,
  });
  return { remove: () => remove.mutate(), busy: remove.isPending };
}
