import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { VaultStatus } from '../../../core/contract/vault.ts';
import { useToast } from '../../ui/toast.tsx';
import { faultText } from '../host-fault.ts';
import { queries } from '../host.ts';

/** Milliseconds between looks at the vault, which another host can lock; the same look notices a host that stopped. */
const pulse = 5000;

/** What the vault is under and whether it is open; undefined until the host has said so. */
export function useVaultStatus(): VaultStatus | undefined {
  return useQuery(queries.vault.status.queryOptions({ refetchInterval: pulse })).data;
}

/** Locks the vault and says so. */
export function useLockVault(): () => void {
  const cache = useQueryClient();
  const toast = useToast();
  const lock = useMutation(
    queries.vault.lock.mutationOptions({
      onSuccess: async (status) => {
        cache.setQueryData(queries.vault.status.queryKey(), status);
        toast.show({ text: 'The vault is locked.' });
        await cache.invalidateQueries();
      },
      onError: (error) => toast.show({ severity: 'error', text: faultText(error) }),
    }),
  );
  return () => lock.mutate(undefined);
}
