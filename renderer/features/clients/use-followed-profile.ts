import { useEffect, useRef } from 'react';
import { useOwnProfiles } from '../../app/own-profiles.ts';
import type { ClientForm } from './client-form.ts';
import { followingProfile } from './profile-proposal.ts';
import type { ClientFormState } from './use-client-form.ts';

/** Changes the form of a new registration, and with it what follows from another profile in force; also when a person's own profiles arrive. */
export function useFollowedProfile({ form, change }: Pick<ClientFormState, 'form' | 'change'>, isNew: boolean): ClientFormState['change'] {
  const own = useOwnProfiles();
  const followed = useRef(own);
  useEffect(() => {
    const before = followed.current;
    followed.current = own;
    if (!isNew || before === own) return;
    const fields = followingProfile(form, {}, own, before);
    if (Object.keys(fields).length > 0) change(fields);
  }, [own, isNew, form, change]);
  return isNew ? (fields: Partial<ClientForm>) => change(followingProfile(form, fields, own)) : change;
}
