import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import { checkGroups } from '../../core/explain/diagnosis/check-groups.ts';
import { diagnose, type RefusalEvidence } from '../../core/explain/diagnosis/diagnose.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import type { SentParameter } from '../../core/explain/evidence.ts';
import { errorCode } from '../../core/oauth/error-codes.ts';
import { assertionEvidence, goodClaims, now, tokenEndpoint } from '../support/rule-cases.ts';

const parameter = (name: string, value: string): SentParameter => ({ name, value, secret: null });

/** A refused token request with an assertion. */
function refused(
  error: string,
  description: string,
  more: Partial<RefusalEvidence> = {},
  parameters: readonly SentParameter[] = [],
): RefusalEvidence {
  const json = { error, error_description: description };
  return {
    ...assertionEvidence({}, {}, { alg: 'ES256', kid: 'k1', typ: 'JWT' }),
    history: [],
    request: {
      endpoint: 'token',
      method: 'POST',
      url: tokenEndpoint,
      headers: [parameter('content-type', 'application/x-www-form-urlencoded')],
      parameters: [
        parameter('grant_type', 'client_credentials'),
        parameter('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
        parameter('client_assertion', 'x.y.z'),
        ...parameters,
      ],
    },
    response: { status: 400, headers: [], body: JSON.stringify(json), json, receivedAt: now, clockOffset: 0 },
    ...more,
  };
}

const only = "the playground's only resource is https://api.example/api";

describe('a refused resource', () => {
  test('is named with what was sent, is what the scope’s check failed by, and is mended by the address that the server names', () => {
    const { causes, checks } = diagnose(refused('invalid_target', only, {}, [parameter('resource', 'http://nowhere.example')]));
    expect(causes[0]).toMatchObject({
      id: 'target-not-allowed',
      verdict: 'cause',
      title: expect.stringContaining('“resource” “http://nowhere.example”'),
    });
    expect(causes[0]?.evidence.for.join(' ')).toContain('“https://api.example/api”');
    expect(causes[0]?.fix?.changes).toEqual([{ of: 'parameters', change: 'set', name: 'resource', value: 'https://api.example/api' }]);
    expect(checks.find(({ name }) => name === 'scope')).toMatchObject({ state: 'failed', first: true });
  });

  test('that differs in its spelling from the server’s is said to', () => {
    const { causes } = diagnose(refused('invalid_target', only, {}, [parameter('resource', 'https://api.example/api/')]));
    expect(causes[0]?.evidence.for.join(' ')).toContain('has a slash at the end');
  });

  test('is left out where the server names no other', () => {
    const sent = [parameter('audience', 'https://one.example'), parameter('resource', 'https://two.example')];
    const { causes } = diagnose(refused('invalid_target', 'resource indicator is not allowed', {}, sent));
    expect(causes[0]?.title).toContain('“audience” “https://one.example” and “resource” “https://two.example”');
    expect(causes[0]?.fix?.changes.map(({ change, of }) => [of, change])).toEqual([
      ['parameters', 'remove'],
      ['parameters', 'remove'],
    ]);
  });

  test('that was not sent is said to be missing', () => {
    expect(diagnose(refused('invalid_target', 'resource is missing')).causes[0]).toMatchObject({ id: 'target-missing', verdict: 'cause' });
  });
});

describe('an HMAC that does not match', () => {
  const registration = { clientId: 'client-one', method: 'client_secret_jwt', alg: 'HS256', jwksUri: null };
  const token = draftToken({ alg: 'HS256', typ: 'JWT' }, goodClaims);
  const secret = { bits: 256, encoding: 'utf8', surroundedBy: 'nothing', alsoReadableAs: [], known: false, entropyBits: 200 } as const;
  const said = ['invalid_client', 'client authentication failed: signature verification failed'] as const;

  test('is put down to the secret and to how it is read, never to a key', () => {
    const { causes, said: heard } = diagnose(refused(...said, { registration, token, secret }));
    expect(causes[0]).toMatchObject({ id: 'secret-wrong', verdict: 'likely', advice: expect.stringMatching(/line break.*base64/) });
    expect(causes[0]?.title).toMatch(/client secret \(HS256\).*read as text/);
    expect(heard.meaning).toContain('or secret');
  });

  test('leaves another secret possible where the secret could be read otherwise', () => {
    const { causes } = diagnose(refused(...said, { registration, token, secret: { ...secret, alsoReadableAs: ['base64url'] } }));
    expect(causes.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['ALG-17', 'likely'],
      ['secret-wrong', 'likely'],
    ]);
  });

  test('is explained by a line break at the end of the secret, and by nothing beside it', () => {
    const { causes } = diagnose(refused(...said, { registration, token, secret: { ...secret, surroundedBy: 'line break' } }));
    expect(causes.map(({ id, verdict }) => [id, verdict])).toEqual([['ALG-17', 'cause']]);
  });
});

