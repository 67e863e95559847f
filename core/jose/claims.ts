import { authorizationClaims } from './authorization-claims.ts';
import { furtherClaims } from './further-claims.ts';
import { jwtClaims } from './jwt-claims.ts';
import { oauthClaims } from './oauth-claims.ts';
import { openidClaims } from './openid-claims.ts';
import type { MemberRegistry } from './registered-member.ts';
import { vendorClaims } from './vendor-claims.ts';

/** JWT claims that tokens carry, by name: those of the IANA registry (RFC 7519 10.1), and those that vendors write without registering them. */
export const registeredClaims: MemberRegistry = new Map([
  ...authorizationClaims,
  ...vendorClaims,
  ...furtherClaims,
  ...jwtClaims,
  ...openidClaims,
  ...oauthClaims,
]);
