import { describeActor, describeAuthorizationDetails, describeConfirmation, describeEvents } from './nested-words.ts';
import type { RegisteredMember } from './registered-member.ts';
import { openid, rfc } from './sources.ts';
import { describeAny, describeList, describeObject, describeScope, describeText, describeTexts, describeUrl } from './value-words.ts';

/** Claims of access tokens, DPoP proofs, token exchange and what else OAuth added. */
export const oauthClaims: readonly (readonly [string, RegisteredMember])[] = [
  ['client_id', { title: 'Client', meaning: 'The client that the token was issued to.', source: rfc(8693, '4.3'), describe: describeText }],
  ['scope', { title: 'Scope', meaning: 'What the token may be used for.', source: rfc(8693, '4.2'), describe: describeScope }],
  [
    'cnf',
    {
      title: 'Confirmation',
      meaning: 'The key that the presenter must prove to hold; as a plain Bearer token this one is refused.',
      source: rfc(7800, '3.1'),
      describe: describeConfirmation,
    },
  ],
  ['act', { title: 'Actor', meaning: 'Who acts on behalf of the subject.', source: rfc(8693, '4.1'), describe: describeActor }],
  ['may_act', { title: 'May act', meaning: 'Who may act on behalf of the subject.', source: rfc(8693, '4.4'), describe: describeActor }],
  [
    'authorization_details',
    {
      title: 'Authorization details',
      meaning: 'What was allowed, finer than scopes can say.',
      source: rfc(9396, '9.1'),
      describe: describeAuthorizationDetails,
    },
  ],
  ['roles', { title: 'Roles', meaning: 'The subject’s roles.', source: rfc(9068, '2.2.3.1'), describe: describeList }],
  ['groups', { title: 'Groups', meaning: 'The groups that the subject belongs to.', source: rfc(9068, '2.2.3.1'), describe: describeList }],
  [
    'entitlements',
    { title: 'Entitlements', meaning: 'What the subject is entitled to.', source: rfc(9068, '2.2.3.1'), describe: describeList },
  ],
  [
    'htm',
    {
      title: 'HTTP method',
      meaning: 'The method of the request that this proof is for.',
      source: rfc(9449, '4.2'),
      describe: describeText,
    },
  ],
  [
    'htu',
    {
      title: 'HTTP target URI',
      meaning: 'The URL of the request that this proof is for, without query and fragment.',
      source: rfc(9449, '4.2'),
      describe: describeUrl,
    },
  ],
  [
    'ath',
    {
      title: 'Access token hash',
      meaning: 'The SHA-256 hash of the access token sent along.',
      source: rfc(9449, '4.2'),
      describe: describeText,
    },
  ],
  [
    'token_introspection',
    {
      title: 'Introspection response',
      meaning: 'What the authorization server says about the token that was asked about.',
      source: rfc(9701, '5'),
      describe: describeObject,
    },
  ],
  ['events', { title: 'Events', meaning: 'What happened, by event type.', source: rfc(8417, '2.2'), describe: describeEvents }],
  ['txn', { title: 'Transaction', meaning: 'The transaction that this belongs to.', source: rfc(8417, '2.2'), describe: describeText }],
  [
    'sub_id',
    {
      title: 'Subject identifier',
      meaning: 'Whom this is about, in a structured form.',
      source: rfc(9493, '4.1'),
      describe: describeObject,
    },
  ],
  [
    '_sd',
    {
      title: 'Disclosure digests',
      meaning: 'Hashes of claims that the holder may disclose.',
      source: rfc(9901, '4.2.4.1'),
      describe: describeTexts,
    },
  ],
  [
    '_sd_alg',
    {
      title: 'Disclosure hash',
      meaning: 'The hash function of the disclosure digests.',
      source: rfc(9901, '4.1.1'),
      describe: describeText,
    },
  ],
  [
    'sd_hash',
    { title: 'SD-JWT hash', meaning: 'The hash of the SD-JWT that is presented.', source: rfc(9901, '4.3'), describe: describeText },
  ],
  ['orig', { title: 'Originating identity', meaning: 'Who calls.', source: rfc(8225, '5.2.1'), describe: describeObject }],
  ['dest', { title: 'Destination identity', meaning: 'Who is called.', source: rfc(8225, '5.2.1'), describe: describeObject }],
  [
    'jwks',
    {
      title: 'JWK Set',
      meaning: 'The keys of the entity that this statement is about.',
      source: openid('OpenID Federation 3', 'openid-federation-1_0.html'),
      describe: describeObject,
    },
  ],
  [
    'metadata',
    {
      title: 'Metadata',
      meaning: 'What the entity says of itself, by role.',
      source: openid('OpenID Federation 3', 'openid-federation-1_0.html'),
      describe: describeAny,
    },
  ],
];
