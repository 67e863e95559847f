import { describeJwtId, lifetimeSentence, partySentence } from './claim-words.ts';
import type { RegisteredMember } from './registered-member.ts';
import { rfc } from './sources.ts';
import { describeAudience, describeDate, describeStringOrUri } from './value-words.ts';

/** The claims of RFC 7519 itself. */
export const jwtClaims: readonly (readonly [string, RegisteredMember])[] = [
  [
    'iss',
    {
      title: 'Issuer',
      meaning: 'Who made and signed the token.',
      source: rfc(7519, '4.1.1'),
      describe: describeStringOrUri,
      meaningHere: partySentence('Who made the token: the client itself, as it must be for client authentication (RFC 7523 3).'),
    },
  ],
  [
    'sub',
    {
      title: 'Subject',
      meaning: 'Whom or what the token is about.',
      source: rfc(7519, '4.1.2'),
      describe: describeStringOrUri,
      meaningHere: partySentence('Whom the token is about: the client itself, by its client_id (RFC 7523 3).'),
    },
  ],
  [
    'aud',
    {
      title: 'Audience',
      meaning: 'Who may take the token; anybody else must refuse it.',
      source: rfc(7519, '4.1.3'),
      describe: describeAudience,
      meaningHere: partySentence(
        'Who may take the assertion: the authorization server, by its issuer identifier (rfc7523bis 4) or, where the server wants that, the URL of its token endpoint (RFC 7523 3).',
      ),
    },
  ],
  [
    'exp',
    {
      title: 'Expiration time',
      meaning: 'When the token ends; from then on it must be refused.',
      source: rfc(7519, '4.1.4'),
      describe: describeDate,
      meaningHere: lifetimeSentence,
    },
  ],
  [
    'nbf',
    {
      title: 'Not before',
      meaning: 'When the token begins; until then it must be refused.',
      source: rfc(7519, '4.1.5'),
      describe: describeDate,
    },
  ],
  [
    'iat',
    {
      title: 'Issued at',
      meaning: 'When the token was made.',
      source: rfc(7519, '4.1.6'),
      describe: describeDate,
    },
  ],
  [
    'jti',
    {
      title: 'JWT ID',
      meaning: 'This token’s own identifier, never used again, so that a copy of it can be refused.',
      source: rfc(7519, '4.1.7'),
      describe: describeJwtId,
    },
  ],
];
