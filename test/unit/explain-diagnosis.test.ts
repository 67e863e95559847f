import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import { diagnose, type RefusalEvidence } from '../../core/explain/diagnosis/diagnose.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import { freshToken } from '../../core/explain/fix.ts';
import { profileNamed } from '../../core/explain/profiles/profile-in-force.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';

const at = 1_767_225_600;
const tokenEndpoint = 'https://as.example/token';

/** A good client assertion's claims. */
const claims: JsonObject = {
  iss: 'billing',
  sub: 'billing',
  aud: 'https://as.example',
  jti: 'b1a7e2c4-5d3f-4a6b-8c9d-0e1f2a3b4c5d',
  iat: at,
  exp: at + 60,
};

interface Refusal {
  readonly status?: number;
  readonly error?: string | undefined;
  readonly text?: string | undefined;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

/** A refused token request, as far as it is known. */
function refused(
  { status = 401, error = 'invalid_client', text, headers = [] }: Refusal,
  more: Partial<RefusalEvidence> = {},
): RefusalEvidence {
  const json = { error, ...(text === undefined ? {} : { error_description: text }) };
  return {
    use: 'client-assertion',
    at,
    profile: baseProfiles.base,
    token: draftToken({ alg: 'ES256', kid: 'k1', typ: 'JWT' }, claims),
    registration: { clientId: 'billing', method: 'private_key_jwt', alg: 'ES256', jwksUri: null },
    issuer: 'https://as.example',
    tokenEndpoint,
    history: [],
    request: {
      endpoint: 'token',
      method: 'POST',
      url: tokenEndpoint,
      headers: [{ name: 'content-type', value: 'application/x-www-form-urlencoded', secret: null }],
      parameters: [
        { name: 'grant_type', value: 'client_credentials', secret: null },
        { name: 'client_assertion_type', value: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', secret: null },
        { name: 'client_assertion', value: 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJiIn0.c2VjcmV0LXNpZ25hdHVyZQ', secret: 'client_assertion' },
      ],
    },
    response: { status, headers, body: JSON.stringify(json), json, receivedAt: at, clockOffset: 0 },
    ...more,
  };
}

/** A refused call of an API. */
function refusedCall(token: JsonObject, more: Partial<RefusalEvidence>, challenge: string): RefusalEvidence {
  const base = refused({ status: 401, error: undefined });
  return {
    ...base,
    use: 'access-token',
    token: draftToken({ alg: 'ES256', typ: 'at+jwt' }, token),
    request: {
      endpoint: 'api',
      method: 'GET',
      url: 'https://api.example/payments',
      headers: [{ name: 'authorization', value: 'Bearer ‹access_token›', secret: 'access_token' }],
      parameters: null,
    },
    response: {
      status: 401,
      headers: [{ name: 'WWW-Authenticate', value: challenge }],
      body: '',
      json: null,
      receivedAt: at,
      clockOffset: 0,
    },
    ...more,
  };
}

const accessToken = { iss: 'https://as.example', aud: 'https://api.example', exp: at + 300, iat: at, sub: 's', client_id: 's', jti: 'x' };
const invalidToken = 'Bearer error="invalid_token"';

describe('a diagnosis', () => {
  test('says that nothing can be seen where nothing can be, with whom to ask and what to send', () => {
    const { causes, checks, summary } = diagnose(refused({}));
    expect(causes[0]).toMatchObject({
      id: 'nothing-visible',
      verdict: 'nothing-visible',
      fix: null,
      advice: expect.stringContaining('operator'),
    });
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(checks.find(({ name }) => name === 'subject')).toMatchObject({ state: 'passed' });
    expect(summary).toContain('"jti":"b1a7e2c4');
  });

  test('has a summary without the assertion, its signature, or what a URL’s query holds', () => {
    const evidence = refused({}, {});
    const { summary } = diagnose({ ...evidence, request: { ...evidence.request, url: `${tokenEndpoint}?client_secret=hunter2` } });
    expect(summary).not.toMatch(/eyJ|hunter2|c2VjcmV0/);
  });

  test.each([
    ['AADSTS700027: Client assertion contains an invalid signature.', 'signature'],
    ['AADSTS700024: Client assertion is not within its valid time range.', 'times'],
    ['The audience claim for client_assertion must be the endpoint invoked for the request.', 'audience'],
    ['The client_assertion token has expired.', 'times'],
    ['Token reuse detected', 'jti'],
    ['Claim "jti" MUST only be used once.', 'jti'],
    ['assertion signature could not be checked by frobnicator', 'signature'],
  ])('knows by “%s” which check failed', (text, check) => {
    const { said, checks } = diagnose(refused({ text }));
    expect(said).toMatchObject({ specific: true, meaning: expect.any(String) });
    expect(said.checks).toContain(check);
    expect(checks.filter(({ state }) => state === 'failed').every(({ name }) => said.checks?.includes(name) === true)).toBe(true);
  });

  test('keeps what is wrong apart from what the server complained of', () => {
    const token = draftToken({ alg: 'ES256', kid: 'k1' }, { ...claims, exp: at - 60, aud: 'https://as.example/' });
    const said = { text: 'client authentication failed: audience (aud) must equal the issuer identifier url' };
    const { causes } = diagnose(refused(said, { token }));
    expect(causes.map(({ id, verdict }) => [id, verdict])).toEqual(
      expect.arrayContaining([
        ['AUD-07', 'cause'],
        ['TIM-02', 'wrong-but-not-this'],
      ]),
    );
    expect(causes[0]?.id).toBe('AUD-07');
  });

  test.each([
    ['sub by a letter', { sub: 'billin' }],
    ['sub in case', { sub: 'Billing' }],
    ['sub with a space', { sub: 'billing ' }],
    ['iss and sub', { iss: 'other', sub: 'other' }],
  ])('does not say of a client that the server knows none, where another was named: %s', (_title, wrong) => {
    const token = draftToken({ alg: 'ES256', kid: 'k1' }, { ...claims, ...wrong });
    const { causes, checks } = diagnose(refused({ text: 'client authentication failed: client not found' }, { token }));
    expect(causes.map(({ id, verdict }) => [id, verdict])).toEqual([['CLM-03', 'cause']]);
    expect(JSON.stringify(causes)).not.toContain('knows no client “billing”');
    expect(checks.find(({ name }) => name === 'client')).toMatchObject({ state: 'failed', why: expect.stringContaining('server says so') });
  });

  test('of a client that the server does not know names the held one that is a letter away, and mends it', () => {
    const evidence = refused({ text: 'client not found' }, { otherClientIds: ['shipping', 'bilings', 'billings'] });
    const { causes, checks } = diagnose(evidence);
    expect(causes[0]).toMatchObject({
      id: 'client-unknown',
      verdict: 'cause',
      evidence: { for: expect.arrayContaining([expect.stringContaining('“billings”')]) },
      fix: { changes: [{ of: 'registration', name: 'clientId', value: 'billings' }] },
    });
    expect(checks.find(({ name }) => name === 'client')).toMatchObject({ state: 'failed', first: true });
    expect(diagnose(refused({ text: 'client not found' }, { otherClientIds: ['shipping'] })).causes[0]).toMatchObject({ fix: null });
  });

  test('of a client_id that was sent in place of the registered one says that', () => {
    const sent = refused({ text: 'client not found' });
    const parameters = [
      { name: 'grant_type', value: 'client_credentials', secret: null },
      { name: 'client_id', value: 'biling', secret: null },
      { name: 'client_secret', value: '‹client_secret›', secret: 'client_secret' },
    ] as const;
    const { token: _token, ...rest } = sent;
    const { causes } = diagnose({ ...rest, request: { ...sent.request, parameters } });
    const own = causes.find(({ id }) => id === 'client-unknown');
    expect(own?.title).toBe('“client_id” was sent as “biling”, and the registration’s is “billing”.');
    expect(own?.fix?.changes).toEqual([{ of: 'parameters', change: 'set', name: 'client_id', value: '{{client_id}}' }]);
  });

  test.each(['HTTPS://as.example', 'https://as.example ', 'https://AS.example', 'https://аs.example'])(
    'says once what is wrong with “%s” as audience, and nothing of it in another check',
    (aud) => {
      const token = draftToken({ alg: 'ES256', kid: 'k1' }, { ...claims, aud });
      const { causes, checks } = diagnose(refused({ text: 'audience (aud) must equal the issuer identifier url' }, { token }));
      expect(causes.map(({ id }) => id)).toEqual(['AUD-07']);
      expect(checks.filter(({ why }) => why.includes('“aud”')).map(({ name }) => name)).toEqual(['audience']);
    },
  );

  test('puts what is wrong with a member to the check of that member', () => {
    const token = draftToken({ alg: 'ES256', kid: 'k1' }, { ...claims, jti: ' b1a7e2c4-5d3f-4a6b-8c9d-0e1f2a3b4c5d', nonce: 'n' });
    const { causes } = diagnose(refused({}, { token }));
    expect(causes.map(({ id, check }) => [id, check])).toEqual(
      expect.arrayContaining([
        ['CLM-09', 'jti'],
        ['CLM-07', 'request'],
      ]),
    );
  });

  test('of two sure faults that the server does not tell apart, calls neither the cause', () => {
    const token = draftToken({ alg: 'ES256', kid: 'k1' }, { ...claims, exp: at - 60, aud: 'https://as.example/' });
    const { causes } = diagnose(refused({}, { token }));
    expect(causes.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['likely', 'likely']);
  });

  test('takes a complaint about the scope as proof that the client was taken', () => {
    const { checks, causes } = diagnose(refused({ status: 400, error: 'invalid_scope' }));
    expect(checks.find(({ name }) => name === 'audience')).toMatchObject({ state: 'passed' });
    expect(causes[0]).toMatchObject({ check: 'scope' });
  });

  test('tells a clock that is off from dates that are', () => {
    const evidence = refused({});
    const response = { ...evidence.response, clockOffset: 600 };
    const { causes } = diagnose({ ...evidence, response });
    expect(causes[0]).toMatchObject({
      id: 'TIM-09',
      verdict: 'cause',
      fix: { changes: expect.arrayContaining([expect.objectContaining({ name: 'exp', value: '{{now+660}}' })]) },
    });
    const ended = draftToken({ alg: 'ES256' }, { ...claims, exp: at - 60, iat: at - 120 });
    expect(diagnose({ ...evidence, token: ended }).causes[0]).toMatchObject({ id: 'TIM-02', verdict: 'cause' });
  });

  test('weighs by the limits of the profile in force', () => {
    const token = draftToken({ alg: 'RS256', typ: 'JWT' }, { ...claims, exp: at + 600 });
    const box = profileNamed('box') ?? expect.fail('no profile');
    expect(diagnose(refused({}, { token, profile: box })).causes.map(({ id }) => id)).toContain('TIM-03');
  });

  test('sees a bound token that is sent as Bearer, one that has ended, and one of another kind', () => {
    const bound = refusedCall({ ...accessToken, cnf: { jkt: 'x' } }, {}, invalidToken);
    expect(diagnose(bound).summary).toContain('A call of a protected resource was refused.');
    expect(diagnose(bound).causes[0]).toMatchObject({ id: 'TOK-07', verdict: 'cause', check: 'proof' });
    const sent = { kind: 'access_token', tokenType: 'Bearer', expiresAt: at - 1, revoked: false, goodAccessToken: 'newer' } as const;
    const ended = diagnose(refusedCall(accessToken, { sentToken: sent }, invalidToken));
    expect(ended.causes[0]).toMatchObject({ id: 'TIM-02', fix: { changes: [{ of: 'call', value: 'newer' }] } });
    const lonely = diagnose(refusedCall(accessToken, { sentToken: { ...sent, revoked: false, goodAccessToken: null } }, invalidToken));
    expect(lonely.causes[0]).toMatchObject({ id: 'TIM-02', fix: freshToken });
    const identity = { ...sent, kind: 'id_token', expiresAt: at + 60 } as const;
    expect(diagnose(refusedCall(accessToken, { sentToken: identity }, invalidToken)).causes[0]).toMatchObject({
      id: 'TOK-05',
      verdict: 'cause',
    });
  });

  test('takes what a server says of a refresh token for that, and not for the assertion’s', () => {
    const parameters = [
      { name: 'grant_type', value: 'refresh_token', secret: null },
      { name: 'refresh_token', value: '‹refresh_token›', secret: 'refresh_token' },
      ...(refused({}).request.parameters ?? []).slice(1),
    ] as const;
    const request = { ...refused({}).request, parameters };
    for (const text of ['grant request is invalid: refresh token already used', 'The refresh token is expired.', 'unknown refresh_token']) {
      const { causes } = diagnose(refused({ status: 400, error: 'invalid_grant', text }, { request }));
      expect(causes[0]).toMatchObject({ id: 'refresh-token', verdict: 'cause', check: 'grant', fix: freshToken });
    }
    const { causes } = diagnose(refused({ status: 400, error: 'invalid_grant' }, { request }));
    expect(causes[0]).toMatchObject({ id: 'refresh-token', verdict: 'likely' });
  });

  test('asks for the scope that an API says it needs, beside what is there', () => {
    const challenge = 'Bearer error="insufficient_scope", scope="payments:write"';
    const { causes } = diagnose(refusedCall({ ...accessToken, scope: 'payments:read' }, {}, challenge));
    expect(causes[0]).toMatchObject({
      id: 'insufficient-scope',
      fix: { changes: [{ of: 'parameters', name: 'scope', value: 'payments:read payments:write' }] },
    });
  });

  test('counts a jti as used up only where a server took it', () => {
    const earlier = { at: at - 5, iss: 'billing', jti: String(claims['jti']), ending: null, error: null };
    expect(diagnose(refused({}, { history: [{ ...earlier, status: 200 }] })).causes[0]).toMatchObject({ id: 'CLM-05', verdict: 'cause' });
    expect(diagnose(refused({}, { history: [{ ...earlier, status: 401 }] })).causes[0]).toMatchObject({ id: 'CLM-05', verdict: 'likely' });
  });
});
