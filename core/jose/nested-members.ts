import { registeredClaims } from './claims.ts';
import { headerParameters } from './header-parameters.ts';
import { describeAlgorithm, describeCertificates, describeKey, describeThumbprint } from './header-words.ts';
import type { DescribeValue, MemberRegistry, RegisteredMember } from './registered-member.ts';
import { openid, openidCore, rfc, type Source } from './sources.ts';
import { describeAny, describeCount, describeList, describeObject, describeText, describeTexts, describeUrl } from './value-words.ts';

/** A member that is known, and what is known of the members inside it. */
export interface KnownMember extends RegisteredMember {
  /** What the members inside are; of a list, what those of its elements are. */
  readonly inside?: MemberLookup | undefined;
}

/** Says what a member of some object is. */
export type MemberLookup = (name: string) => KnownMember | undefined;

type Row = readonly [name: string, title: string, meaning: string, describe?: DescribeValue, inside?: MemberLookup];

function members(source: Source, rows: readonly Row[]): MemberLookup {
  const known = new Map<string, KnownMember>(
    rows.map(([name, title, meaning, describe = describeAny, inside]) => [name, { title, meaning, source, describe, inside }]),
  );
  return (name) => known.get(name);
}

const commonKeyMembers = members(rfc(7517, '4'), [
  ['kty', 'Key type', 'The family of algorithms that the key is for.', describeText],
  ['use', 'Use', 'Whether the key is for signatures (sig) or for encryption (enc).', describeText],
  ['key_ops', 'Operations', 'What may be done with the key.', describeTexts],
  ['alg', 'Algorithm', 'The one algorithm that the key is for.', describeAlgorithm],
  ['kid', 'Key ID', 'What the key is called.', describeText],
  ['pub', 'Public key', 'The public key of an algorithm key pair, such as one of ML-DSA.', describeText],
  ['x5c', 'Certificate chain', 'The certificate of the key, followed by those that vouch for it.', describeCertificates],
  ['x5t', 'Certificate thumbprint, SHA-1', 'Which certificate belongs to the key.', describeThumbprint(20)],
  ['x5t#S256', 'Certificate thumbprint, SHA-256', 'Which certificate belongs to the key.', describeThumbprint(32)],
  ['x5u', 'Certificate URL', 'Where the certificate of the key is.', describeUrl],
]);

/** What the types of keys define (RFC 7518 6), each member in its own section. */
const typedKeyMembers: readonly MemberLookup[] = [
  members(rfc(7518, '6.2.1.1'), [['crv', 'Curve', 'The curve that the key is a point of.', describeText]]),
  members(rfc(7518, '6.2.1.2'), [['x', 'X coordinate', 'The public key; on the older curves the first half of it.', describeText]]),
  members(rfc(7518, '6.2.1.3'), [['y', 'Y coordinate', 'The second half of the public key.', describeText]]),
  members(rfc(7518, '6.3.1.1'), [['n', 'Modulus', 'The public key of RSA.', describeText]]),
  members(rfc(7518, '6.3.1.2'), [['e', 'Exponent', 'The public exponent of RSA; AQAB is 65 537.', describeText]]),
];

