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

/** Weighs the rules about the token endpoint as audience as nothing, for a server that wants just that. */
export function wantsEndpointAudience(why: string): Profile['severities'] {
  return { 'AUD-02': { severity: 'off', why }, 'AUD-05': { severity: 'off', why } };
}
