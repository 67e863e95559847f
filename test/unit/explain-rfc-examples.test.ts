import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import { lint } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { keyEvidence } from '../../core/explain/key-evidence.ts';
import { checkSignature } from '../../core/explain/signature-evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { isObject } from '../../core/jose/value-words.ts';
import bis from '../vectors/rfc/rfc7523bis-examples.json' with { type: 'json' };
import dpop from '../vectors/rfc/rfc9449-dpop.json' with { type: 'json' };
import jws from '../vectors/rfc/rfc7515-7517-7638.json' with { type: 'json' };
import { keySet } from '../support/public-keys.ts';

const errorsIn = (evidence: Evidence): string[] =>
  lint(evidence)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule} ${message}`);
const base = { profile: baseProfiles.base } as const;

describe('no rule finds an error in the examples of rfc7523bis', () => {
  const { header, claims, form } = bis.client_authentication_jwt;
  const { aud: issuer, sub: clientId } = claims;
  const known: Omit<Evidence, 'profile'> = {
    use: 'client-assertion',
    at: claims.iat,
    token: draftToken(header, claims),
    registration: { clientId, method: 'private_key_jwt', alg: null, jwksUri: null },
    issuer,
  };

  it.each(['base', 'bis', 'fapi2'] as const)('client authentication, for %s', (id) => {
    const errors = errorsIn({ ...known, profile: baseProfiles[id] });
    // FAPI 2.0 demands the “jti” that the example lacks.
    expect(errors).toEqual(id === 'fapi2' ? [expect.stringMatching(/^CLM-04 /)] : []);
    expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  });

  it('the authorization grant', () => {
    const { claims: grant } = bis.authorization_grant_jwt;
    const token = draftToken({ alg: 'ES256', kid: '16' }, grant);
    expect(errorsIn({ ...base, use: 'grant', at: grant.iat, token, issuer: grant.aud })).toEqual([]);
  });
});

describe('no rule finds an error in the examples of RFC 9449', () => {
  const proofs = dpop.proofs.filter(({ header }) => header.typ === 'dpop+jwt');

  it.each(proofs)('$section', async ({ jwt, claims, header }) => {
    const key = await keyEvidence(header.jwk ?? {}, { label: 'the key in the proof' });
    const signature = await checkSignature(jwt, keySet([key]));
    expect(signature.state).toBe('verified');
    const { htm: method = 'POST', htu: url = '' } = claims;
    const errors = errorsIn({
      ...base,
      use: 'dpop-proof',
      at: claims.iat ?? 0,
      token: { draft: false, read: readToken(jwt) },
      signature,
      request: { endpoint: 'api', method, url: `${url}?page=2`, headers: [], parameters: null },
      dpop: { ath: claims.ath ?? null, thumbprint: key.thumbprint, bindings: [], nonce: null, earlier: [] },
    });
    expect(errors).toEqual([]);
  });

  it('are there', () => expect(proofs.length).toBeGreaterThan(1));
});

describe('no rule finds an error in the signed examples of RFC 7515 as access tokens', () => {
  const examples = Object.entries(jws.examples).flatMap(([name, example]) => {
    const { jwsc, jwk } = { jwsc: undefined, jwk: undefined, ...example };
    const text = typeof jwsc === 'string' ? jwsc : '';
    return isObject(jwk) && readToken(text).claims?.['iss'] === 'joe' && readToken(text).header?.['alg'] !== 'none'
      ? [{ name, text, jwk }]
      : [];
  });

  it.each(examples)('$name', async ({ text, jwk }) => {
    const keys = jwk['kty'] === 'oct' ? undefined : keySet([await keyEvidence(jwk, { label: 'the example’s key' })]);
    const errors = errorsIn({
      ...base,
      use: 'access-token',
      at: 1_300_819_000,
      token: { draft: false, read: readToken(text) },
      ...(keys === undefined ? {} : { keys: { ...keys, keys: keys.keys.map((key) => ({ ...key, privateMembers: [] })) } }),
    });
    expect(errors).toEqual([]);
  });

  it('are there', () => expect(examples.length).toBeGreaterThan(2));
});
