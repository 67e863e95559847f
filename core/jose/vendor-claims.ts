import { describeClientRoles, describeRealmRoles } from './nested-words.ts';
import type { DescribeValue, RegisteredMember } from './registered-member.ts';
import type { Source } from './sources.ts';
import {
  describeAny,
  describeDate,
  describeFlag,
  describeList,
  describeObject,
  describeScope,
  describeText,
  describeTexts,
  inWords,
} from './value-words.ts';

type Row = readonly [name: string, title: string, meaning: string, source: Source, describe?: DescribeValue];

const entra: Source = {
  label: 'Microsoft Entra ID',
  url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
};
const entraOptional: Source = {
  label: 'Microsoft Entra ID',
  url: 'https://learn.microsoft.com/entra/identity-platform/optional-claims-reference',
};
/** Entra’s, and the same in tokens of the others. */
const entraAndOkta: Source = { ...entra, label: 'Microsoft Entra ID, Okta, AD FS' };
const entraAndAdfs: Source = { ...entra, label: 'Microsoft Entra ID, AD FS' };
const b2c: Source = { label: 'Azure AD B2C', url: 'https://learn.microsoft.com/azure/active-directory-b2c/tokens-overview' };
const okta: Source = { label: 'Okta', url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/' };
const auth0: Source = { label: 'Auth0', url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles' };
const keycloak: Source = { label: 'Keycloak', url: 'https://www.keycloak.org/docs/latest/server_admin/' };
const google: Source = { label: 'Google', url: 'https://developers.google.com/identity/openid-connect/openid-connect' };
const cognito: Source = {
  label: 'Amazon Cognito',
  url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
};
const ping: Source = { label: 'Ping Identity', url: 'https://docs.pingidentity.com/' };
const adfs: Source = {
  label: 'AD FS',
  url: 'https://learn.microsoft.com/windows-server/identity/ad-fs/development/ad-fs-openid-connect-oauth-concepts',
};

/** How a client showed who it is, by the number that Entra writes. */
const clientProof: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['0', 'not at all: a public client'],
  ['1', 'with a client secret'],
  ['2', 'with a certificate or assertion'],
]);

const describeClientProof: DescribeValue = (value) => inWords(clientProof.get(value) ?? null);

const identityTypes: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['app', 'an application without a user'],
  ['user', 'a user'],
  ['device', 'a device'],
]);

