import { describe, expect, test } from 'vitest';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { WireRequest } from '../../core/contract/exchanges.ts';
import { assertionFromTemplate, grantParameters, initialDraft } from '../../core/oauth/draft.ts';
import { clientAuthenticationMethodNames } from '../../core/oauth/client-authentication.ts';
import { grants, jwtBearerGrant } from '../../core/oauth/grants.ts';
import { buildTokenRequest, maskedCredentials, type TokenRequestCredentials } from '../../core/oauth/token-request.ts';
import { displayWireText, maskWireText, plainWireText } from '../../core/oauth/wire-text.ts';
import { registration } from '../support/registration.ts';

const known: TokenRequestCredentials = {
  secret: { secret: 'client_secret', text: 'p@ss word:+%é' },
  clientAssertion: { secret: 'client_assertion', text: 'h.c.s' },
  assertion: { secret: 'assertion', text: 'H.C.S' },
  refreshToken: { secret: 'refresh_token', text: 'refresh/me' },
};

function client(changes: Parameters<typeof registration>[0] = {}): ClientRegistration {
  const { secret: _, ...fields } = registration(changes);
  return { ...fields, id: 'c1', secret: null, origin: 'person', createdAt: 0, updatedAt: 0 };
}

function build(
  of: ClientRegistration,
  grant: string,
  credentials = known,
  changes: Partial<ReturnType<typeof initialDraft>['request']> = {},
) {
  const { request } = initialDraft(of, { grant });
  const built = buildTokenRequest({ request: { ...request, ...changes }, client: of, credentials, now: 1, uuid: () => 'u' });
  if (!built.ok) throw new Error(built.problem.message);
  return built.value;
}

function bodyOf(request: WireRequest) {
  return [...new URLSearchParams(plainWireText(request.body ?? []))];
}

