import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { useToast } from '../../../ui/toast.tsx';
import { kindWords } from '../run/step-summary.ts';

/** Deletes a stored token and offers to take that back. */
export function useRemoveToken(): (token: StoredToken) => void {
  const cache = useQueryClient();
  const toast = useToast();
  const onError = (error: unknown): void => toast.show({ severity: 'error', text: faultText(error) });
  const refetch = () => cache.invalidateQueries({ queryKey: queries.tokens.list.key() });
  const restore = useMutation(queries.tokens.restore.mutationOptions({ onSuccess: refetch, onError }));
  const remove = useMutation(queries.tokens.remove.mutationOptions({ onSuccess: refetch, onError }));
  return (token) =>
    remove.mutate(
      { id: token.id },
      {
        onSuccess: () =>
          toast.show({
            text: `The ${kindWords[token.kind]} was deleted.`,
            action: { label: 'Undo', onAction: () => restore.mutate({ id: token.id }) },
          }),
      },
    );
}
