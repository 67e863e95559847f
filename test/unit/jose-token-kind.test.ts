import { describe, expect, it } from 'vitest';
import { isForeign } from '../../core/jose/foreign-token.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { unsecuredCompact } from '../../core/jose/signing.ts';
import { tokenKind } from '../../core/jose/token-kind.ts';
import { segment } from '../support/scanned-tokens.ts';

type Members = Record<string, unknown>;

const exp = 1_767_225_924;

function kindOf(header: Members, claims: Members) {
  return tokenKind(readToken(`${unsecuredCompact({ header: { alg: 'RS256', ...header }, claims })}AAAA`));
}

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

describe('a token with an explicit type', () => {
  it.each([
    ['client-authentication+jwt', 'client assertion'],
    ['at+jwt', 'access token'],
    ['application/AT+JWT', 'access token'],
    ['dpop+jwt', 'DPoP proof'],
    ['oauth-authz-req+jwt', 'request object'],
    ['logout+jwt', 'logout token'],
    ['secevent+jwt', 'security event token'],
    ['token-introspection+jwt', 'introspection response'],
    ['kb+jwt', 'key binding JWT'],
    ['dc+sd-jwt', 'SD-JWT VC'],
    ['entity-statement+jwt', 'JWT'],
  ])('%s is called %s, because of it', (typ, name) => {
    const kind = kindOf({ typ }, { iss: 'a', aud: 'b' });
    expect(kind.name).toBe(name);
    expect(kind.reason).toMatch(/^Its typ says/);
  });
});