describe('a token request', () => {
  test('with private_key_jwt is the form of RFC 7523 2.2', () => {
    const request = build(client(), 'client_credentials');
    expect(request).toMatchObject({ method: 'POST', url: 'https://as.example/token' });
    expect(plainWireText(request.body ?? [])).toBe(
      'grant_type=client_credentials&scope=payments%3Aread&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=h.c.s',
    );
    expect(request.headers.map(({ name, value }) => `${name}: ${plainWireText(value)}`)).toEqual([
      'host: as.example',
      'connection: close',
      'user-agent: Assay',
      'accept: application/json',
      'content-type: application/x-www-form-urlencoded',
      'content-length: 161',
    ]);
  });

  test('with Basic form-encodes id and secret before base64 (RFC 6749 2.3.1)', () => {
    const request = build(client({ method: 'client_secret_basic', clientId: 'a:b c' }), 'client_credentials');
    const header = request.headers.find(({ name }) => name === 'authorization');
    const [scheme, credentials = ''] = plainWireText(header?.value ?? []).split(' ');
    expect(scheme).toBe('Basic');
    expect(atob(credentials)).toBe('a%3Ab+c:p%40ss+word%3A%2B%25%C3%A9');
    expect(bodyOf(request)).toEqual([
      ['grant_type', 'client_credentials'],
      ['scope', 'payments:read'],
    ]);
  });

  test.each([
    ['raw', 'ä:p@ss word:+%é', 'utf8'],
    ['form-latin1', '%E4:p%40ss+word%3A%2B%25%E9', 'latin1'],
    ['raw-latin1', 'ä:p@ss word:+%é', 'latin1'],
  ] as const)('with Basic writes id and secret as %s where that was chosen', (basicEncoding, text, charset) => {
    const request = build(client({ method: 'client_secret_basic', clientId: 'ä', basicEncoding }), 'client_credentials');
    const header = request.headers.find(({ name }) => name === 'authorization');
    const [, credentials = ''] = plainWireText(header?.value ?? []).split(' ');
    expect(Buffer.from(credentials, 'base64').toString(charset)).toBe(text);
  });

  test.each([
    [
      'client_secret_post',
      false,
      [
        ['client_id', 'billing'],
        ['client_secret', 'p@ss word:+%é'],
      ],
    ],
    ['none', true, [['client_id', 'billing']]],
    ['none', false, []],
    [
      'private_key_jwt',
      true,
      [
        ['client_id', 'billing'],
        ['client_assertion_type', expect.any(String)],
        ['client_assertion', 'h.c.s'],
      ],
    ],
    [
      'client_secret_jwt',
      false,
      [
        ['client_assertion_type', expect.any(String)],
        ['client_assertion', 'h.c.s'],
      ],
    ],
  ] as const)('with %s and sendClientId %s adds just what the method needs', (method, sendClientId, added) => {
    const request = build(client({ method }), 'client_credentials', known, { method, sendClientId, parameters: [] });
    expect(bodyOf(request).slice(1)).toEqual(added);
  });

  test('of the jwt-bearer grant carries the assertion as “assertion” and the client’s own beside it', () => {
    expect(bodyOf(build(client({ scope: '' }), jwtBearerGrant))).toEqual([
      ['grant_type', jwtBearerGrant],
      ['assertion', 'H.C.S'],
      ['client_assertion_type', expect.any(String)],
      ['client_assertion', 'h.c.s'],
    ]);
  });

  test('sends a parameter given by hand in place of the built-in one of its name, and several of one name all', () => {
    const parameters = ['foo', 'bar'].map((value) => ({ name: 'grant_type', value }));
    const own = [...parameters, { name: 'client_id', value: 'somebody' }, { name: 'client_assertion_type', value: 'x' }];
    expect(bodyOf(build(client(), 'client_credentials', known, { sendClientId: true, parameters: own }))).toEqual([
      ['grant_type', 'foo'],
      ['grant_type', 'bar'],
      ['client_id', 'somebody'],
      ['client_assertion_type', 'x'],
      ['client_assertion', 'h.c.s'],
    ]);
  });

  test('to refresh carries the refresh token and no scope', () => {
    const request = build(client({ method: 'none', resource: 'https://api.example' }), 'refresh_token');
    expect(bodyOf(request)).toEqual([
      ['grant_type', 'refresh_token'],
      ['refresh_token', 'refresh/me'],
      ['resource', 'https://api.example'],
      ['client_id', 'billing'],
    ]);
  });

  test('of any other grant keeps order, repeats and odd characters of its parameters', () => {
    const parameters = [
      { name: 'a&b', value: '1=2' },
      { name: 'a&b', value: '' },
      { name: 'ü', value: '\n "' },
    ];
    const request = build(client({ method: 'none' }), 'x:y', known, { parameters, sendClientId: false });
    expect(plainWireText(request.body ?? [])).toBe('grant_type=x%3Ay&a%26b=1%3D2&a%26b=&%C3%BC=%0A+%22');
  });

  test('can have the form of the guide that calls the client assertion “assertion”', () => {
    const parameters = [{ name: 'assertion', value: '{{assertion}}' }];
    expect(bodyOf(build(client({ method: 'none' }), 'client_credentials', known, { parameters, method: 'none' }))).toEqual([
      ['grant_type', 'client_credentials'],
      ['assertion', 'H.C.S'],
      ['client_id', 'billing'],
    ]);
  });

  test('with an empty grant has no grant_type', () => {
    expect(bodyOf(build(client({ method: 'none', scope: '' }), ''))).toEqual([['client_id', 'billing']]);
  });

  test('with an unknown placeholder is not built', () => {
    const { request } = initialDraft(client());
    const parameters = [{ name: 'scope', value: '{{scope}}' }];
    const built = buildTokenRequest({ request: { ...request, parameters }, client: client(), credentials: known, now: 1, uuid: () => 'u' });
    expect(built).toMatchObject({ ok: false, problem: { path: ['parameters', 'scope'], placeholder: '{{scope}}' } });
  });
});

