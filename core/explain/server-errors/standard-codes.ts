import type { ServerCheckName } from '../diagnosis/server-check.ts';
import type { StandardCode } from './server-message.ts';

const authentication: readonly ServerCheckName[] = [
  'audience',
  'times',
  'key',
  'signature',
  'algorithm',
  'subject',
  'jti',
  'method',
  'client',
];

const assertionRules = [
  'AUD-02',
  'AUD-05',
  'AUD-07',
  'TIM-09',
  'TIM-02',
  'HDR-08',
  'HDR-16',
  'ALG-15',
  'ALG-16',
  'ALG-02',
  'CLM-03',
  'CLM-05',
  'SRV-02',
];

function userMust(code: string): StandardCode {
  return { code, checks: ['grant'], causes: ['the person must act in a browser; a refresh cannot help'], rules: [] };
}

function notTheToken(code: string): StandardCode {
  return {
    code,
    checks: ['server'],
    causes: ['the server failed or is overloaded; retry with a new assertion after Retry-After'],
    rules: ['REQ-11'],
  };
}

/** The codes of RFC 6749 5.2 and its relatives: what usually stands behind each, and which checks it leaves in question. */
export const standardCodes: readonly StandardCode[] = [
  {
    code: 'invalid_client',
    checks: [...authentication, 'request'],
    causes: [
      'the audience',
      'the clock',
      'a kid or certificate that is not registered',
      'another key',
      'an algorithm that is not registered',
      'iss or sub that is not the client_id',
      'a jti used before',
      'another method than the registered one',
      'a client that is disabled or unknown',
      'a secret read as text where bytes are expected',
    ],
    rules: assertionRules,
  },
  {
    code: 'invalid_request',
    checks: ['request', ...authentication, 'grant'],
    causes: [
      'a parameter that is missing or sent twice',
      'a body that is not a form',
      'two ways of authenticating',
      'another assertion type',
      'a faulty assertion, at some servers',
    ],
    rules: ['REQ-01', 'REQ-02', 'REQ-03', 'REQ-04', 'REQ-07', ...assertionRules],
  },
  {
    code: 'invalid_grant',
    checks: ['grant', 'audience', 'times', 'key', 'signature', 'subject', 'jti'],
    causes: [
      'the grant’s assertion, refused for one of the reasons of a client assertion',
      'a code that was used, has expired, or is another client’s',
      'a code_verifier that does not fit',
      'another redirect_uri',
      'a refresh token that was revoked, replaced, or is another client’s',
      'a person’s consent that is missing',
    ],
    rules: ['CLM-03', 'REQ-14', 'REQ-17', 'TIM-09'],
  },
  {
    code: 'unauthorized_client',
    checks: ['grant', 'method'],
    causes: ['a grant or method that this client may not use', 'domain-wide delegation that is missing (Google)'],
    rules: ['REQ-07'],
  },
  {
    code: 'unsupported_grant_type',
    checks: ['grant', 'request'],
    causes: ['a misspelt grant_type', 'a grant that is switched off'],
    rules: ['REQ-07'],
  },
  {
    code: 'invalid_scope',
    checks: ['scope'],
    causes: ['an unknown, malformed or ungranted scope', 'several resources at once', 'a missing “.default” (Entra)'],
    rules: ['REQ-09', 'REQ-12'],
  },
  { code: 'invalid_target', checks: ['scope'], causes: ['a resource or audience that is unknown or not allowed'], rules: ['REQ-12'] },
  {
    code: 'use_dpop_nonce',
    checks: ['proof'],
    causes: ['a nonce that the server asks for, which is no refusal'],
    rules: ['DPP-07', 'REQ-11'],
  },
  {
    code: 'invalid_dpop_proof',
    checks: ['proof'],
    causes: ['a DPoP proof that is missing or wrong'],
    rules: ['DPP-01', 'DPP-02', 'DPP-03', 'DPP-04', 'DPP-05', 'DPP-06'],
  },
  {
    code: 'invalid_token',
    checks: ['token', 'times', 'audience', 'signature', 'proof'],
    causes: [
      'a token that has expired',
      'a token for another audience',
      'a token of another issuer',
      'a bound token sent as Bearer',
      'an ID token sent in its place',
      'the clock',
    ],
    rules: ['TOK-03', 'TOK-04', 'TOK-05', 'TOK-06', 'TOK-07', 'TOK-08', 'TIM-12'],
  },
  { code: 'insufficient_scope', checks: ['scope'], causes: ['a scope or role that is missing'], rules: ['SRV-07'] },
  ...['interaction_required', 'consent_required', 'login_required'].map(userMust),
  ...['slow_down', 'authorization_pending', 'expired_token'].map((code) => ({
    code,
    checks: ['grant'] as const,
    causes: ['the device flow’s polling (RFC 8628 3.5)'],
    rules: [],
  })),
  ...['temporarily_unavailable', 'server_error'].map(notTheToken),
];

/** The table's entry for a code, or undefined. */
export function standardCode(code: string): StandardCode | undefined {
  return standardCodes.find((entry) => entry.code === code);
}
