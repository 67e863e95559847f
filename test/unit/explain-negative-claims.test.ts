import { describe, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import {
  claims,
  claimsText,
  error,
  head,
  information,
  made,
  proveRow,
  publicJwks,
  warning,
  type NegativeRow as Row,
} from '../support/negative-cases.ts';
import { issuer, now, profile, tokenEndpoint } from '../support/rule-cases.ts';

/* The negative test matrix's changes to what an assertion claims; see explain-negative-tokens.test.ts. */

const { bis, oidc, fapi2 } = baseProfiles;
const other = 'https://other.example';
const par = 'https://as.example/realms/one/par';
const ecJwk = publicJwks[0] ?? {};

const types = ['at+jwt', 'dpop+jwt', 'logout+jwt', 'secevent+jwt', 'oauth-authz-req+jwt', 'token-introspection+jwt'];
const identity: readonly Row[] = [
  ...types.map((typ, index) => error(`N-T0${index + 1}`, `typ ${typ}`, head({ typ }), 'HDR-05')),
  error(
    'N-T07',
    'request object',
    claims({ sub: undefined, client_id: 'client-one', response_type: 'code', redirect_uri: 'https://c.example/cb' }),
    'CLM-02',
  ),
  error('N-T08', 'ID token', claims({ iss: issuer, sub: 'user', aud: 'client-one', nonce: 'n' }), 'CLM-03'),
  error(
    'N-T09',
    'DPoP proof',
    made({ header: { typ: 'dpop+jwt', jwk: ecJwk }, claims: JSON.stringify({ jti: 'a', htm: 'POST', htu: tokenEndpoint, iat: now }) }),
    'HDR-05',
  ),
  error('N-T10', 'jwt-bearer grant', claims({ sub: 'user@example.com' }), 'CLM-03'),
  error('N-S01', 'iss missing', claims({ iss: undefined }), 'CLM-01'),
  error('N-S02', 'iss wrong', claims({ iss: 'other' }), 'CLM-03'),
  error('N-S03', 'iss is an array', claims({ iss: ['client-one'] }), 'CLM-01'),
  error('N-S04', 'sub missing', claims({ sub: undefined }), 'CLM-02'),
  error('N-S05', 'sub wrong', claims({ sub: 'other' }), 'CLM-03'),
  error('N-S06', 'iss and sub another client', claims({ iss: 'other', sub: 'other' }), 'CLM-03'),
  error('N-S07', 'client_id in another case', claims({ iss: 'Client-One', sub: 'Client-One' }), 'CLM-03'),
  error('N-S08', 'client_id with trailing space', claims({ iss: 'client-one ', sub: 'client-one ' }), 'CLM-03'),
  error('N-S09', 'sub is a number', claims({ sub: 1 }), 'CLM-02'),
  error('N-S10', 'jti missing', claims({ jti: undefined }), 'CLM-04', { profile: oidc }),
  error('N-S11', 'jti is a number', claims({ jti: 1 }), 'CLM-06'),
  error('N-S12', 'jti empty', claims({ jti: '' }), 'CLM-06'),
  warning('N-S13', 'jti of 10000 characters', claims({ jti: 'k4'.repeat(5000) }), 'CLM-06'),
];

const aud = (id: string, change: string, value: unknown, rule: string, more?: Partial<Evidence>): Row =>
  error(id, change, claims({ aud: value }), rule, more);
const audience: readonly Row[] = [
  aud('N-U01', 'missing', undefined, 'AUD-01'),
  aud('N-U02', 'empty string', '', 'AUD-01'),
  aud('N-U03', 'empty array', [], 'AUD-01'),
  aud('N-U04', 'another server', other, 'AUD-02', { profile: bis }),
  aud('N-U05', 'PAR endpoint', par, 'AUD-06', { profile: fapi2 }),
  aud('N-U06', 'issuer and another value', [issuer, other], 'AUD-04', { profile: fapi2 }),
  aud('N-U07', 'issuer twice', [issuer, issuer], 'AUD-04', { profile: bis }),
  aud('N-U08', 'issuer with a slash', `${issuer}/`, 'AUD-07'),
  aud('N-U09', 'issuer in upper case', issuer.replace('as.example', 'AS.EXAMPLE'), 'AUD-07'),
  aud('N-U10', 'http scheme', issuer.replace('https', 'http'), 'AUD-07'),
  aud('N-U11', 'explicit port 443', issuer.replace('as.example', 'as.example:443'), 'AUD-07'),
  aud('N-U12', 'client_id', 'client-one', 'AUD-02', { profile: bis }),
  aud('N-U13', 'resource server', 'https://api.example', 'AUD-02', { profile: bis }),
  aud('N-U14', 'null', null, 'AUD-01'),
  aud('N-U15', 'number', 1, 'AUD-01'),
  aud('N-U16', 'object', { issuer }, 'AUD-01'),
  aud('N-U17', 'array with a number', [issuer, 1], 'AUD-01'),
  aud('N-U18', 'issuer as prefix', `${issuer}.attacker.example`, 'AUD-02', { profile: bis }),
  aud('N-U19', 'nested array', [[issuer]], 'AUD-01'),
  aud('N-U20', 'token endpoint of another server', 'https://other.example/token', 'AUD-02', { profile: bis }),
];

const hour = 3600;
const wantsIat = profile({ name: 'Wants iat', limits: { claims: ['iat'] } });
const time: readonly Row[] = [
  error('N-X01', 'exp missing', claims({ exp: undefined }), 'TIM-01'),
  error('N-X02', 'exp 5 minutes ago', claims({ iat: now - 360, exp: now - 300 }), 'TIM-02'),
  error('N-X03', 'exp equal to now', claims({ iat: now - 60, exp: now }), 'TIM-02'),
  warning('N-X04', 'exp in 1 hour', claims({ exp: now + hour }), 'TIM-03'),
  error('N-X05', 'exp in 25 hours', claims({ exp: now + 25 * hour }), 'TIM-03'),
  error('N-X06', 'exp in 10 years', claims({ exp: now + 87_600 * hour }), 'TIM-03'),
  error('N-X07', 'exp in milliseconds', claims({ exp: (now + 60) * 1000 }), 'TIM-04'),
  error('N-X08', 'exp as string', claims({ exp: String(now + 60) }), 'TIM-04'),
  error('N-X09', 'exp null', claims({ exp: null }), 'TIM-04'),
  error('N-X10', 'exp negative', claims({ iat: undefined, exp: -1 }), 'TIM-02'),
  information('N-X11', 'exp fractional', claims({ exp: now + 60.5 }), 'TIM-11'),
  error('N-X12', 'nbf 100 s ahead', claims({ nbf: now + 100, exp: now + 160 }), 'TIM-05'),
  error('N-X13', 'iat, nbf and exp 62 s ahead', claims({ iat: now + 62, nbf: now + 62, exp: now + 122 }), 'TIM-06', { profile: fapi2 }),
  warning('N-X14', 'iat one day old, exp valid', claims({ iat: now - 24 * hour }), 'TIM-07'),
  error('N-X15', 'iat as string', claims({ iat: String(now) }), 'TIM-04'),
  error('N-X16', 'exp before iat', claims({ iat: now + 50, exp: now + 10 }), 'TIM-08'),
  error('N-X17', 'nbf after exp', claims({ nbf: now + 120 }), 'TIM-08'),
  warning('N-X18', 'iat missing', claims({ iat: undefined }), 'TIM-10', { profile: wantsIat }),
  error('N-X19', 'exp is an ISO date', claims({ exp: '2026-01-01T00:01:00Z' }), 'TIM-04'),
  error('N-X20', 'exp 1e999', claims(claimsText.replace(/"exp":\d+/, '"exp":1e999')), 'ENC-09'),
  warning('N-X21', 'exp in exponent form', claims(claimsText.replace(/"exp":\d+/, '"exp":1.7672256600e9')), 'ENC-09'),
  error('N-X22', 'exp beyond 2^53', claims(claimsText.replace(/"exp":\d+/, '"exp":9007199254740993')), 'ENC-09'),
];

describe.each([
  ['types, issuer, subject and jti', identity],
  ['audience', audience],
  ['time', time],
])('negative tests of %s', (_title, rows) => {
  it.each(rows.map((row) => [`${row.id} ${row.change}: ${row.rule}`, row] as const))('%s', (_name, row) => proveRow(row));
});
