import type { JsonObject } from '../contract/values.ts';
import type { KindSign } from './kind-sign.ts';
import type { TokenKindName } from './token.ts';

/** How one vendor's tokens are told apart. */
interface VendorSign {
  readonly vendor: string;
  readonly name: TokenKindName;
  readonly issuer: RegExp;
  /** What tells this kind from the vendor's others, as a clause; null when it is another. */
  readonly sign: (claims: JsonObject) => string | null;
}

/** The first of these claims that is there. */
function has(...names: readonly string[]): VendorSign['sign'] {
  return (claims) => {
    const found = names.find((name) => claims[name] !== undefined);
    return found === undefined ? null : `it has the claim ${found}`;
  };
}

function equals(name: string, value: string): VendorSign['sign'] {
  return (claims) => (claims[name] === value ? `its claim ${name} is “${value}”` : null);
}

function lacks(...names: readonly string[]): VendorSign['sign'] {
  return (claims) => (names.every((name) => claims[name] === undefined) ? `it has neither ${names.join(' nor ')}` : null);
}

const entra1 = { vendor: 'Microsoft Entra ID (v1)', issuer: /^https:\/\/sts\.(?:windows\.net|chinacloudapi\.cn)\// };
const entra2 = {
  vendor: 'Microsoft Entra ID (v2)',
  issuer: /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|microsoft\.com)\/[^/]+\/v2\.0\/?$/,
};
const externalId = { vendor: 'Microsoft Entra External ID', issuer: /^https:\/\/[^/]+\.(?:b2clogin|ciamlogin)\.com\// };
const okta = { vendor: 'Okta', issuer: /^https:\/\/[^/]+\.(?:okta|oktapreview|okta-emea|okta-gov)\.com(?:\/oauth2\/[^/]+)?$/ };
const auth0 = { vendor: 'Auth0', issuer: /^https:\/\/[^/]+\.auth0\.com\/$/ };
const keycloak = { vendor: 'Keycloak', issuer: /\/realms\/[^/]+$/ };
const cognito = { vendor: 'Amazon Cognito', issuer: /^https:\/\/cognito-idp\.[^/]+\.amazonaws\.com(?:\.cn)?\// };
const google = { vendor: 'Google', issuer: /^(?:https:\/\/)?accounts\.google\.com$/ };
const ping = { vendor: 'PingOne', issuer: /^https:\/\/auth\.pingone\.[a-z.]+\/[^/]+\/as$/ };
const adfs = { vendor: 'AD FS', issuer: /^https?:\/\/[^/]+\/adfs(?:\/services\/trust)?$/i };

/** Tokens of vendors that do not type them in the header, by their issuer and the claims that only they have. */
const table: readonly VendorSign[] = [
  { ...entra1, name: 'access token', sign: has('appid', 'scp', 'appidacr') },
  { ...entra1, name: 'ID token', sign: lacks('appid', 'scp') },
  { ...entra2, name: 'access token', sign: has('azp', 'azpacr', 'scp', 'idtyp') },
  { ...entra2, name: 'ID token', sign: lacks('azp', 'scp') },
  { ...externalId, name: 'access token', sign: has('scp', 'azp') },
  { ...externalId, name: 'ID token', sign: has('nonce', 'auth_time', 'tfp', 'acr') },
  { ...okta, name: 'access token', sign: has('cid', 'scp') },
  { ...okta, name: 'ID token', sign: has('idp', 'amr', 'at_hash', 'auth_time') },
  { ...auth0, name: 'ID token', sign: has('nonce', 'at_hash', 's_hash', 'sid', 'email', 'nickname') },
  { ...auth0, name: 'access token', sign: has('gty', 'scope', 'azp', 'permissions') },
  { ...keycloak, name: 'access token', sign: equals('typ', 'Bearer') },
  { ...keycloak, name: 'access token', sign: equals('typ', 'DPoP') },
  { ...keycloak, name: 'ID token', sign: equals('typ', 'ID') },
  { ...keycloak, name: 'refresh token', sign: equals('typ', 'Refresh') },
  { ...keycloak, name: 'refresh token', sign: equals('typ', 'Offline') },
  { ...keycloak, name: 'logout token', sign: equals('typ', 'Logout') },
  { ...cognito, name: 'access token', sign: equals('token_use', 'access') },
  { ...cognito, name: 'ID token', sign: equals('token_use', 'id') },
  { ...google, name: 'ID token', sign: has('azp', 'aud') },
  { ...ping, name: 'access token', sign: has('scope', 'client_id') },
  { ...ping, name: 'ID token', sign: has('p1.rid', 'p1.userId', 'acr', 'at_hash', 'nonce') },
  { ...adfs, name: 'access token', sign: has('apptype', 'appid', 'scp') },
  { ...adfs, name: 'ID token', sign: has('nonce', 'upn', 'unique_name', 'auth_time') },
];

/** The signs of vendors' tokens, for tokens without an explicit type. */
export const vendorSigns: readonly KindSign[] = table.map(({ vendor, name, issuer, sign }) => ({
  name,
  reason: ({ claims }) => {
    const { iss } = claims;
    const clause = typeof iss === 'string' && issuer.test(iss.slice(0, 500)) ? sign(claims) : null;
    return clause === null ? null : `In the style of ${vendor}: its iss is one of theirs, and ${clause}.`;
  },
}));
