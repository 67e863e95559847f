import { bearerProfiles } from './bearer-profiles.ts';
import { governmentProfiles } from './government-profiles.ts';
import { healthProfiles } from './health-profiles.ts';
import { identityPlatformProfiles } from './identity-platform-profiles.ts';
import { microsoftProfiles } from './microsoft-profiles.ts';
import type { Profile } from './profile.ts';
import { serverSoftwareProfiles } from './server-software-profiles.ts';
import { serviceProfiles } from './service-profiles.ts';

/** The one table of vendors' profiles. */
export const vendorProfiles: readonly Profile[] = [
  ...microsoftProfiles,
  ...identityPlatformProfiles,
  ...serverSoftwareProfiles,
  ...healthProfiles,
  ...governmentProfiles,
  ...serviceProfiles,
  ...bearerProfiles,
];