describe('a token without an explicit type', () => {
  const user = { sub: 'u', iat: exp - 60, exp };
  it.each<[string, Members, Members, string]>([
    ['access token', {}, { iss: 'https://sts.windows.net/0f/', aud: 'api://x', appid: 'c', ver: '1.0', ...user }, 'Entra ID (v1)'],
    ['ID token', {}, { iss: 'https://sts.windows.net/0f/', aud: 'c', unique_name: 'x', ver: '1.0', ...user }, 'Entra ID (v1)'],
    ['access token', {}, { iss: 'https://login.microsoftonline.com/0f/v2.0', aud: 'api', azp: 'c', scp: 'r', ...user }, 'Entra ID (v2)'],
    ['ID token', {}, { iss: 'https://login.microsoftonline.com/0f/v2.0', aud: 'c', nonce: 'n', ver: '2.0', ...user }, 'Entra ID (v2)'],
    ['ID token', {}, { iss: 'https://x.b2clogin.com/0f/v2.0/', aud: 'c', tfp: 'B2C_1', ...user }, 'External ID'],
    ['access token', {}, { iss: 'https://dev-1.okta.com/oauth2/default', aud: 'api', cid: 'c', scp: ['r'], ...user }, 'Okta'],
    ['ID token', {}, { iss: 'https://dev-1.okta.com', aud: 'c', idp: '00o', amr: ['pwd'], ...user }, 'Okta'],
    ['access token', {}, { iss: 'https://id.custom.example/oauth2/x', aud: 'api', cid: 'c', ...user }, 'cid'],
    ['access token', {}, { iss: 'https://t.eu.auth0.com/', aud: 'api', gty: 'client-credentials', azp: 'c', ...user }, 'Auth0'],
    ['ID token', {}, { iss: 'https://t.eu.auth0.com/', aud: 'c', nickname: 'x', ...user }, 'Auth0'],
    ['access token', {}, { iss: 'https://kc.example/realms/a', aud: 'account', typ: 'Bearer', azp: 'c', ...user }, 'Keycloak'],
    ['ID token', {}, { iss: 'https://kc.example/realms/a', aud: 'c', typ: 'ID', ...user }, 'Keycloak'],
    ['refresh token', {}, { iss: 'https://kc.example/realms/a', aud: 'https://kc.example/realms/a', typ: 'Offline', ...user }, 'Keycloak'],
    ['access token', {}, { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/p', token_use: 'access', client_id: 'c', ...user }, 'Cognito'],
    ['ID token', {}, { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/p', token_use: 'id', aud: 'c', ...user }, 'Cognito'],
    ['ID token', {}, { iss: 'https://accounts.google.com', aud: 'c', azp: 'c', hd: 'x', ...user }, 'Google'],
    ['access token', {}, { iss: 'https://auth.pingone.eu/e/as', aud: ['api'], scope: 'r', client_id: 'c', ...user }, 'PingOne'],
    ['ID token', {}, { iss: 'https://auth.pingone.eu/e/as', aud: 'c', 'p1.rid': 'r', ...user }, 'PingOne'],
    [
      'access token',
      {},
      { iss: 'http://fs.example/adfs/services/trust', aud: 'microsoft:identityserver:x', apptype: 'Public', ...user },
      'AD FS',
    ],
    ['ID token', {}, { iss: 'https://fs.example/adfs', aud: 'c', upn: 'x@y', ...user }, 'AD FS'],
    [
      'logout token',
      {},
      { iss: 'a', aud: 'c', events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      'back-channel logout',
    ],
    ['security event token', {}, { iss: 'a', aud: 'c', events: { 'urn:x': {} } }, 'events'],
    ['introspection response', {}, { iss: 'a', aud: 'c', token_introspection: { active: true } }, 'token_introspection'],
    ['request object', {}, { iss: 'c', aud: 'as', client_id: 'c', response_type: 'code' }, 'response_type'],
    ['authorization response', {}, { iss: 'https://as', aud: 'c', exp, code: 'x', state: 's' }, 'code'],
    ['authorization response', {}, { iss: 'https://as', aud: 'c', exp, error: 'access_denied' }, 'error'],
    ['key binding JWT', {}, { aud: 'v', nonce: 'n', iat: 1, sd_hash: 'h' }, 'sd_hash'],
    [
      'grant assertion',
      {},
      { iss: 'a@p.iam.gserviceaccount.com', scope: 's', aud: 'https://oauth2.googleapis.com/token', exp },
      'token endpoint',
    ],
    ['client assertion', {}, { iss: 'c', sub: 'c', aud: 'https://as.example/token', exp }, 'iss and sub'],
    ['JWT', {}, { iss: '12345', iat: 1, exp }, 'GitHub App'],
    ['JWT', {}, { hello: 'world' }, 'nothing that would show'],
  ])('is called %s by header %j and claims %j', (name, header, claims, reason) => {
    const kind = kindOf(header, claims);
    expect(kind.name).toBe(name);
    expect(kind.reason).toContain(reason);
  });
});

describe('a token that is told by its form', () => {
  const header = encode({ alg: 'ES256' });
  const jwt = `${header}.${encode({ iss: 'a', _sd: ['x'] })}.AAAA`;
  const vc = `${header}.${encode({ iss: 'a', vct: 'urn:card' })}.AAAA`;
  it.each([
    ['encrypted token', `${encode({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })}..AAAA.AAAA.AAAA`, 'its cty says what is inside: JWT'],
    ['nested JWT', `${encode({ alg: 'ES256', cty: 'JWT' })}.${encode(jwt)}.AAAA`, 'as its cty says'],
    ['detached JWS', `${header}..AAAA`, 'Appendix F'],
    ['unencoded JWS', `${encode({ alg: 'HS256', b64: false, crit: ['b64'] })}.hello.AAAA`, 'RFC 7797'],
    ['SD-JWT', `${jwt}~${encode(['salt', 'name', 'x'])}~`, 'disclosures'],
    ['SD-JWT', `${jwt}~`, 'disclosures'],
    ['SD-JWT VC', `${vc}~`, 'vct'],
    ['JWS', `${header}.${encode('hello')}.AAAA`, 'no JSON object'],
    ['PASETO', 'v4.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIn0', 'version 4, signed'],
    ['PASETO', 'v3.local.AAAA', 'encrypted'],
    ['SAML', Buffer.from('<samlp:Response xmlns="x">').toString('base64'), 'SAML message'],
    ['SAML', Buffer.from('<?xml version="1.0"?><saml:Assertion>').toString('base64'), 'SAML message'],
    ['SAML', '<saml:Assertion xmlns:saml="x">', 'SAML message, as XML'],
    ['opaque token', '8xLOxBtZp8', 'only who issued it can read it'],
  ])('%s: %s', (name, text, reason) => {
    const kind = tokenKind(readToken(text));
    expect(kind.name).toBe(name);
    expect(kind.reason).toContain(reason);
    expect(isForeign(readToken(text))).toBe(name === 'PASETO' || name === 'SAML');
  });

  it.each([
    ['JWS in flattened JSON', { payload: encode({ iss: 'a', scope: 's' }), protected: header, signature: 'AAAA' }, 'access token', 'jws'],
    ['JWS in general JSON', { payload: encode('x'), signatures: [{ header: { alg: 'ES256' }, signature: 'AA' }] }, 'JWS', 'jws'],
    [
      'JWE in flattened JSON',
      { protected: encode({ alg: 'dir', enc: 'A128GCM' }), ciphertext: 'AA', iv: 'AA', tag: 'AA' },
      'encrypted token',
      'jwe',
    ],
    [
      'JWE in general JSON',
      { protected: encode({ enc: 'A128GCM' }), recipients: [{ header: { alg: 'A128KW' } }], ciphertext: 'AA' },
      'encrypted token',
      'jwe',
    ],
  ])('%s', (serialization, json, name, form) => {
    const read = readToken(JSON.stringify(json));
    expect(read.form).toBe(form);
    expect(`JW${form === 'jws' ? 'S' : 'E'} in ${read.serialization}`).toBe(serialization);
    expect(tokenKind(read).name).toBe(name);
    expect(read.problems[0]?.message).toContain('JSON serialization; a JWT is always in compact');
  });
});

describe('five segments without “enc”', () => {
  it('are said to be no token that anything opens', () => {
    const jws = `${segment({ alg: 'ES256' })}.${segment({ iss: 'a' })}.AAAA`;
    expect(tokenKind(readToken(`${jws}.${jws.slice(0, jws.lastIndexOf('.'))}`)).reason).toMatch(/no “enc”.*two tokens/);
  });
});
