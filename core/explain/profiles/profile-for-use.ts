import { assertionUses, type TokenUse } from '../evidence.ts';
import type { Profile, ProfileLimits } from './profile.ts';

/** What a server demands of assertions alone; the tokens that it issues itself do not follow it. */
const demandedOfAssertions = [
  'audiences',
  'audienceString',
  'oneAudience',
  'lifetime',
  'age',
  'wholeDates',
  'types',
  'header',
  'claims',
] as const satisfies readonly (keyof ProfileLimits)[];

const ofOtherTokens = new WeakMap<Profile, Profile>();

/** A server's profile for a token of this use: without what it demands of assertions where the token is none. */
export function profileForUse(profile: Profile, use: TokenUse): Profile {
  if (assertionUses.includes(use)) return profile;
  const known = ofOtherTokens.get(profile);
  if (known !== undefined) return known;
  const limits = { ...profile.limits };
  for (const name of demandedOfAssertions) delete limits[name];
  const reduced = { ...profile, limits };
  ofOtherTokens.set(profile, reduced);
  return reduced;
}
