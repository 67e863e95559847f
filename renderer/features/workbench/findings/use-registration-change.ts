import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClientInput, ClientRegistration } from '../../../../core/contract/clients.ts';
import type { DraftChange } from '../../../../core/explain/fix.ts';
import { client as host, queries } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { useWorkbench } from '../workbench-context.ts';

/** Changing the workbench's registration as a fix says. */
export interface RegistrationChange {
  /** Answers the changed registration, which the page knows only once it is taken. */
  readonly apply: (changes: readonly DraftChange[]) => Promise<ClientRegistration>;
  /** Has the page know a registration as it is now. */
  readonly take: (registration: ClientRegistration) => void;
  /** Saves the registration again as it was when this was rendered. */
  readonly restore: () => Promise<void>;
}

/** What changes the registration of the workbench that a component is part of. */
export function useRegistrationChange(): RegistrationChange {
  const { client } = useWorkbench();
  const cache = useQueryClient();
  return useMemo(() => {
    const take = (registration: ClientRegistration): void => {
      cache.setQueryData(queries.clients.list.queryKey(), (list) =>
        list?.map((entry) => (entry.id === registration.id ? registration : entry)),
      );
      void cache.invalidateQueries({ queryKey: queries.clients.key() });
    };
    return {
      apply: (changes) => withVault(() => host.explanations.applyToRegistration({ clientId: client.id, changes: [...changes] })),
      take,
      restore: async () => take(await host.clients.update({ id: client.id, client: asInput(client) })),
    };
  }, [client, cache]);
}

/** A registration as it was, to be saved again; its secret stays the held one. */
function asInput({
  id: _id,
  origin: _origin,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  secret: _secret,
  ...fields
}: ClientRegistration): ClientInput {
  return fields;
}
