import { useMutation } from '@tanstack/react-query';
import type { Key } from '../../../core/contract/keys.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { useToast } from '../../ui/toast.tsx';
import { useKeyCache } from './key-cache.ts';

/** Takes a key's certificate away and offers to take that back. */
export function useCertificateRemoval(held: Key): { readonly remove: () => void; readonly busy: boolean } {
  const toast = useToast();
  const cache = useKeyCache();
  const failed = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const restore = useMutation({
    mutationFn: (material: string) => host.keys.certificate.attach({ id: held.id, material }),
    onSuccess: ({ key }) => cache.put(key),
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: async () => {
      const { text } = await host.keys.public({ id: held.id, format: 'certificate' });
      return { before: text, key: await host.keys.certificate.remove({ id: held.id }) };
    },
    onSuccess: ({ before, key }) => {
      cache.put(key);
      const action = { label: 'Undo', onAction: () => restore.mutate(before) };
      toast.show({ text: `The certificate of ${quotedName(held.name)} was removed.`, action });
    },
    onError: failed,
  });
  return { remove: () => remove.mutate(), busy: remove.isPending };
}
