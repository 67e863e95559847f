import { jwtClaims } from './jwt-claims.ts';
import { oauthClaims } from './oauth-claims.ts';
import { openidClaims } from './openid-claims.ts';
import type { MemberRegistry } from './registered-member.ts';

/** JWT claims that the IANA registry lists and tokens carry (RFC 7519 10.1), by name. */
export const registeredClaims: MemberRegistry = new Map([...jwtClaims, ...openidClaims, ...oauthClaims]);