describe('the preview', () => {
  test.each(clientAuthenticationMethodNames.flatMap((method) => grants.map((grant) => [method, grant.name] as const)))(
    'with %s for %s is what is sent, but for its secrets',
    (method, grant) => {
      const sent = build(client({ method }), grant, known);
      const preview = build(client({ method }), grant, maskedCredentials);
      const lengthOnlyWhereKnown = (request: WireRequest) =>
        request.headers
          .filter(({ name }) => name !== 'content-length')
          .map(({ name, value }) => `${name}: ${displayWireText(maskWireText(value))}`);
      expect(lengthOnlyWhereKnown(preview)).toEqual(lengthOnlyWhereKnown(sent));
      expect(preview.body).toEqual(maskWireText(sent.body ?? []));
      expect(JSON.stringify(preview)).not.toMatch(/p@ss|h\.c\.s|H\.C\.S|refresh%2Fme|refresh\/me/);
    },
  );
});

describe('the assertion of the template', () => {
  test('has its members in the usual order', () => {
    const { header, claims } = assertionFromTemplate(client(), 'key-1');
    expect(Object.entries(header)).toEqual([
      ['alg', 'ES256'],
      ['kid', 'key-1'],
      ['typ', 'client-authentication+jwt'],
    ]);
    expect(Object.entries(claims)).toEqual([
      ['iss', '{{client_id}}'],
      ['sub', '{{client_id}}'],
      ['aud', '{{issuer}}'],
      ['jti', '{{uuid}}'],
      ['iat', '{{now}}'],
      ['exp', '{{now+60}}'],
    ]);
  });

  test('names no algorithm where the registration names none', () => {
    expect(assertionFromTemplate(client({ alg: '' }), null).header).not.toHaveProperty('alg');
  });

  test('lets its own members win in place, adds new ones, and leaves out those that are null', () => {
    const { template } = client();
    const changed = { ...template, header: { alg: 'PS256', typ: null, x: 1 }, claims: { iat: null, aud: ['a'], extra: {} } };
    const { header, claims } = assertionFromTemplate(client({ template: changed }), null);
    expect(Object.keys(header)).toEqual(['alg', 'x']);
    expect(header['alg']).toBe('PS256');
    expect(Object.keys(claims)).toEqual(['iss', 'sub', 'aud', 'jti', 'exp', 'extra']);
    expect(claims['aud']).toEqual(['a']);
  });

  test.each([
    [{ kind: 'token-endpoint', value: '' }, 60, '{{token_endpoint}}', '{{now+60}}'],
    [{ kind: 'value', value: 'urn:x' }, -5, 'urn:x', '{{now-5}}'],
    [{ kind: 'issuer', value: 'ignored' }, 0, '{{issuer}}', '{{now}}'],
  ] as const)('for audience %j and lifetime %i', (audience, lifetime, aud, exp) => {
    const template = { ...client().template, audience, lifetime, nbf: true };
    expect(assertionFromTemplate(client({ template }), null).claims).toMatchObject({ aud, exp, nbf: '{{now}}' });
  });

  test('for the jwt-bearer grant leaves the subject to the person', () => {
    expect(assertionFromTemplate(client(), null, jwtBearerGrant).claims).toMatchObject({ iss: '{{client_id}}', sub: '' });
  });
});

test('the parameters of a grant are its own, the registration’s, and the further ones', () => {
  const of = client({ audience: 'api', resource: 'https://api.example', parameters: [{ name: 'tenant', value: '7' }] });
  expect(grantParameters(of, jwtBearerGrant)).toEqual([
    { name: 'assertion', value: '{{assertion}}' },
    { name: 'scope', value: 'payments:read' },
    { name: 'resource', value: 'https://api.example' },
    { name: 'audience', value: 'api' },
    { name: 'tenant', value: '7' },
  ]);
  expect(grantParameters(of, 'urn:other').map(({ name }) => name)).toEqual(['scope', 'resource', 'audience', 'tenant']);
});

test('the first draft of a client that does not authenticate sends its client_id', () => {
  expect(initialDraft(client({ method: 'none' })).request.sendClientId).toBe(true);
  expect(initialDraft(client()).request.sendClientId).toBe(false);
});
