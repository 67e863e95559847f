import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import {
  claims,
  claimsText,
  clientSecret,
  edDsa,
  findingsIn,
  good,
  goodHeader,
  head,
  hs256,
  made,
  ps256,
  withSecret,
} from '../support/negative-cases.ts';
import { goodClaims, issuer, now, tokenEndpoint } from '../support/rule-cases.ts';

const { bis, oidc, fapi2 } = baseProfiles;
const [header = '', payload = '', signature = ''] = good.split('.');
const bytes = Buffer.from(signature, 'base64url');
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const twin = (order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
const accepted = (name: string, token: string, more: Partial<Evidence> = {}) => ({ name, token, more });

const controls = [
  accepted('P-01 ES256', good),
  accepted('P-01 ES256 for rfc7523bis', good, { profile: bis }),
  accepted('P-01 ES256 for FAPI', good, { profile: fapi2 }),
  accepted('P-02 PS256', head({ alg: 'PS256', kid: 'k2' }, ps256), { profile: fapi2 }),
  accepted('P-03 EdDSA', head({ alg: 'EdDSA', kid: 'k3' }, edDsa)),
  accepted('P-04 Ed25519', head({ alg: 'Ed25519', kid: 'k3' }, edDsa)),
  accepted('P-05 HS256', head({ alg: 'HS256', kid: undefined }, hs256(clientSecret)), withSecret),
  accepted(
    'the form that oauth4webapi 3 gives assertions',
    made({ header: { typ: undefined }, claims: { jti: 'mEVHmvuZhDrUE8bVJ8y1n1V2JtZQ3bJ7gYQ5J4l0b0s', nbf: now } }),
  ),
  accepted(
    'the same for FAPI',
    made({ header: { typ: undefined }, claims: { jti: 'mEVHmvuZhDrUE8bVJ8y1n1V2JtZQ3bJ7gYQ5J4l0b0s', nbf: now } }),
    { profile: fapi2 },
  ),
  accepted('the same with a secret', made({ header: '{"alg":"HS256"}', claims: { nbf: now }, sign: hs256(clientSecret) }), withSecret),
  accepted('P-06 typ JWT', head({ typ: 'JWT' }), { profile: bis }),
  accepted('P-07 no typ', head({ typ: undefined }), { profile: bis }),
  accepted('P-08 no nbf', claims({ nbf: undefined })),
  accepted('P-09 iat and nbf 8 s ahead', claims({ iat: now + 8, nbf: now + 8, exp: now + 68 }), { profile: fapi2 }),
  accepted('P-10 aud is an array with the issuer', claims({ aud: [issuer] }), { profile: bis }),
  accepted('P-11 aud is the token endpoint', claims({ aud: tokenEndpoint })),
  accepted('P-11 aud is the token endpoint for OpenID Connect', claims({ aud: tokenEndpoint }), { profile: oidc }),
  accepted(
    'P-12 white space in the JSON',
    made({ header: `{ "alg" : "ES256",\n "kid":"k1" }`, claims: JSON.stringify(goodClaims, null, 2) }),
  ),
  accepted('P-13 typ with application/ in upper case', head({ typ: 'APPLICATION/CLIENT-AUTHENTICATION+JWT' }), { profile: bis }),
  accepted('N-E30 an escaped member name', head(JSON.stringify(goodHeader).replace('alg', String.raw`\u0061lg`))),
  accepted('N-E34 a member __proto__', claims(claimsText.replace('{', '{"__proto__":{"admin":true},'))),
  accepted(
    'N-A26 ECDSA s replaced by n-s',
    `${header}.${payload}.${Buffer.concat([bytes.subarray(0, 32), Buffer.from(twin, 'hex')]).toString('base64url')}`,
  ),
];

describe('what has to be accepted', () => {
  it.each(controls)('$name', async ({ token, more }) => {
    const findings = await findingsIn(token, more);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });
});
