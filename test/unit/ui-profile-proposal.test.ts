import { describe, expect, it } from 'vitest';
import { jwtBearerGrant } from '../../core/oauth/grants.ts';
import { ownProfile } from '../../core/contract/profiles.ts';
import { profileNamed } from '../../core/explain/profiles/profile-in-force.ts';
import { emptyClientForm, readForm, sameForm, type ClientForm } from '../../renderer/features/clients/client-form.ts';
import { followingProfile, profileChanges, profileOf, withDefaults } from '../../renderer/features/clients/profile-proposal.ts';

const okta = 'https://dev-1.okta.com';
const named = (id: string) => profileNamed(id) ?? expect.fail(`no profile ${id}`);
const edited = (form: ClientForm, fields: Partial<ClientForm>): ClientForm => ({ ...form, ...followingProfile(form, fields) });
const template = (form: ClientForm, fields: Partial<ClientForm['template']>): ClientForm => ({
  ...form,
  template: { ...form.template, ...fields },
});

describe('the profile of a new registration', () => {
  it('is recognised from its addresses, or is the one that was chosen', () => {
    expect(profileOf({ ...emptyClientForm, issuer: ` ${okta} ` })).toMatchObject({ profile: { id: 'okta' }, chosen: false });
    expect(profileOf({ ...emptyClientForm, issuer: okta, profileId: 'keycloak' })).toMatchObject({
      profile: { id: 'keycloak' },
      chosen: true,
    });
    expect(profileOf(emptyClientForm).profile.id).toBe('base');
  });

  it('sets what its drafts start with', () => {
    const form = edited(emptyClientForm, { issuer: okta });
    expect(form.template).toMatchObject({ audience: { kind: 'token-endpoint' }, lifetime: '300' });
    expect(profileChanges(form, named('okta'))).toEqual([]);
    expect(edited(emptyClientForm, { profileId: 'salesforce' })).toMatchObject({ grant: jwtBearerGrant, alg: 'RS256' });
  });

  it('sets how the client authenticates and the claims that the server wants, and keeps those that were typed', () => {
    const google = edited(emptyClientForm, { tokenEndpoint: 'https://oauth2.googleapis.com/token' });
    expect(google).toMatchObject({ method: 'none', alg: 'RS256', grant: jwtBearerGrant });
    expect(JSON.parse(google.template.claims)).toEqual({ sub: null, scope: 'https://www.googleapis.com/auth/cloud-platform' });
    expect(sameForm(edited(google, { tokenEndpoint: '' }), emptyClientForm)).toBe(true);
    const typed = template(emptyClientForm, { claims: '{"scope":"mine"}' });
    expect(JSON.parse(withDefaults(typed, named('google-service-account')).template.claims)).toEqual({ sub: null, scope: 'mine' });
    expect(withDefaults(template(emptyClientForm, { claims: '{' }), named('google-service-account')).template.claims).toBe('{');
  });

  it('leaves alone what a person has typed, and takes back what it proposed', () => {
    const typed = template(edited(emptyClientForm, { issuer: okta }), { lifetime: '17' });
    const moved = edited(typed, { profileId: 'fapi2' });
    expect(moved.template).toMatchObject({ audience: { kind: 'issuer' }, lifetime: '17' });
    expect(moved.alg).toBe('PS256');
    const back = edited(edited(emptyClientForm, { profileId: 'salesforce' }), { profileId: undefined });
    expect(sameForm(back, emptyClientForm)).toBe(true);
  });

  it('may be a person’s own, which sets what drafts start with as well', () => {
    const own = [
      ownProfile.parse({ id: 'bank', name: 'The bank', signs: { hosts: ['*.bank.example'] }, defaults: { lifetime: 17, alg: 'PS256' } }),
    ];
    const recognised = followingProfile(emptyClientForm, { tokenEndpoint: 'https://as.bank.example/token' }, own);
    expect(recognised).toMatchObject({ alg: 'PS256', template: { lifetime: '17' } });
    const back = followingProfile({ ...emptyClientForm, ...recognised }, { tokenEndpoint: '' }, own);
    expect(back).toMatchObject({ alg: 'ES256', template: { lifetime: '60' } });
    const early = { ...emptyClientForm, tokenEndpoint: 'https://as.bank.example/token' };
    expect(followingProfile(early, {}, own, [])).toMatchObject({ template: { lifetime: '17' } });
    expect(followingProfile(emptyClientForm, { profileId: 'bank' }, own)).toMatchObject({ template: { lifetime: '17' } });
  });

  it('changes nothing else while the profile stays', () => {
    expect(followingProfile({ ...emptyClientForm, issuer: okta }, { name: 'Acme' })).toEqual({ name: 'Acme' });
  });

  it('leaves the algorithm to a key that was chosen, and to the method', () => {
    expect(edited({ ...emptyClientForm, keyId: 'k' }, { profileId: 'fapi2' }).alg).toBe('ES256');
    const secret = edited({ ...emptyClientForm, method: 'client_secret_jwt', alg: 'HS256' }, { profileId: 'fapi2' });
    expect(secret.alg).toBe('HS256');
  });
});

describe('what a profile proposes for a registration that is there', () => {
  it('is told member by member, and can be taken over', () => {
    const form = { ...emptyClientForm, name: 'a', clientId: 'b', issuer: okta, scope: 'mine' };
    expect(profileChanges(form, named('okta'))).toEqual([
      { label: 'Audience', from: 'issuer', to: 'token endpoint' },
      { label: 'Lifetime', from: '60 s', to: '300 s' },
    ]);
    const taken = withDefaults(form, named('okta'));
    expect(profileChanges(taken, named('okta'))).toEqual([]);
    expect(taken.scope).toBe('mine');
    expect(readForm(taken)).toMatchObject({ input: { template: { lifetime: 300, header: {} } } });
  });

  it('keeps half-typed text', () => {
    const form = template(emptyClientForm, { lifetime: '6x', header: '{"a":', claims: '{' });
    const taken = withDefaults(form, named('fapi2'));
    expect(taken.template).toMatchObject({ lifetime: '6x', header: '{"a":', claims: '{' });
  });
});
