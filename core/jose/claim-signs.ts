import type { JsonObject } from '../contract/values.ts';
import { clientAssertionSign } from './client-assertion-shape.ts';
import type { KindSign, KindSubject } from './kind-sign.ts';
import type { TokenKindName } from './token.ts';
import { isObject } from './value-words.ts';
import { vendorSigns } from './vendor-signs.ts';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** One kind, recognised by a clause about header and claims. */
function byClaims(name: TokenKindName, clause: (claims: JsonObject, subject: KindSubject) => string | null): KindSign {
  return {
    name,
    reason: (subject) => {
      const found = clause(subject.claims, subject);
      return found === null ? null : `By its claims: ${found}.`;
    },
  };
}

function all(...names: readonly string[]): (claims: JsonObject) => string | null {
  return (claims) => (names.every((name) => claims[name] !== undefined) ? `it has ${names.join(' and ')}` : null);
}

function any(...names: readonly string[]): (claims: JsonObject) => string | null {
  return (claims) => {
    const found = names.find((name) => claims[name] !== undefined);
    return found === undefined ? null : `it has the claim ${found}`;
  };
}

/** Payload `typ` values by which Keycloak and others after it tell their tokens apart, whatever the issuer is called. */
const payloadTypes: ReadonlyMap<unknown, TokenKindName> = new Map<unknown, TokenKindName>([
  ['Bearer', 'access token'],
  ['ID', 'ID token'],
  ['Refresh', 'refresh token'],
  ['Offline', 'refresh token'],
]);

function payloadType(name: TokenKindName): KindSign {
  return byClaims(name, ({ typ }) => (payloadTypes.get(typ) === name ? `its claim typ is “${String(typ)}”` : null));
}

function logoutClause({ events }: JsonObject): string | null {
  return isObject(events) && events[logoutEvent] !== undefined ? 'its events name the back-channel logout' : null;
}

/** Parameters of an authorization response, signed (JARM 2.1). */
function responseClause(claims: JsonObject): string | null {
  const outcome = ['code', 'error', 'access_token', 'response'].find((name) => typeof claims[name] === 'string');
  const addressed = claims['iss'] !== undefined && claims['aud'] !== undefined && claims['exp'] !== undefined;
  return outcome !== undefined && addressed ? `beside iss, aud and exp it carries the authorization response’s ${outcome}` : null;
}

/** An authorization grant (RFC 7523 2.1) goes to a token endpoint and is about somebody else than its issuer. */
function grantClause({ iss, sub, aud, exp }: JsonObject): string | null {
  const audience = Array.isArray(aud) ? aud[0] : aud;
  const toServer =
    typeof audience === 'string' &&
    /^https:\/\/(?:[^/]+\/(?:.*\/)?token|(?:login|test)\.salesforce\.com|api\.box\.com\/oauth2\/token)$/.test(audience);
  return toServer && typeof iss === 'string' && iss !== sub && exp !== undefined
    ? 'its aud is a token endpoint, and its sub is not its iss'
    : null;
}

function githubClause(claims: JsonObject, { header }: KindSubject): string | null {
  const { iss } = claims;
  const only = Object.keys(claims).every((name) => ['iss', 'iat', 'exp'].includes(name));
  const app = typeof iss === 'number' || (typeof iss === 'string' && /^(?:\d{3,10}|Iv\d?[.\w]{10,30})$/.test(iss));
  return only && app && header['alg'] === 'RS256' ? 'iat, exp and the number of an application in iss, as a GitHub App signs them' : null;
}

/** Signs of kinds without an explicit type, the surest first. */
export const claimSigns: readonly KindSign[] = [
  byClaims('DPoP proof', all('htm', 'htu')),
  byClaims('key binding JWT', all('sd_hash', 'nonce')),
  ...vendorSigns,
  payloadType('refresh token'),
  payloadType('ID token'),
  payloadType('access token'),
  byClaims('client assertion', (claims, { header }) => clientAssertionSign(header, claims)),
  byClaims('logout token', logoutClause),
  byClaims('security event token', any('events')),
  byClaims('introspection response', any('token_introspection')),
  byClaims('request object', any('response_type', 'redirect_uri', 'code_challenge')),
  byClaims('authorization response', responseClause),
  byClaims('ID token', any('at_hash', 'c_hash', 'nonce', 'auth_time')),
  byClaims('grant assertion', grantClause),
  byClaims('access token', any('scope', 'scp', 'client_id', 'cnf', 'authorization_details', 'gty', 'cid')),
  byClaims('JWT', githubClause),
];
