import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import { lint } from '../../core/explain/lint.ts';
import { requestEvidence } from '../../core/explain/request-evidence.ts';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { memberHabit } from '../../core/explain/profiles/member-habit.ts';
import { usualTemplate } from '../../core/oauth/usual-template.ts';
import { buildTokenRequest, maskedCredentials } from '../../core/oauth/token-request.ts';
import { withProfileDefaults } from '../../core/explain/profiles/profile-defaults.ts';
import { profileForUse } from '../../core/explain/profiles/profile-for-use.ts';
import { allProfiles, profileInForce, profileNamed } from '../../core/explain/profiles/profile-in-force.ts';
import { matchesPattern } from '../../core/explain/profiles/recognise-profile.ts';
import { vendorProfiles } from '../../core/explain/profiles/vendor-profiles.ts';
import { registration } from '../support/registration.ts';

describe('the table of profiles', () => {
  test('has about thirty vendors, each with an id of its own and a source', () => {
    const ids = allProfiles().map(({ id }) => id);
    expect(vendorProfiles.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, sources } of vendorProfiles) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(sources.length).toBeGreaterThan(0);
      for (const { url } of sources) expect(URL.canParse(url)).toBe(true);
    }
  });

  test('demands nothing of the tokens that servers issue themselves', () => {
    for (const profile of vendorProfiles) {
      const demanded = Object.keys(profileForUse(profile, 'access-token').limits);
      expect(demanded.filter((name) => !['algorithms', 'ahead', 'characters', 'parameters', 'scope', 'methods'].includes(name))).toEqual(
        [],
      );
      expect(profileForUse(profile, 'grant')).toBe(profile);
    }
  });

  test('proposes nothing that its own limits refuse', () => {
    for (const { id, defaults, limits } of vendorProfiles) {
      if (defaults.alg !== undefined) {
        expect(signingAlgorithm(defaults.alg), id).toBeDefined();
        expect(limits.algorithms ?? [defaults.alg], id).toContain(defaults.alg);
      }
      if (defaults.audience !== undefined) expect(limits.audiences ?? [defaults.audience], id).toContainEqual(defaults.audience);
      expect(defaults.lifetime ?? 0, id).toBeLessThanOrEqual(limits.lifetime ?? Infinity);
    }
  });
});

test.each([
  ['okta', 'claims', 'aud', 'Okta takes the URL of the endpoint that is called.'],
  ['docusign', 'claims', 'aud', 'DocuSign takes “account-d.docusign.com” or “account.docusign.com”.'],
  ['okta', 'header', 'typ', 'For Okta it usually is “JWT”.'],
  ['okta', 'claims', 'iss', null],
  ['fapi2', 'claims', 'aud', null],
] as const)('%s has of %s.%s a habit to tell beside its meaning, or none', (id, part, name, said) => {
  const found = profileNamed(id);
  expect(found === undefined ? undefined : memberHabit(found, part, name)).toBe(said);
});

describe('a server', () => {
  test.each([
    ['https://login.microsoftonline.com/1234/v2.0', '', 'entra'],
    ['https://dev-1.okta.com/oauth2/default', '', 'okta'],
    ['https://acme.eu.auth0.com/', '', 'auth0'],
    ['https://id.example/realms/acme', 'https://id.example/realms/acme/protocol/openid-connect/token', 'keycloak'],
    ['https://id.example', 'https://id.example/connect/token', 'duende'],
    ['', 'https://int.api.service.nhs.uk/oauth2/token', 'nhs-england'],
    ['https://oidc.account.gov.uk/', '', 'govuk-one-login'],
    ['', 'https://oauth2.googleapis.com/token', 'google-service-account'],
    ['https://as.example', 'https://as.example/token', 'base'],
    ['https://okta.com.evil.example', '', 'base'],
  ])('at %s %s is recognised as %s', (issuer, tokenEndpoint, id) => {
    expect(profileInForce({ issuer, tokenEndpoint }).profile.id).toBe(id);
  });

  test('is what a person says it is, when one does', () => {
    const inForce = profileInForce({ issuer: 'https://dev-1.okta.com', profileId: 'keycloak' });
    expect(inForce).toMatchObject({ profile: { id: 'keycloak' }, chosen: true });
  });

  test('is recognised by a person’s own profile before ours', () => {
    const okta = profileNamed('OKTA');
    if (okta === undefined) throw new Error('no Okta');
    const own = { ...okta, id: 'our-okta', name: 'Our Okta' };
    expect(profileInForce({ issuer: 'https://dev-1.okta.com' }, [own]).profile.name).toBe('Our Okta');
  });
});

test('a pattern’s star stands for something other than a slash', () => {
  expect(matchesPattern('/realms/*/token', '/realms/acme/TOKEN')).toBe(true);
  expect(matchesPattern('/realms/*/token', '/realms/a/b/token')).toBe(false);
  expect(matchesPattern('*.okta.com', '.okta.com')).toBe(false);
  expect(matchesPattern('a.b', 'aXb')).toBe(false);
});

