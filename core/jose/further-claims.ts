import { describeStatus, describeVerifiedClaims } from './nested-words.ts';
import type { DescribeValue, RegisteredMember } from './registered-member.ts';
import { openid, openidCore, rfc, type Source } from './sources.ts';
import {
  describeAny,
  describeCount,
  describeDate,
  describeFlag,
  describeList,
  describeObject,
  describeText,
  describeTexts,
} from './value-words.ts';

type Row = readonly [name: string, title: string, meaning: string, source: Source, describe?: DescribeValue];

const federation = openid('OpenID Federation 3', 'openid-federation-1_0.html');
const assurance = openid('OpenID Identity Assurance 4', 'openid-connect-4-ida-claims-1_0.html');
const registry: Source = { label: 'IANA JWT claims', url: 'https://www.iana.org/assignments/jwt/jwt.xhtml' };
const sdJwtVc: Source = { label: 'SD-JWT VC 3.2.2', url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc#section-3.2.2' };
const statusList: Source = {
  label: 'Token Status List 6',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-6',
};
const credentials: Source = { label: 'VC Data Model 6.3.1', url: 'https://www.w3.org/TR/vc-data-model/#json-web-token' };

/** Claims of the IANA registry that are met less often: caller identity, credentials, attestation, content delivery, federation. */
const rows: readonly Row[] = [
  ['vct', 'Credential type', 'Which type of credential this is.', sdJwtVc, describeText],
  ['status', 'Status', 'Where it can be looked up whether the token has been revoked.', statusList, describeStatus],
  ['status_list', 'Status list', 'The states of many tokens, compressed.', statusList, describeObject],
  ['ttl', 'Time to live', 'For how many seconds a copy of this list may be used.', statusList, describeCount],
  ['vc', 'Credential', 'A verifiable credential in the form of the W3C data model.', credentials, describeObject],
  ['vp', 'Presentation', 'A presentation of verifiable credentials in the form of the W3C data model.', credentials, describeObject],
  ['verified_claims', 'Verified claims', 'What was verified about the person, and how.', assurance, describeVerifiedClaims],
  ['place_of_birth', 'Place of birth', 'Where the person was born.', assurance, describeObject],
  ['nationalities', 'Nationalities', 'The countries that the person is a citizen of.', assurance, describeTexts],
  ['birth_family_name', 'Family name at birth', 'The family name that the person was born with.', assurance, describeText],
  ['birth_given_name', 'Given name at birth', 'The given name that the person was born with.', assurance, describeText],
  ['birth_middle_name', 'Middle name at birth', 'The middle name that the person was born with.', assurance, describeText],
  ['salutation', 'Salutation', 'How the person is addressed.', assurance, describeText],
  ['title', 'Title', 'The person’s title, such as Dr.', assurance, describeText],
  ['msisdn', 'Mobile number', 'The person’s mobile number, as digits of ITU-T E.164.', assurance, describeText],
  ['also_known_as', 'Also known as', 'A stage name, pen name or other name of the person.', assurance, describeText],
  [
    '_claim_names',
    'Claim names',
    'Which claims come from other sources, and from which.',
    openidCore('5.6.2', 'AggregatedDistributedClaims'),
    describeObject,
  ],
  [
    '_claim_sources',
    'Claim sources',
    'Where the claims come from that are not in this token.',
    openidCore('5.6.2', 'AggregatedDistributedClaims'),
    describeObject,
  ],
  ['ace_profile', 'ACE profile', 'Which profile of ACE-OAuth applies.', rfc(9200, '5.8.4.3')],
  ['cnonce', 'Client nonce', 'The nonce that shows the token to be fresh.', rfc(9200, '5.8.4.4'), describeText],
  ['exi', 'Expires in', 'For how many seconds the token lives from when it is received.', rfc(9200, '5.10.3'), describeCount],
  ['toe', 'Time of event', 'When the event took place.', rfc(8417, '2.2'), describeDate],
  ['atc', 'ACME token', 'What an authority says for an ACME challenge.', rfc(9447, '3'), describeObject],
  ['vot', 'Vector of trust', 'How far the authentication can be trusted, in components.', rfc(8485, '3.1'), describeText],
  ['vtm', 'Trustmark', 'Where the vector of trust is explained.', rfc(8485, '3.1'), describeText],
  ['mky', 'Media keys', 'Fingerprints of the keys of the call’s media.', rfc(8225, '5.2.2'), describeList],
  ['rph', 'Resource priority', 'The priority that a call is entitled to.', rfc(8443, '3'), describeObject],
  [
    'attest',
    'Attestation level',
    'How well the originating provider knows the caller: A full, B partial, C gateway.',
    rfc(8588, '4'),
    describeText,
  ],
  ['origid', 'Origination ID', 'Where a call entered the network, as an opaque identifier.', rfc(8588, '5'), describeText],
  ['div', 'Diverted', 'Whom the call was for before it was diverted.', rfc(8946, '3'), describeObject],
  ['opt', 'Original PASSporT', 'The token of the call before it was diverted.', rfc(8946, '3'), describeText],
  ['rcd', 'Caller data', 'Name and picture of the caller.', rfc(9795, '5'), describeObject],
  ['rcdi', 'Caller data integrity', 'Hashes of what the caller data points to.', rfc(9795, '6'), describeObject],
  ['crn', 'Call reason', 'Why the caller calls.', rfc(9795, '5'), describeText],
  ['msgi', 'Message integrity', 'The hash of the message that this is about.', rfc(9475, '3.2'), describeText],
  ['sip_from_tag', 'SIP From tag', 'The tag of the SIP From field.', rfc(8055, '3'), describeText],
  ['sip_date', 'SIP date', 'The date of the SIP request.', rfc(8055, '3'), describeDate],
  ['sip_callid', 'SIP Call-ID', 'The Call-ID of the SIP request.', rfc(8055, '3'), describeText],
  ['sip_cseq_num', 'SIP CSeq', 'The sequence number of the SIP request.', rfc(8055, '3')],
  ['sip_via_branch', 'SIP Via branch', 'The branch of the SIP Via field.', rfc(8055, '3'), describeText],
  ['eat_nonce', 'EAT nonce', 'A nonce, or several, that show the attestation to be fresh.', rfc(9711, '4.1')],
  ['ueid', 'Device ID', 'Which device attests, for all the world.', rfc(9711, '4.2.1'), describeText],
  ['sueids', 'Semipermanent device IDs', 'Identifiers of the device that change with its owner.', rfc(9711, '4.2.2'), describeObject],
  ['oemid', 'Manufacturer', 'Who made the device.', rfc(9711, '4.2.3')],
  ['hwmodel', 'Hardware model', 'Which product the device is.', rfc(9711, '4.2.4'), describeText],
  ['hwversion', 'Hardware version', 'The version of the hardware.', rfc(9711, '4.2.5')],
  ['swname', 'Software name', 'The software that runs on the device.', rfc(9711, '4.2.6'), describeText],
  ['swversion', 'Software version', 'The version of the software that runs on the device.', rfc(9711, '4.2.7')],
  ['oemboot', 'Manufacturer’s boot', 'Whether the manufacturer authorised the software that was booted.', rfc(9711, '4.2.8'), describeFlag],
  ['dbgstat', 'Debug status', 'Whether the device can be debugged.', rfc(9711, '4.2.9')],
  ['location', 'Location', 'Where the device is.', rfc(9711, '4.2.10'), describeObject],
  ['uptime', 'Uptime', 'For how many seconds the device has been up.', rfc(9711, '4.2.11'), describeCount],
  ['bootcount', 'Boot count', 'How often the device was booted.', rfc(9711, '4.2.12'), describeCount],
  ['bootseed', 'Boot seed', 'A random value of this run of the device.', rfc(9711, '4.2.13'), describeText],
  ['dloas', 'Approvals', 'The approvals that the device has been given.', rfc(9711, '4.2.14'), describeList],
  ['manifests', 'Software manifests', 'What software the device holds.', rfc(9711, '4.2.15'), describeList],
  ['measurements', 'Measurements', 'What was measured of the software.', rfc(9711, '4.2.16'), describeList],
  ['measres', 'Measurement results', 'How the measurements compare with what was expected.', rfc(9711, '4.2.17'), describeList],
  ['submods', 'Submodules', 'What parts of the device attest, by name.', rfc(9711, '4.2.18'), describeObject],
  ['eat_profile', 'EAT profile', 'Which profile of attestation tokens applies.', rfc(9711, '4.3.2'), describeText],
  ['intuse', 'Intended use', 'What the attestation is meant for.', rfc(9711, '4.3.3')],
  ['geohash', 'Geohash', 'A place, as geohash.', registry],
  ['cdniv', 'CDNI version', 'The version of the claims for signed content URIs.', rfc(9246, '2.1.1'), describeCount],
  ['cdnicrit', 'CDNI critical claims', 'Claims that must be understood.', rfc(9246, '2.1.2'), describeText],
  ['cdniip', 'CDNI client address', 'The encrypted address of the client.', rfc(9246, '2.1.3'), describeText],
  ['cdniuc', 'CDNI URI container', 'Which URIs may be fetched.', rfc(9246, '2.1.4'), describeText],
  ['cdniets', 'CDNI expiration setting', 'For how many seconds a renewed token lives.', rfc(9246, '2.1.5'), describeCount],
  ['cdnistt', 'CDNI transport', 'How a renewed token is handed on.', rfc(9246, '2.1.6'), describeCount],
  ['cdnistd', 'CDNI path depth', 'How deep the path is that a renewed token is for.', rfc(9246, '2.1.7'), describeCount],
  ['authority_hints', 'Superiors', 'Which entities vouch for this one.', federation, describeTexts],
  ['metadata_policy', 'Metadata policy', 'How the metadata of subordinates is restricted.', federation, describeObject],
  ['constraints', 'Constraints', 'What trust chains through this entity must keep to.', federation, describeObject],
  ['trust_marks', 'Trust marks', 'What others certify of the entity.', federation, describeList],
  ['trust_mark_type', 'Trust mark type', 'What is certified.', federation, describeText],
  ['trust_mark_issuers', 'Trust mark issuers', 'Who may issue which trust marks.', federation, describeObject],
  ['trust_mark_owners', 'Trust mark owners', 'Whom trust marks belong to.', federation, describeObject],
  ['logo_uri', 'Logo', 'Where the logo is.', federation, describeText],
  ['ref', 'Reference', 'Where more about it can be read.', federation, describeText],
  ['delegation', 'Delegation', 'The right to issue this trust mark, as a token.', federation, describeText],
];

/** The same as members of a registry. */
export const furtherClaims: readonly (readonly [string, RegisteredMember])[] = rows.map(
  ([name, title, meaning, source, describe = describeAny]) => [name, { title, meaning, source, describe }],
);
