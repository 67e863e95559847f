import { baseProfiles } from './base-profiles.ts';
import type { Profile } from './profile.ts';
import { recogniseProfile, type ServerAddress } from './recognise-profile.ts';
import { vendorProfiles } from './vendor-profiles.ts';

/** The profile by which a registration is judged, and why it is that one. */
export interface ProfileInForce {
  readonly profile: Profile;
  /** A clause for “…, because …”: “you chose it”. */
  readonly because: string;
  readonly chosen: boolean;
}

/** Every profile that there is: a person's own first, so that they win over the ones that come with Assay, whose ids they may take. */
export function allProfiles(own: readonly Profile[] = []): readonly Profile[] {
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...[...Object.values(baseProfiles), ...vendorProfiles].filter(({ id }) => !taken.has(id))];
}

/** The profile with an id, letters compared without case, or undefined. */
export function profileNamed(id: string, own: readonly Profile[] = []): Profile | undefined {
  return allProfiles(own).find((profile) => profile.id.toLowerCase() === id.toLowerCase());
}

/** The profile that was chosen by hand, else the one that the server is recognised by, else the plain specifications. */
export function profileInForce(
  registration: ServerAddress & { readonly profileId?: string | undefined },
  own: readonly Profile[] = [],
): ProfileInForce {
  const { profileId } = registration;
  const chosen = profileId === undefined ? undefined : profileNamed(profileId, own);
  if (chosen !== undefined) return { profile: chosen, because: 'you chose it', chosen: true };
  const recognised = recogniseProfile(registration, allProfiles(own));
  if (recognised !== null) return { ...recognised, chosen: false };
  return { profile: baseProfiles.base, because: 'no server is recognised by these addresses', chosen: false };
}
