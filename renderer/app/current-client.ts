import { useQuery } from '@tanstack/react-query';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { queries } from './host.ts';
import { usePreferences } from './use-preferences.ts';

/** Whose workbench it is. */
export interface CurrentClient {
  /** All registrations; undefined until the host has given them. */
  readonly clients: readonly ClientRegistration[] | undefined;
  /** The one on the workbench: the chosen one, else the first; null when there is none. */
  readonly current: ClientRegistration | null;
  readonly select: (id: string) => void;
}

/** The registration that the workbench works with. */
export function useCurrentClient(): CurrentClient {
  const { data: clients } = useQuery(queries.clients.list.queryOptions());
  const { preferences, change } = usePreferences();
  const chosen = clients?.find((client) => client.id === preferences?.currentClientId);
  return { clients, current: chosen ?? clients?.[0] ?? null, select: (id) => change({ currentClientId: id }) };
}
