import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/explain/evidence.ts';
import type { DraftChange } from '../../core/explain/fix.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { allProfiles } from '../../core/explain/profiles/profile-in-force.ts';
import { vendorProfiles } from '../../core/explain/profiles/vendor-profiles.ts';
import {
  assertionEvidence,
  findingsOf,
  isUnchecked,
  issuer,
  profile,
  proveCase,
  tokenEndpoint,
  type RuleCase,
} from '../support/rule-cases.ts';

const { bis, fapi2, smart } = baseProfiles;
const endpointCalled = profile({ name: 'Okta', limits: { audiences: ['endpoint-called'] } });
const fixed = profile({ name: 'Google', limits: { audiences: [{ value: 'https://oauth2.googleapis.com/token' }] } });

const okta = vendor('okta');

const audience = (aud: unknown, more: Partial<Evidence> = {}) => assertionEvidence({ aud }, more);
const set = (change: DraftChange): unknown => (change.change === 'set' ? change.value : null);
const setTo = (value: string) => [{ change: 'set', of: 'claims', name: 'aud', value }];
const toIssuer = setTo('{{issuer}}');
const metadata = {
  url: null,
  issuer: null,
  document: {
    issuer,
    token_endpoint: tokenEndpoint,
    pushed_authorization_request_endpoint: 'https://as.example/par',
    introspection_endpoint: 'https://introspect.example/check',
    mtls_endpoint_aliases: { token_endpoint: 'https://mtls.as.example/token' },
  },
};
function vendor(id: string) {
  const found = vendorProfiles.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no profile ${id}`);
  return found;
}
/** An audience that may be the token endpoint, which nobody named. */
const withoutEndpoint = (id: string) => audience('https://login.example/one/token', { profile: vendor(id), tokenEndpoint: undefined });

const request = (url: string, endpoint: 'token' | 'par' = 'token') =>
  ({ endpoint, method: 'POST', url, headers: [], parameters: [] }) as const;

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'AUD-01': [
    {
      title: 'missing',
      evidence: audience(undefined),
      says: 'There is no “aud”',
      member: ['claims', 'aud'],
      severity: 'error',
      fix: toIssuer,
    },
    {
      title: 'missing for SMART',
      evidence: audience(undefined, { profile: smart }),
      says: 'There is no',
      fix: setTo('{{token_endpoint}}'),
    },
    { title: 'empty', evidence: audience(''), says: '“aud” is empty' },
    { title: 'an empty list', evidence: audience([]), says: 'an empty list' },
    { title: 'null', evidence: audience(null), says: '“aud” is null' },
    { title: 'a number', evidence: audience(7), says: '“aud” is the number 7' },
    { title: 'an object', evidence: audience({ issuer }), says: '“aud” is an object' },
    { title: 'a list with a number', evidence: audience([issuer, 7]), says: 'the number 7 in its list' },
    { title: 'a list within the list', evidence: audience([[issuer]]), says: 'a list in its list' },
    { title: 'a list of one', evidence: audience([issuer]), says: null },
    { title: 'another server', evidence: audience('x'), says: null },
  ],
  'AUD-02': [
    {
      title: 'another server',
      evidence: audience('https://other.example'),
      says: `“aud” is “https://other.example”, and the server takes the issuer, “${issuer}”`,
      severity: 'warning',
      fix: toIssuer,
    },
    { title: 'the client_id', evidence: audience('client-one', { profile: bis }), says: '“aud” is “client-one”', severity: 'error' },
    {
      title: 'the token endpoint, for FAPI',
      evidence: audience(tokenEndpoint, { profile: fapi2 }),
      says: ', the token endpoint, and the server takes the issuer',
      severity: 'error',
    },
    {
      title: 'the issuer, where the endpoint is wanted',
      evidence: audience(issuer, { profile: endpointCalled }),
      says: `“aud” is “${issuer}”, the issuer, and Okta takes the token endpoint`,
      severity: 'error',
      fix: setTo('{{token_endpoint}}'),
    },
    {
      title: 'another value than the one the vendor takes',
      evidence: audience(issuer, { profile: fixed }),
      says: 'what Google takes',
      fix: setTo('https://oauth2.googleapis.com/token'),
    },
    {
      title: 'another port',
      evidence: audience('https://as.example:8443/realms/one'),
      says: 'it has the port 8443, and the other has none',
    },
    { title: 'the issuer as a prefix', evidence: audience(`${issuer}/extra`), says: 'it goes on with “/extra”' },
    {
      title: 'the address of the metadata',
      evidence: audience(`${issuer}/.well-known/openid-configuration`),
      says: 'the address of the metadata',
    },
    {
      title: 'an address like none, in a profile that takes the called endpoint alone',
      evidence: audience('http://completely.wrong/', { profile: okta }),
      says: `Okta takes the token endpoint, “${tokenEndpoint}”`,
      severity: 'error',
      fix: setTo('{{token_endpoint}}'),
    },
    {
      title: 'the issuer with a slash, in a profile that does not take the issuer',
      evidence: audience(`${issuer}/`, { profile: okta }),
      says: `the token endpoint is “${tokenEndpoint}”`,
      fix: setTo('{{token_endpoint}}'),
    },
    {
      title: 'nearly the token endpoint, where the issuer is advised: message and fix speak of the same',
      evidence: audience('https://b.example', { tokenEndpoint: 'https://b.example/token' }),
      says: `the server takes the issuer, “${issuer}”`,
      fix: toIssuer,
    },
    { title: 'the issuer, while the token endpoint that is taken too is not known', evidence: withoutEndpoint('entra'), says: null },
    { title: 'the issuer', evidence: audience(issuer, { profile: fapi2 }), says: null },
    { title: 'the token endpoint, which is legal', evidence: audience(tokenEndpoint), says: null },
    { title: 'the issuer with a slash, which is a slip of spelling', evidence: audience(`${issuer}/`), says: null },
    {
      title: 'the endpoint that is called, where that is wanted',
      evidence: audience('https://as.example/par', { profile: endpointCalled, request: request('https://as.example/par', 'par') }),
      says: null,
    },
    { title: 'the issuer among others', evidence: audience(['https://other.example', issuer]), says: null },
  ],
  'AUD-03': [
    { title: 'a list of one', evidence: audience([issuer]), says: 'is a list of one', severity: 'information', fix: toIssuer },
    { title: 'for FAPI', evidence: audience([issuer], { profile: fapi2 }), says: 'takes a string only', severity: 'error' },
    { title: 'another audience', evidence: audience(['https://api.example']), says: 'a list of one', fix: setTo('https://api.example') },
    { title: 'a list of two', evidence: audience([issuer, tokenEndpoint]), says: null },
    { title: 'a string', evidence: audience(issuer, { profile: fapi2 }), says: null },
  ],
  'AUD-04': [
    {
      title: 'two',
      evidence: audience([issuer, 'https://other.example']),
      says: '“aud” names 2 audiences',
      severity: 'warning',
      fix: toIssuer,
    },
    { title: 'the same twice', evidence: audience([issuer, issuer], { profile: bis }), says: 'names 2 audiences', severity: 'error' },
    { title: 'two for FAPI', evidence: audience([issuer, tokenEndpoint], { profile: fapi2 }), says: 'names 2', severity: 'error' },
    { title: 'a list of one', evidence: audience([issuer]), says: null },
    { title: 'a string with a space in it', evidence: audience(`${issuer} https://other.example`), says: null },
  ],
  'AUD-05': [
    {
      title: 'the token endpoint',
      evidence: audience(tokenEndpoint),
      says: '“aud” is the token endpoint',
      severity: 'warning',
      fix: toIssuer,
    },
    { title: 'in a list', evidence: audience([tokenEndpoint]), says: '“aud” is the token endpoint', member: ['claims', 'aud', 0] },
    { title: 'where the profile demands it', evidence: audience(tokenEndpoint, { profile: smart }), says: null },
    { title: 'where the called endpoint is demanded', evidence: audience(tokenEndpoint, { profile: endpointCalled }), says: null },
    { title: 'beside the issuer', evidence: audience([issuer, tokenEndpoint]), says: null },
    { title: 'nearly it', evidence: audience(`${tokenEndpoint}/`), says: null },
    { title: 'the same address as the issuer', evidence: audience(issuer, { tokenEndpoint: issuer }), says: null },
  ],
  'AUD-06': [
    {
      title: 'the PAR endpoint',
      evidence: audience('https://as.example/par', { metadata }),
      says: 'is the pushed authorization request endpoint',
      severity: 'warning',
      fix: toIssuer,
    },
    {
      title: 'for FAPI',
      evidence: audience('https://as.example/par', { metadata, profile: fapi2 }),
      says: 'refuses that',
      severity: 'error',
    },
    {
      title: 'the one that is called',
      evidence: audience('https://as.example/par', { request: request('https://as.example/par', 'par') }),
      says: 'the endpoint that is called',
    },
    {
      title: 'where that is wanted',
      evidence: audience('https://as.example/par', { profile: endpointCalled, request: request('https://as.example/par', 'par') }),
      says: null,
    },
    { title: 'the token endpoint', evidence: audience(tokenEndpoint, { metadata }), says: null },
    { title: 'another path', evidence: audience('https://as.example/par2', { metadata }), says: null },
  ],
  'AUD-07': [
    {
      title: 'a slash too many',
      evidence: audience(`${issuer}/`),
      says: `“aud” is “${issuer}/” and the issuer is “${issuer}”: it has a slash at the end`,
      severity: 'error',
      fix: toIssuer,
    },
    { title: 'http', evidence: audience(issuer.replace('https', 'http')), says: 'it begins with http in place of https' },
    { title: 'a default port', evidence: audience(issuer.replace('.example', '.example:443')), says: 'the default port :443' },
    { title: 'the host in capitals', evidence: audience(issuer.replace('as.', 'AS.')), says: 'it writes the host as “AS.example”' },
    { title: 'a line break', evidence: audience(`${issuer}\n`), says: 'it ends with a line feed' },
    {
      title: 'the token endpoint, nearly',
      evidence: audience(`${tokenEndpoint}/`),
      says: 'the token endpoint is',
      fix: setTo('{{token_endpoint}}'),
    },
    { title: 'an issuer from metadata', evidence: audience(`${issuer}/`, { issuer: undefined, metadata }), says: 'a slash at the end' },
    { title: 'the issuer with its slash', evidence: audience('https://as.example/', { issuer: 'https://as.example/' }), says: null },
    { title: 'another realm', evidence: audience('https://as.example/realms/two'), says: null },
  ],
  'AUD-08': [
    {
      title: 'another host',
      evidence: audience(issuer, { metadata, request: request('https://evil.example/token') }),
      says: 'the request goes to the host “evil.example”',
      member: ['request', 'url'],
      severity: 'error',
      fix: [{ change: 'set', of: 'request', name: 'tokenEndpoint', value: tokenEndpoint }],
    },
    {
      title: 'the same host with another port',
      evidence: audience(issuer, { metadata, request: request('https://as.example:8443/token') }),
      says: 'as.example:8443',
    },
    {
      title: 'a host that the metadata lists',
      evidence: audience(issuer, { metadata, request: request('https://introspect.example/check') }),
      says: null,
    },
    {
      title: 'the alias for mutual TLS',
      evidence: audience(issuer, { metadata, request: request('https://mtls.as.example/token') }),
      says: null,
    },
    {
      title: 'an audience of another server',
      evidence: audience('https://x.example', { metadata, request: request('https://evil.example/token') }),
      says: null,
    },
  ],
  'AUD-09': [
    {
      title: 'the alias is called',
      evidence: audience(issuer, { metadata, request: request('https://mtls.as.example/token') }),
      says: 'The request goes to “https://mtls.as.example/token”',
      severity: 'information',
    },
    {
      title: 'the alias is the audience',
      evidence: audience('https://mtls.as.example/token', { metadata, request: request('https://mtls.as.example/token') }),
      says: '“aud” is',
      severity: 'warning',
      fix: [{ change: 'set', of: 'claims', name: 'aud', value: '{{issuer}}' }],
    },
    { title: 'the plain endpoint', evidence: audience(issuer, { metadata, request: request(tokenEndpoint) }), says: null },
    {
      title: 'an alias that is the endpoint itself',
      evidence: audience(issuer, {
        metadata: { ...metadata, document: { ...metadata.document, mtls_endpoint_aliases: { token_endpoint: tokenEndpoint } } },
        request: request(tokenEndpoint),
      }),
      says: null,
    },
  ],
  'AUD-10': [
    {
      title: 'a tenant to fill in',
      evidence: audience('https://login.microsoftonline.com/{tenantid}/v2.0'),
      says: '“{tenantid}” was to be replaced',
      severity: 'warning',
      fix: [{ change: 'set', of: 'claims', name: 'aud', value: '{{issuer}}' }],
    },
    {
      title: 'a tenant to fill in that the registration has to fill in too',
      evidence: audience('https://as.example/{tenant}', { issuer: 'https://as.example/{tenant}' }),
      says: '“{tenant}” was to be replaced',
      fix: [],
    },
    {
      title: 'the common tenant',
      evidence: audience('https://login.microsoftonline.com/common/oauth2/v2.0/token'),
      says: '“common” stands for many tenants',
    },
    { title: 'your domain', evidence: audience('https://YOUR_DOMAIN/oauth/token'), says: '“YOUR_DOMAIN”' },
    {
      title: 'angle brackets in a list',
      evidence: audience([issuer, 'https://<tenant>.example']),
      says: '“<tenant>”',
      member: ['claims', 'aud', 1],
    },
    { title: 'a path that is called common elsewhere', evidence: audience('https://as.example/common'), says: null },
    {
      title: 'a real tenant',
      evidence: audience('https://login.microsoftonline.com/8f1d0b35-1f0e-4a3b-9d53-0b6c6f6f2a11/v2.0'),
      says: null,
    },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the audience rules together', () => {
  const ids = Object.keys(cases);
  const all = (evidence: Evidence) => ids.flatMap((id) => findingsOf(id, evidence)).map(({ rule }) => rule);

  it.each([
    ['the issuer', issuer, []],
    ['a slash too many', `${issuer}/`, ['AUD-07']],
    ['the token endpoint', tokenEndpoint, ['AUD-05']],
    ['another server', 'https://other.example', ['AUD-02']],
    ['another host', 'https://login.example/realms/one', ['AUD-02']],
    ['nothing', undefined, ['AUD-01']],
  ])('say one thing of %s', (_title, aud, expected) => {
    expect(all(audience(aud))).toEqual(expected);
  });

  const taking = allProfiles().filter(({ use }) => use === 'client-assertion' || use === 'grant');
  const wrong = ['http://completely.wrong/', issuer, `${issuer}/`, tokenEndpoint, `${tokenEndpoint}/`, 'https://as.example'];
  it.each(taking.map((each) => [each.name, each] as const))('offer for %s no audience that it does not take', (_name, judging) => {
    const accepted = new Set(
      (judging.limits.audiences ?? [judging.defaults.audience ?? 'issuer', 'issuer', 'token-endpoint']).map((form) =>
        typeof form === 'object' ? form.value : form === 'issuer' ? '{{issuer}}' : '{{token_endpoint}}',
      ),
    );
    expect(all(audience(wrong[0], { profile: judging })), 'an address like none is found').not.toEqual([]);
    for (const aud of wrong) {
      const fixes = ids.flatMap((id) => findingsOf(id, audience(aud, { profile: judging }))).flatMap(({ fix }) => fix ?? []);
      for (const change of fixes.flatMap(({ changes }) => changes))
        expect([aud, accepted]).toEqual([aud, new Set([...accepted, set(change)])]);
    }
  });

  it('say that the token endpoint is needed to judge by a profile that takes it', () => {
    expect(isUnchecked('AUD-02', audience('x', { profile: okta, tokenEndpoint: undefined }))).toBe(true);
    expect(isUnchecked('AUD-02', audience(issuer, { tokenEndpoint: undefined }))).toBe(false);
  });

  it('lead for a vendor’s audience to what the vendor says of it', () => {
    expect(findingsOf('AUD-02', audience('x', { profile: okta }))[0]?.source).toEqual(okta.sources[0]);
    expect(findingsOf('AUD-02', audience('x'))[0]?.source.label).toContain('rfc7523bis');
    const own = profile({ limits: { audiences: ['token-endpoint'] }, sources: [] });
    expect(findingsOf('AUD-02', audience('x', { profile: own }))[0]?.source.label).toBe('RFC 7523 3');
  });

  it('say that they cannot look where no issuer is known', () => {
    expect(isUnchecked('AUD-02', audience(issuer, { issuer: undefined, tokenEndpoint: undefined }))).toBe(true);
    expect(isUnchecked('AUD-08', audience(issuer))).toBe(true);
  });
});
