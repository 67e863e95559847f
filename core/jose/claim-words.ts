import { isClientAssertion } from './client-assertion-shape.ts';
import type { DescribeValue, RegisteredMember } from './registered-member.ts';
import { durationWords, grouped } from './time-words.ts';
import { describeText, describeTexts, faulty } from './value-words.ts';

type MeaningHere = NonNullable<RegisteredMember['meaningHere']>;

/** The sentence for a client assertion; other tokens keep the general one. */
export function partySentence(sentence: string): MeaningHere {
  return (_value, { header, claims }) => (isClientAssertion(header, claims) ? sentence : null);
}

/** What `exp` says about the token's lifetime when `iat` or `nbf` gives its beginning. */
export const lifetimeSentence: MeaningHere = (value, { claims }) => {
  const from = typeof claims['iat'] === 'number' ? 'iat' : 'nbf';
  const beginning = claims[from];
  if (typeof value !== 'number' || typeof beginning !== 'number' || !Number.isFinite(value - beginning)) return null;
  const lifetime = value - beginning;
  if (lifetime < 0) return `When the token ends: ${durationWords(lifetime)} before its ${from}, so it never lives.`;
  return `When the token ends: it lives ${durationWords(lifetime)} from its ${from}, and must be refused after that.`;
};

/** A `jti` (RFC 7519 4.1.7), of a length that servers can store. */
export const describeJwtId: DescribeValue = (value, context) => {
  if (typeof value === 'string' && value.length > 255)
    return faulty(`It has ${grouped(value.length)} characters; servers store up to 255 or fewer.`);
  return describeText(value, context);
};

/** Authentication method references that people meet (RFC 8176 2). */
const authenticationMethods: ReadonlyMap<string, string> = new Map([
  ['pwd', 'password'],
  ['pin', 'PIN'],
  ['otp', 'one-time password'],
  ['mfa', 'several factors'],
  ['mca', 'several channels'],
  ['sms', 'text message'],
  ['tel', 'telephone call'],
  ['hwk', 'hardware key'],
  ['swk', 'software key'],
  ['pop', 'proof of possession'],
  ['face', 'face'],
  ['fpt', 'fingerprint'],
  ['iris', 'iris'],
  ['vbm', 'voice'],
  ['kba', 'answers to questions'],
  ['geo', 'place'],
  ['rba', 'risk'],
  ['sc', 'smart card'],
  ['user', 'presence'],
  ['wia', 'Windows sign-in'],
]);

/** How the person signed in (OpenID Connect Core 2). */
export const describeAuthenticationMethods: DescribeValue = (value, context) => {
  if (!Array.isArray(value)) return describeTexts(value, context);
  const known = value.slice(0, 10).map((each) => (typeof each === 'string' ? (authenticationMethods.get(each) ?? each.slice(0, 40)) : ''));
  return { words: known.join(', ') || null, fault: describeTexts(value, context).fault };
};