describe('every server with signs of its own', () => {
  const example = (pattern: string): string => pattern.replaceAll('*', 'x1');
  const addresses = vendorProfiles.flatMap(({ id, signs: { issuers = [], hosts = [], paths = [] } }) => [
    ...issuers.map((issuer) => ({ id, issuer: example(issuer), tokenEndpoint: '' })),
    ...hosts.map((host) => ({ id, issuer: `https://${example(host)}`, tokenEndpoint: '' })),
    ...paths.map((path) => ({ id, issuer: 'https://as.example', tokenEndpoint: `https://as.example${example(path)}` })),
  ]);

  test.each(addresses)('is recognised as $id at $issuer $tokenEndpoint', ({ id, issuer, tokenEndpoint }) => {
    expect(profileInForce({ issuer, tokenEndpoint }).profile.id).toBe(id);
  });

  test.each([
    'https://sts.acme.example/adfs/oauth2/token',
    'https://id.example/oauth2/token',
    'https://as.example/tenant/one/oauth2/token',
  ])('is not taken for the one at %s', (tokenEndpoint) => expect(profileInForce({ issuer: '', tokenEndpoint }).profile.id).toBe('base'));
});

describe('a draft with all that a profile proposes', () => {
  const at = 1_767_225_600;
  const resolved = (claims: JsonObject, client: { readonly issuer: string; readonly tokenEndpoint: string }): JsonObject =>
    Object.fromEntries(
      Object.entries(claims).map(([name, value]) => {
        const seconds = /^\{\{now\+?(\d*)\}\}$/.exec(String(value))?.[1];
        if (seconds !== undefined) return [name, at + Number(seconds)];
        const values: JsonObject = { '{{issuer}}': client.issuer, '{{token_endpoint}}': client.tokenEndpoint, '{{client_id}}': 'acme-1' };
        return [name, value === '{{uuid}}' ? 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6' : (values[String(value)] ?? value)];
      }),
    );

  test.each(vendorProfiles.filter(({ use }) => use !== 'none'))('for $name has no error but what is to be filled in', (profile) => {
    const wanted = {
      ...registration({ clientId: 'acme-1', scope: '', template: usualTemplate }),
      secret: null,
      id: 'c',
      origin: 'person' as const,
    };
    const client = withProfileDefaults({ ...wanted, createdAt: 0, updatedAt: 0 }, profile);
    const draft = initialDraft(client, { kid: 'key-1' });
    const { header, claims } = draft.assertion.lastGood;
    const preview = buildTokenRequest({ request: draft.request, client, credentials: maskedCredentials, now: at, uuid: () => 'u' });
    if (!preview.ok) throw new Error('no preview');
    const { findings } = lint({
      use: profile.use === 'grant' ? 'grant' : 'client-assertion',
      at,
      profile,
      token: draftToken(header, resolved(claims, client)),
      registration: { clientId: client.clientId, method: client.method, alg: client.alg, jwksUri: null },
      issuer: client.issuer,
      tokenEndpoint: client.tokenEndpoint,
      request: requestEvidence(preview.value, 'token'),
    });
    const blank = Object.keys(claims).filter((name) => claims[name] === '');
    const errors = findings.filter(({ severity, member }) => severity === 'error' && !blank.includes(String(member?.[1])));
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test.each([
    ['okta', { aud: '{{token_endpoint}}', exp: '{{now+300}}' }, {}, 'private_key_jwt', []],
    ['entra', { nbf: '{{now}}' }, { alg: 'PS256', 'x5t#S256': '{{x5t#S256}}' }, 'private_key_jwt', ['scope']],
    [
      'google-service-account',
      { aud: 'https://oauth2.googleapis.com/token', scope: expect.any(String) },
      { alg: 'RS256' },
      'none',
      ['assertion'],
    ],
    ['salesforce', { aud: 'https://login.salesforce.com', exp: '{{now+180}}' }, { alg: 'RS256' }, 'none', ['assertion']],
    ['box', { box_sub_type: 'enterprise', exp: '{{now+45}}' }, { alg: 'RS256' }, 'client_secret_post', ['assertion']],
    ['apple', { iss: '' }, { alg: 'ES256' }, 'none', ['client_secret']],
  ] as const)('for %s is as its documentation has it', (id, claims, header, method, parameters) => {
    const profile = profileNamed(id) ?? expect.fail(`no profile ${id}`);
    const wanted = {
      ...registration({ scope: '', template: usualTemplate }),
      secret: null,
      id: 'c',
      origin: 'person' as const,
      createdAt: 0,
      updatedAt: 0,
    };
    const draft = initialDraft(withProfileDefaults(wanted, profile));
    expect(draft.assertion.lastGood).toMatchObject({ claims, header });
    expect(draft.request.method).toBe(method);
    expect(draft.request.parameters.map(({ name }) => name)).toEqual(parameters);
    expect(Object.keys(draft.assertion.lastGood.claims).includes('sub')).toBe(id !== 'google-service-account');
  });
});

test('a draft begins with what the profile asks for', () => {
  const nhs = profileNamed('nhs-england');
  if (nhs === undefined) throw new Error('no NHS');
  const secretless = { ...registration({ scope: 'mine' }), id: 'c', secret: null, origin: 'person' as const, createdAt: 0, updatedAt: 0 };
  const { assertion } = initialDraft(withProfileDefaults(secretless, nhs));
  expect(assertion.lastGood.header).toMatchObject({ alg: 'RS512', typ: 'JWT' });
  expect(assertion.lastGood.claims).toMatchObject({ aud: '{{token_endpoint}}', exp: '{{now+300}}', jti: '{{uuid}}' });
});
