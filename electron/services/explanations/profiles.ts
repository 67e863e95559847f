import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { readOwnProfiles } from '../../store/own-profiles.ts';
import type { Ports } from '../ports.ts';

/** A person's own profiles. The file is read each time, so that a change counts at once. */
export function createProfiles({ host }: Pick<Ports, 'host'>) {
  const os = implement(contract.profiles);
  return {
    own: os.own.handler(() => {
      const { path, profiles, faults } = readOwnProfiles(host.dataDirectory);
      return { path, profiles: [...profiles], faults: [...faults] };
    }),
  };
}
