import { useQuery } from '@tanstack/react-query';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { queries } from './host.ts';

const none: readonly Profile[] = [];

/** The profiles of the person's own file; none until the host has read it. */
export function useOwnProfiles(): readonly Profile[] {
  return useQuery(queries.profiles.own.queryOptions({ staleTime: 30_000 })).data?.profiles ?? none;
}
