import { useQuery } from '@tanstack/react-query';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { queries } from './host.ts';

const none: readonly Profile[] = [];

/** What the person's own file of profiles holds. */
export interface OwnProfilesFile {
  readonly path: string;
  readonly profiles: readonly Profile[];
  /** What in it cannot be used, in sentences. */
  readonly faults: readonly string[];
}

/** The person's own file of profiles; undefined until the host has read it. */
export function useOwnProfilesFile(): OwnProfilesFile | undefined {
  return useQuery(queries.profiles.own.queryOptions({ staleTime: 30_000 })).data;
}

/** The profiles of the person's own file; none until the host has read it. */
export function useOwnProfiles(): readonly Profile[] {
  return useOwnProfilesFile()?.profiles ?? none;
}
