import type { DescribeValue, RegisteredMember } from './registered-member.ts';
import { openid, openidCore, rfc, type Source } from './sources.ts';
import { durationWords } from './time-words.ts';
import { describeAny, describeText, describeUrl, inWords } from './value-words.ts';

const request = openidCore('3.1.2.1', 'AuthRequest');
const response = openid('JARM 2.1', 'oauth-v2-jarm-final.html#section-2.1');

const describeSeconds: DescribeValue = (value) => inWords(typeof value === 'number' ? durationWords(value) : null);

type Row = readonly [name: string, title: string, meaning: string, source: Source, describe: DescribeValue];

const rows: readonly Row[] = [
  ['response_type', 'Response type', 'What the client asks the authorization endpoint for.', rfc(6749, '3.1.1'), describeText],
  ['response_mode', 'Response mode', 'How the answer comes back to the client.', response, describeText],
  ['redirect_uri', 'Redirect URI', 'Where the answer is sent.', rfc(6749, '3.1.2'), describeUrl],
  ['state', 'State', 'Comes back unchanged, so that the client knows the answer for its own.', rfc(6749, '4.1.1'), describeText],
  ['prompt', 'Prompt', 'Whether the person is asked to sign in, to consent or to choose an account.', request, describeText],
  ['display', 'Display', 'How the server shows its pages: page, popup, touch or wap.', request, describeText],
  ['max_age', 'Greatest age', 'How long ago the person may have signed in, in seconds.', request, describeSeconds],
  ['ui_locales', 'Languages', 'Languages for the server’s pages, the preferred one first.', request, describeText],
  ['id_token_hint', 'ID token hint', 'An earlier ID token of the person who should be signed in.', request, describeText],
  ['acr_values', 'Authentication classes', 'Ways of signing in that the client asks for, the preferred one first.', request, describeText],
  ['claims', 'Claims', 'Single claims that the client asks for.', openidCore('5.5', 'ClaimsParameter'), describeAny],
  ['code_challenge', 'Code challenge', 'What the code verifier of the token request must fit.', rfc(7636, '4.3'), describeText],
  ['code_challenge_method', 'Code challenge method', 'How the challenge is made of the verifier.', rfc(7636, '4.3'), describeText],
  ['code', 'Authorization code', 'What the client exchanges for tokens, once.', rfc(6749, '4.1.2'), describeText],
  ['error', 'Error', 'Why there is no code.', rfc(6749, '4.1.2.1'), describeText],
  ['error_description', 'Error description', 'More about the error, for developers.', rfc(6749, '4.1.2.1'), describeText],
];

/** Parameters of authorization requests and responses, which stand as claims in request objects (RFC 9101 4) and in signed responses. */
export const authorizationClaims: readonly (readonly [string, RegisteredMember])[] = rows.map(
  ([name, title, meaning, source, describe]) => [name, { title, meaning, source, describe }],
);
