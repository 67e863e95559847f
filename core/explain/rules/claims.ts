import { contentRules } from './claims-content.ts';
import { identityRules } from './claims-identity.ts';
import { jtiRules } from './claims-jti.ts';

/** CLM: what the claims say, the audience and the dates apart. */
export const claimRules = [...identityRules, ...jtiRules, ...contentRules].toSorted((one, other) => one.id.localeCompare(other.id));
