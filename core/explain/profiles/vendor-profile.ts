import type { Profile } from './profile.ts';

/** A vendor's profile as its table writes it down: what is left out is nothing special. */
export type VendorProfile = Pick<Profile, 'id' | 'name' | 'confidence' | 'sources'> & Partial<Profile>;

/** Completes a vendor's profile. */
export function vendorProfile(profile: VendorProfile): Profile {
  return {
    buildsOn: 'base',
    use: 'client-assertion',
    signs: {},
    defaults: {},
    limits: {},
    severities: {},
    errors: [],
    notes: [],
    ...profile,
  };
}