describe('the words of a refusal', () => {
  test('of an error code name no cause that another answer with it would belie', () => {
    for (const code of ['invalid_client', 'invalid_request']) {
      expect(errorCode(code, 'token endpoint')?.explanation).not.toMatch(/first|is malformed:|“aud”|clock/);
    }
  });

  test('count what usually stands behind a code as for it, not against', () => {
    const { causes } = diagnose(refused('invalid_client', 'no'));
    expect(causes[0]).toMatchObject({ id: 'nothing-visible', evidence: { against: [] } });
    expect(causes[0]?.evidence.for.join(' ')).toContain('Behind that there usually is');
  });

  test('give the reason for several checks once, in the list and in the summary', () => {
    const { checks, summary } = diagnose(refused('invalid_scope', 'requested scope is not allowed', {}, [parameter('scope', 'all')]));
    const past = checkGroups(checks).filter(({ why }) => why.includes('got past this'));
    expect(past.map(({ questions }) => questions.length)).toEqual([10]);
    expect(summary.match(/got past this/g)).toHaveLength(1);
    expect(checkGroups(checks).flatMap(({ questions }) => questions)).toEqual(checks.map(({ question }) => question));
  });
});

test('a kid that is not the signing key’s is said once, by whichever looks for it', () => {
  const key = (kid: string, label: string) => ({ label, kid, jwk: {}, privateMembers: [], thumbprint: kid, certificate: null });
  const token = draftToken({ alg: 'ES256', kid: 'k2', typ: 'JWT' }, goodClaims);
  for (const heldKeys of [[], [key('k2', 'next')]]) {
    const { causes } = diagnose(refused('invalid_client', 'no', { token, signingKey: key('k1', 'now'), heldKeys }));
    expect(causes.filter(({ title, evidence }) => JSON.stringify([title, evidence]).includes('“kid” is “k2”'))).toHaveLength(1);
  }
});

describe('a call', () => {
  const call = (headers: readonly SentParameter[], claims: JsonObject, header: JsonObject): RefusalEvidence => ({
    ...refused('', ''),
    use: 'access-token',
    token: draftToken(header, claims),
    request: { endpoint: 'api', method: 'GET', url: 'https://api.example/', headers, parameters: null },
    response: {
      status: 401,
      headers: [{ name: 'www-authenticate', value: 'Bearer error="invalid_token", error_description="typ is wrong, it must be at+jwt"' }],
      body: '',
      json: {},
      receivedAt: now,
      clockOffset: 0,
    },
  });

  test('with two Authorization headers is said to have two, not one place twice', () => {
    const typed = [parameter('authorization', 'Bearer eyJ.a.b'), parameter('Authorization', 'Bearer eyJ.c.d')];
    const { causes } = diagnose(
      call(typed, { iss: 'https://as.example', sub: 's', aud: 'c', nonce: 'n', exp: now + 60, iat: now }, { alg: 'ES256' }),
    );
    const double = causes.find(({ id }) => id === 'TOK-08');
    expect(double?.title).toContain('There are 2 Authorization headers');
    expect(JSON.stringify(causes)).not.toContain('sent 2 times');
  });

  test('is not said to have an access token where the token does not say that it is one', () => {
    const one = [parameter('authorization', 'Bearer eyJ.a.b')];
    const { checks } = diagnose(call(one, { sub: 's', exp: now + 60 }, { alg: 'ES256', typ: 'JWT' }));
    expect(checks.find(({ name }) => name === 'token')?.state).not.toBe('passed');
  });
});
