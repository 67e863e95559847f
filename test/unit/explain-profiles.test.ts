import { describe, expect, test } from 'vitest';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { memberHabit } from '../../core/explain/profiles/member-habit.ts';
import { withProfileDefaults } from '../../core/explain/profiles/profile-defaults.ts';
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

test('a draft begins with what the profile asks for', () => {
  const nhs = profileNamed('nhs-england');
  if (nhs === undefined) throw new Error('no NHS');
  const secretless = { ...registration({ scope: 'mine' }), id: 'c', secret: null, origin: 'person' as const, createdAt: 0, updatedAt: 0 };
  const { assertion } = initialDraft(withProfileDefaults(secretless, nhs));
  expect(assertion.lastGood.header).toMatchObject({ alg: 'RS512', typ: 'JWT' });
  expect(assertion.lastGood.claims).toMatchObject({ aud: '{{token_endpoint}}', exp: '{{now+300}}', jti: '{{uuid}}' });
});