const keyMembers: MemberLookup = (name) => {
  for (const lookup of [commonKeyMembers, ...typedKeyMembers]) {
    const found = lookup(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

const keySetMembers = members(rfc(7517, '5'), [['keys', 'Keys', 'The keys of the set.', describeList, keyMembers]]);

const confirmationMembers = members(rfc(7800, '3.1'), [
  ['jwk', 'Key', 'The public key that the presenter holds the other half of.', describeKey, keyMembers],
  ['jkt', 'Key thumbprint', 'The SHA-256 thumbprint of the DPoP key (RFC 9449 6.1).', describeThumbprint(32)],
  ['x5t#S256', 'Certificate thumbprint', 'The SHA-256 thumbprint of the client certificate (RFC 8705 3.1).', describeThumbprint(32)],
  ['kid', 'Key ID', 'The ID of the key, which the reader must know already.', describeText],
  ['jku', 'JWK Set URL', 'Where the key is.', describeUrl],
  ['jwe', 'Encrypted key', 'The key, encrypted for the reader.', describeText],
]);

const detailMembers = members(rfc(9396, '2.2'), [
  ['type', 'Type', 'What kind of permission this is; it says what else may stand here.', describeText],
  ['locations', 'Locations', 'The resource servers that it is for.', describeTexts],
  ['actions', 'Actions', 'What may be done.', describeTexts],
  ['datatypes', 'Data types', 'What data may be asked for.', describeTexts],
  ['identifier', 'Identifier', 'Which one resource it is for.', describeText],
  ['privileges', 'Privileges', 'The level of access.', describeTexts],
]);

const addressMembers = members(openidCore('5.1.1', 'AddressClaim'), [
  ['formatted', 'As on an envelope', 'The whole address, as it is written on an envelope.', describeText],
  ['street_address', 'Street', 'Street and number, perhaps over several lines.', describeText],
  ['locality', 'Town', 'Town or city.', describeText],
  ['region', 'Region', 'State, province or county.', describeText],
  ['postal_code', 'Postal code', 'Postal code.', describeText],
  ['country', 'Country', 'Country.', describeText],
]);

const keycloak: Source = { label: 'Keycloak', url: 'https://www.keycloak.org/docs/latest/server_admin/' };
const roleMembers = members(keycloak, [['roles', 'Roles', 'The roles by name.', describeTexts]]);

/** Whatever stands here is the name of a client. */
const clientRoles: KnownMember = {
  title: 'Client',
  meaning: 'The roles at this client.',
  source: keycloak,
  describe: describeObject,
  inside: roleMembers,
};

const statusListReference = members({ label: 'Token Status List 6.2', url: statusListUrl('6.2') }, [
  ['idx', 'Index', 'The token’s place in the list, from nought.', describeCount],
  ['uri', 'Address', 'Where the list is.', describeUrl],
]);

const statusMembers = members({ label: 'Token Status List 6.1', url: statusListUrl('6.1') }, [
  ['status_list', 'Status list', 'The list that says whether the token is revoked.', describeObject, statusListReference],
]);

function statusListUrl(section: string): string {
  return `https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-${section}`;
}

const subjectMembers = members(rfc(9493, '3'), [
  ['format', 'Format', 'How the subject is named; it says what else stands here.', describeText],
  ['iss', 'Issuer', 'Who gave the subject its identifier.', describeText],
  ['sub', 'Subject', 'The identifier at that issuer.', describeText],
  ['email', 'E-mail address', 'The subject by its address.', describeText],
  ['phone_number', 'Telephone number', 'The subject by its number.', describeText],
  ['id', 'Identifier', 'The subject by an identifier that both sides know.', describeText],
  ['uri', 'URI', 'The subject by a URI.', describeUrl],
  ['url', 'DID URL', 'The subject by a decentralized identifier.', describeText],
  ['identifiers', 'Identifiers', 'Several identifiers of the one subject.', describeList],
]);

const assurance = openid('OpenID Identity Assurance 5', 'openid-connect-4-ida-claims-1_0.html');
const verificationMembers = members(assurance, [
  ['trust_framework', 'Trust framework', 'The rules that the verification followed.', describeText],
  ['assurance_level', 'Level of assurance', 'How sure the verification is, as the rules call it.', describeText],
  ['time', 'Time', 'When it was verified.', describeText],
  ['verification_process', 'Process', 'The verification by its own identifier.', describeText],
  ['evidence', 'Evidence', 'What was looked at.', describeList],
]);

const verifiedMembers: MemberLookup = members(assurance, [
  ['verification', 'Verification', 'How it was verified.', describeObject, verificationMembers],
  ['claims', 'Claims', 'What was verified.', describeObject, (name) => claimMembers(name)],
]);

const claimInsides: Readonly<Record<string, MemberLookup>> = {
  cnf: confirmationMembers,
  act: (name) => claimMembers(name),
  may_act: (name) => claimMembers(name),
  token_introspection: (name) => claimMembers(name),
  authorization_details: detailMembers,
  address: addressMembers,
  realm_access: roleMembers,
  resource_access: () => clientRoles,
  status: statusMembers,
  sub_id: subjectMembers,
  sub_jwk: keyMembers,
  jwks: keySetMembers,
  keys: keyMembers,
  verified_claims: verifiedMembers,
};

const headerInsides: Readonly<Record<string, MemberLookup>> = { jwk: keyMembers, epk: keyMembers };

function withInsides(registry: MemberRegistry, insides: Readonly<Record<string, MemberLookup>>): MemberLookup {
  const known = new Map<string, KnownMember>(registry);
  for (const [name, inside] of Object.entries(insides)) {
    const entry = registry.get(name);
    if (entry !== undefined) known.set(name, { ...entry, inside });
  }
  return (name) => known.get(name);
}

/** What a claim is, and what stands inside it: `cnf`, `act`, `authorization_details` and others. */
export const claimMembers: MemberLookup = withInsides(registeredClaims, claimInsides);

/** What a header parameter is, and what stands inside it. */
export const headerMembers: MemberLookup = withInsides(headerParameters, headerInsides);
