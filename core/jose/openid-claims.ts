import { describeAuthenticationMethods } from './claim-words.ts';
import { describeKey } from './header-words.ts';
import type { DescribeValue, RegisteredMember } from './registered-member.ts';
import { openid, openidCore } from './sources.ts';
import { describeDate, describeFlag, describeObject, describeText, describeUrl } from './value-words.ts';

const idToken = openidCore('2', 'IDToken');
const standard = openidCore('5.1', 'StandardClaims');

/** A claim about a person (OpenID Connect Core 5.1). */
function personal(title: string, meaning: string, describe: DescribeValue = describeText): RegisteredMember {
  return { title, meaning, source: standard, describe };
}

/** Claims of ID tokens, and the standard claims about a person. */
export const openidClaims: readonly (readonly [string, RegisteredMember])[] = [
  [
    'azp',
    {
      title: 'Authorized party',
      meaning: 'The client that the token was issued to, by its client_id.',
      source: idToken,
      describe: describeText,
    },
  ],
  [
    'nonce',
    {
      title: 'Nonce',
      meaning: 'The value that the client sent with its request, so that it can tell its answer from another’s.',
      source: idToken,
      describe: describeText,
    },
  ],
  ['auth_time', { title: 'Authentication time', meaning: 'When the person signed in.', source: idToken, describe: describeDate }],
  [
    'acr',
    { title: 'Authentication context', meaning: 'How strongly the person was authenticated.', source: idToken, describe: describeText },
  ],
  [
    'amr',
    { title: 'Authentication methods', meaning: 'How the person signed in.', source: idToken, describe: describeAuthenticationMethods },
  ],
  [
    'at_hash',
    {
      title: 'Access token hash',
      meaning: 'The left half of the hash of the access token issued along with this one.',
      source: openidCore('3.1.3.6', 'CodeIDToken'),
      describe: describeText,
    },
  ],
  [
    'c_hash',
    {
      title: 'Code hash',
      meaning: 'The left half of the hash of the authorization code issued along with this token.',
      source: openidCore('3.3.2.11', 'HybridIDToken'),
      describe: describeText,
    },
  ],
  [
    'sid',
    {
      title: 'Session ID',
      meaning: 'The person’s session at the issuer.',
      source: openid('OpenID Connect Front-Channel Logout 3', 'openid-connect-frontchannel-1_0.html#OPLogout'),
      describe: describeText,
    },
  ],
  [
    'sub_jwk',
    {
      title: 'Subject’s key',
      meaning: 'The key of a self-issued token, whose thumbprint is its subject.',
      source: openidCore('7.4', 'SelfIssuedResponse'),
      describe: describeKey,
    },
  ],
  ['name', personal('Name', 'The person’s full name as it is shown.')],
  ['given_name', personal('Given name', 'The person’s first name or names.')],
  ['family_name', personal('Family name', 'The person’s last name or names.')],
  ['middle_name', personal('Middle name', 'The person’s middle name or names.')],
  ['nickname', personal('Nickname', 'What the person is called.')],
  ['preferred_username', personal('Preferred user name', 'The name that the person goes by; it may change and is no identifier.')],
  ['profile', personal('Profile', 'The person’s profile page.', describeUrl)],
  ['picture', personal('Picture', 'A picture of the person.', describeUrl)],
  ['website', personal('Website', 'The person’s own page.', describeUrl)],
  ['email', personal('E-mail address', 'The person’s address; it may change and is no identifier.')],
  ['email_verified', personal('E-mail address verified', 'Whether the issuer made sure that the address is the person’s.', describeFlag)],
  ['gender', personal('Gender', 'The person’s gender.')],
  ['birthdate', personal('Birthday', 'The person’s day of birth, YYYY-MM-DD.')],
  ['zoneinfo', personal('Time zone', 'The person’s time zone, such as Europe/Paris.')],
  ['locale', personal('Locale', 'The person’s language and country, such as en-US.')],
  ['phone_number', personal('Telephone number', 'The person’s number, best written as +49 151 ….')],
  [
    'phone_number_verified',
    personal('Telephone number verified', 'Whether the issuer made sure that the number is the person’s.', describeFlag),
  ],
  ['address', { ...personal('Address', 'The person’s postal address.', describeObject), source: openidCore('5.1.1', 'AddressClaim') }],
  ['updated_at', personal('Updated at', 'When the person’s information was last changed.', describeDate)],
];
