import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeySet } from '../../../core/contract/key-sets.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host, queries } from '../../app/host.ts';
import { useToast } from '../../ui/toast.tsx';

/** Brings the list of key sets up to date at once, and then with what the host holds. */
export interface KeySetCache {
  readonly put: (set: KeySet) => void;
  readonly drop: (id: string) => void;
}

/** The page's copy of the key sets. */
export function useKeySetCache(): KeySetCache {
  const cache = useQueryClient();
  const queryKey = queries.keySets.list.queryKey();
  const refetch = (): void => void cache.invalidateQueries({ queryKey: queries.keySets.key() });
  return {
    put: (set) => {
      cache.setQueryData(queryKey, (held = []) =>
        held.some(({ id }) => id === set.id) ? held.map((entry) => (entry.id === set.id ? set : entry)) : [...held, set],
      );
      refetch();
    },
    drop: (id) => {
      cache.setQueryData(queryKey, (held = []) => held.filter((entry) => entry.id !== id));
      refetch();
    },
  };
}

/** A change of a set's keys: what the host does, and what is said once it is done. */
export interface KeySetChange {
  readonly run: () => Promise<KeySet>;
  readonly done: string;
  /** Says beside the control why it was refused; left out, a message does. */
  readonly refused?: (sentence: string) => void;
}

/** Makes changes of a set's keys, each of which can be taken back from the message that says it was made. */
export function useKeySetChange(): { readonly change: (change: KeySetChange) => void; readonly busy: boolean } {
  const cache = useKeySetCache();
  const toast = useToast();
  const failed = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const undo = useMutation({
    mutationFn: ({ id, revision }: KeySet) => host.keySets.undo({ id, revision }),
    onSuccess: (set) => {
      cache.put(set);
      toast.show({ text: 'The change was taken back.' });
    },
    onError: failed,
  });
  const make = useMutation({
    mutationFn: ({ run }: KeySetChange) => run(),
    onSuccess: (set, { done }) => {
      cache.put(set);
      toast.show({ severity: 'success', text: done, action: { label: 'Undo', onAction: () => undo.mutate(set) } });
    },
    onError: (error, { refused }) => (refused === undefined ? failed(error) : refused(faultText(error))),
  });
  return { change: (change) => make.mutate(change), busy: make.isPending };
}