/** Claims that vendors write without registering them; several vendors write the same name in the same sense. */
const rows: readonly Row[] = [
  ['tid', 'Tenant', 'The Entra tenant that the account is in.', entra, describeText],
  ['oid', 'Object ID', 'The account’s identifier in its tenant, the same for every application.', entra, describeText],
  ['ver', 'Version', 'The version of the token’s format: 1.0 or 2.0 of Entra, 1 of Okta and AD FS.', entraAndOkta],
  [
    'scp',
    'Scopes',
    'What the client may do on behalf of the user: a string of Entra, a list of Okta.',
    entraAndOkta,
    (value, context) => (Array.isArray(value) ? describeTexts(value, context) : describeScope(value, context)),
  ],
  ['appid', 'Application', 'The client that the token was issued to, in tokens of version 1.', entraAndAdfs, describeText],
  ['appidacr', 'Client authentication', 'How the client showed who it is, in tokens of version 1.', entra, describeClientProof],
  ['azpacr', 'Client authentication', 'How the client showed who it is, in tokens of version 2.', entra, describeClientProof],
  ['app_displayname', 'Application name', 'What the client is called.', entra, describeText],
  [
    'idtyp',
    'Identity type',
    'Whether the token is an application’s or a user’s.',
    entraOptional,
    (value) => inWords(identityTypes.get(value) ?? null),
  ],
  ['idp', 'Identity provider', 'Who authenticated the subject, where that is not the issuer.', entra, describeText],
  ['upn', 'User principal name', 'The user’s sign-in name; it may change and is no identifier.', entraAndAdfs, describeText],
  ['unique_name', 'Unique name', 'A name to show for the user; it is not unique in spite of its name.', entraAndAdfs, describeText],
  ['login_hint', 'Login hint', 'An opaque hint by which the user can be signed in again.', entraOptional, describeText],
  ['wids', 'Directory roles', 'The tenant-wide roles of the user, by template ID.', entra, describeTexts],
  ['hasgroups', 'Has groups', 'The user is in too many groups for the token; ask Microsoft Graph.', entra],
  ['puid', 'Passport ID', 'An identifier for internal use by Microsoft.', entra, describeText],
  ['ipaddr', 'IP address', 'The address that the user signed in from.', entra, describeText],
  ['uti', 'Token identifier', 'The token’s own identifier in the sign-in log, like jti.', entra, describeText],
  ['rh', 'Revocation handle', 'For internal use by Microsoft.', entra],
  ['aio', 'Reuse information', 'For internal use by Microsoft.', entra],
  ['acrs', 'Authentication contexts', 'Which conditional access requirements the sign-in satisfied.', entraOptional, describeTexts],
  ['xms_cc', 'Client capabilities', 'What the client says it can do; “cp1” can handle claims challenges.', entraOptional, describeTexts],
  ['xms_mirid', 'Managed identity', 'The Azure resource whose managed identity this is.', entra, describeText],
  ['xms_tcdt', 'Tenant created', 'When the tenant was created.', entra, describeDate],
  ['xms_st', 'Subject type', 'Information about the subject, for internal use by Microsoft.', entra],
  ['xms_idrel', 'Identity relation', 'How the account relates to the tenant, for internal use by Microsoft.', entra],
  ['xms_ftd', 'Token data', 'For internal use by Microsoft.', entra],
  ['tenant_region_scope', 'Tenant region', 'The region that the tenant is in.', entraOptional, describeText],
  ['tenant_ctry', 'Tenant country', 'The country that the tenant is in.', entraOptional, describeText],
  ['ctry', 'Country', 'The country of the user.', entraOptional, describeText],
  ['acct', 'Account status', 'Whether the user is a member (0) or a guest (1) of the tenant.', entraOptional],
  ['deviceid', 'Device', 'The device that the user signed in on.', entra, describeText],
  ['platf', 'Platform', 'The operating system of the device.', entra],
  ['signin_state', 'Sign-in state', 'What is known of the sign-in, such as “kmsi” for staying signed in.', entra],
  ['in_corp', 'In corporate network', 'The user signed in from the corporate network.', entraOptional],
  ['onprem_sid', 'On-premises SID', 'The user’s security identifier in the on-premises directory.', entra, describeText],
  ['pwd_exp', 'Password expiry', 'When the user’s password expires.', entraOptional],
  ['pwd_url', 'Password page', 'Where the user can change the password.', entraOptional, describeText],
  ['verified_primary_email', 'Verified addresses', 'The user’s own addresses that were verified.', entraOptional, describeTexts],
  ['verified_secondary_email', 'Further addresses', 'The user’s further addresses that were verified.', entraOptional, describeTexts],
  ['vnet', 'Virtual network', 'The Azure network that the user signed in from.', entraOptional, describeText],
  ['fwd', 'Forwarded address', 'The address that the user’s own request came from.', entraOptional, describeText],
  ['tenant_region_sub_scope', 'Tenant subregion', 'The part of the region that the tenant is in.', entraOptional, describeText],
  ['xms_pdl', 'Preferred data location', 'The region that the user’s data is kept in.', entraOptional, describeText],
  ['xms_pl', 'Preferred language', 'The user’s language, such as en-US.', entraOptional, describeText],
  ['xms_tpl', 'Tenant’s language', 'The tenant’s language, such as de.', entraOptional, describeText],
  ['ztdid', 'Device deployment', 'The device by its identity for Windows Autopilot.', entraOptional, describeText],
  ['xms_par_app_azp', 'Parent application', 'The application that an agent belongs to.', entra, describeText],
  ['xms_act_fct', 'Actor’s facets', 'What kind of actor this is, such as an agent, by number.', entra],
  ['xms_sub_fct', 'Subject’s facets', 'What kind of subject this is, such as an agent’s user, by number.', entra],
  ['emails', 'E-mail addresses', 'The user’s addresses.', b2c, describeTexts],
  ['idp_access_token', 'Provider’s token', 'The access token of the identity provider that the user came through.', b2c, describeText],
  ['tfp', 'User flow', 'The policy by which the user signed in.', b2c, describeText],
  ['isForgotPassword', 'Password forgotten', 'The user came by resetting the password.', b2c],
  ['newUser', 'New user', 'The user has just signed up.', b2c, describeFlag],
  ['cid', 'Client', 'The client that the token was issued to.', okta, describeText],
  ['uid', 'User', 'The user’s identifier at Okta.', okta, describeText],
  ['gty', 'Grant type', 'The grant by which the token was obtained.', auth0],
  ['permissions', 'Permissions', 'What the subject may do at the API.', auth0, describeTexts],
  ['org_id', 'Organization', 'The organization through which the user signed in.', auth0, describeText],
  ['org_name', 'Organization name', 'What the organization is called.', auth0, describeText],
  ['s_hash', 'State hash', 'The left half of the hash of the state that the client sent.', auth0, describeText],
  ['typ', 'Token type', 'Keycloak’s own name for the kind of token: Bearer, ID, Refresh, Offline.', keycloak, describeText],
  ['realm_access', 'Realm roles', 'The subject’s roles in the whole realm.', keycloak, describeRealmRoles],
  ['resource_access', 'Client roles', 'The subject’s roles at each client.', keycloak, describeClientRoles],
  ['allowed-origins', 'Allowed origins', 'Web origins that may use the token.', keycloak, describeTexts],
  ['session_state', 'Session', 'The user’s session at Keycloak, in older versions.', keycloak, describeText],
  ['clientId', 'Client', 'The client whose service account this is.', keycloak, describeText],
  ['clientHost', 'Client host', 'The host that the token request came from.', keycloak, describeText],
  ['clientAddress', 'Client address', 'The address that the token request came from.', keycloak, describeText],
  ['trusted-certs', 'Trusted certificates', 'Certificates that the client may present.', keycloak, describeTexts],
  ['organization', 'Organization', 'The organizations that the user is a member of.', keycloak, describeAny],
  ['hd', 'Hosted domain', 'The Google Workspace domain of the account.', google, describeText],
  ['target_audience', 'Target audience', 'The audience of the ID token that a service account asks for.', google, describeText],
  ['firebase', 'Firebase', 'How the user signed in, and with which identities.', google, describeObject],
  ['google', 'Google Cloud', 'The virtual machine that asked for the token.', google, describeObject],
  ['user_id', 'User', 'The user’s identifier.', google, describeText],
  ['token_use', 'Token use', 'Whether this is an access or an ID token.', cognito, describeText],
  ['origin_jti', 'First token', 'The identifier of the session that this and its refreshed tokens belong to.', cognito, describeText],
  ['event_id', 'Event', 'The sign-in that the token comes from.', cognito, describeText],
  ['username', 'User name', 'The user’s name in the user pool.', cognito, describeText],
  ['version', 'Version', 'The version of the token’s format.', cognito],
  ['device_key', 'Device', 'The device that the user signed in on.', cognito, describeText],
  ['identities', 'Identities', 'The external identities linked to the user.', cognito, describeAny],
  ['cognito:username', 'User name', 'The user’s name in the user pool.', cognito, describeText],
  ['cognito:groups', 'Groups', 'The user’s groups in the user pool.', cognito, describeList],
  ['cognito:roles', 'Roles', 'The AWS roles that the user’s groups have.', cognito, describeList],
  ['cognito:preferred_role', 'Preferred role', 'The AWS role of the user’s first group.', cognito, describeText],
  ['env', 'Environment', 'The PingOne environment.', ping, describeText],
  ['org', 'Organization', 'The organization that the environment is in.', ping, describeText],
  ['p1.rid', 'Request', 'The PingOne request that the token comes from.', ping, describeText],
  ['p1.userId', 'User', 'The user’s identifier at PingOne.', ping, describeText],
  ['p1.env', 'Environment', 'The PingOne environment.', ping, describeText],
  ['pi.sri', 'Session reference', 'The user’s session at PingFederate.', ping, describeText],
  ['agid', 'Access grant', 'The grant at PingFederate that the token belongs to.', ping, describeText],
  ['apptype', 'Application type', 'Whether the client is public or confidential.', adfs, describeText],
  ['authmethod', 'Authentication method', 'How the user signed in.', adfs, describeAny],
  ['winaccountname', 'Windows account', 'The user’s account, DOMAIN\\name.', adfs, describeText],
  ['mfa_auth_time', 'Second factor time', 'When the user gave the second factor.', adfs, describeAny],
  ['primarygroupsid', 'Primary group SID', 'The security identifier of the user’s first group.', adfs, describeText],
  ['groupsid', 'Group SIDs', 'The security identifiers of the user’s groups.', adfs, describeAny],
  ['primarysid', 'Primary SID', 'The user’s security identifier.', adfs, describeText],
];

/** The same as members of a registry. */
export const vendorClaims: readonly (readonly [string, RegisteredMember])[] = rows.map(
  ([name, title, meaning, source, describe = describeAny]) => [name, { title, meaning, source, describe }],
);
