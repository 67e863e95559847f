import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registeredClaims } from '../../core/jose/claims.ts';
import { describeToken } from '../../core/jose/describe-token.ts';
import { headerParameters } from '../../core/jose/header-parameters.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { unsecuredCompact } from '../../core/jose/signing.ts';
import type { DescribedMember, DescribedToken } from '../../core/jose/token.ts';

/** 2026-01-01 00:04:24 UTC. */
const now = 1_767_225_864;

/** A token with this header and these claims, described at that instant. */
function described(header: Record<string, unknown>, claims: Record<string, unknown>): DescribedToken {
  return describeToken(readToken(unsecuredCompact({ header, claims })), { at: now * 1000 });
}

function claim(name: string, value: unknown, others: Record<string, unknown> = {}): DescribedMember {
  const found = described({ alg: 'ES256' }, { ...others, [name]: value }).claims.find((member) => member.name === name);
  if (found === undefined) throw new Error(`${name} is not described`);
  return found;
}

function parameter(name: string, value: unknown, others: Record<string, unknown> = {}): DescribedMember {
  const found = described({ ...others, [name]: value }, {}).header.find((member) => member.name === name);
  if (found === undefined) throw new Error(`${name} is not described`);
  return found;
}

describe('the registries', () => {
  const entries = [...headerParameters, ...registeredClaims];

  it('give every member a title, one sentence and a section with its address', () => {
    expect(headerParameters.size).toBeGreaterThanOrEqual(25);
    expect(registeredClaims.size).toBeGreaterThanOrEqual(200);
    for (const [name, { title, meaning, source }] of entries) {
      expect(title, name).not.toBe('');
      expect(meaning, name).toMatch(/^[A-Z].*\.$|…\.$/);
      expect(source.url, name).toMatch(/^https:\/\/[a-z0-9.-]+\//);
      expect(source.label, name).not.toBe('');
    }
  });

  it('put any JSON into words without throwing', () => {
    const values = [null, true, false, 0, -1, 1.5, '', 'x', 'a:b', '1', [], [1], [null], ['x', ''], [[]], {}, { kty: 1 }, { jwk: null }];
    for (const [name] of entries) {
      for (const value of values) {
        expect(() => claim(name, value)).not.toThrow();
        expect(() => parameter(name, value)).not.toThrow();
      }
    }
  });

  it('do not take names of Object.prototype for members', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const claims = JSON.parse(`{"${name}":1}`);
      expect(described({}, claims).claims).toMatchObject([{ name, text: '1', title: null, meaning: null, source: null, fault: null }]);
    }
  });
});

describe('dates', () => {
  it('are told relative to the instant, and in UTC', () => {
    expect(claim('exp', now + 48)).toMatchObject({
      title: 'Expiration time',
      text: String(now + 48),
      words: 'in 48 s (2026-01-01 00:05:12 UTC)',
      source: { label: 'RFC 7519 4.1.4', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4' },
      fault: null,
    });
    expect(claim('iat', now - 12).words).toBe('12 s ago (2026-01-01 00:04:12 UTC)');
  });

  it('in milliseconds are read as meant and called a fault', () => {
    expect(claim('exp', (now + 48) * 1000)).toMatchObject({
      words: 'in 48 s (2026-01-01 00:05:12 UTC), if these are milliseconds',
      fault: 'Dates are in seconds (RFC 7519 2), and this looks like milliseconds: divide by 1000.',
    });
    expect(claim('nbf', now * 1_000_000).fault).toContain('microseconds');
  });

  it.each([
    [String(now), 'take the quotation marks away'],
    ['2026-01-01T00:00:00Z', 'this is a string'],
    [null, 'this is null'],
    [[now], 'this is a list'],
  ])('given as %j are a fault', (value, fault) => {
    expect(claim('iat', value).fault).toContain(fault);
  });

  it('say how long the token lives', () => {
    expect(claim('exp', now + 60, { iat: now }).meaning).toBe(
      'When the token ends: it lives 1 min from its iat, and must be refused after that.',
    );
    expect(claim('exp', now, { nbf: now + 60 }).meaning).toContain('never lives');
    expect(claim('exp', now).meaning).toBe('When the token ends; from then on it must be refused.');
  });
});

describe('header parameters', () => {
  it.each([
    ['alg', 'ES256', 'ECDSA with P-256 and SHA-256', null],
    ['alg', 'RSA-OAEP', 'RSAES OAEP with SHA-1', 'This encrypts and cannot sign, and the header has no “enc” (RFC 7516 4.1.2).'],
    ['enc', 'A256GCM', 'AES GCM with a 256-bit key', null],
    ['alg', 'ES256K', 'ECDSA with secp256k1 and SHA-256', null],
    ['alg', 'XS256', 'no algorithm that Assay knows', null],
    ['alg', 'none', 'unsecured: no signature protects the token', null],
    ['alg', 'es256', null, 'Algorithm names are compared exactly: write “ES256” (RFC 7515 4.1.1).'],
    ['alg', 256, null, 'This must be a string, and it is a number.'],
    ['typ', 'AT+jwt', 'an access token', null],
    ['typ', 'application/dpop+jwt', 'a DPoP proof', null],
    ['kid', 1, null, 'This must be a string, and it is a number.'],
    ['jwk', { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }, 'EC key on P-256', null],
    [
      'jwk',
      { kty: 'EC', crv: 'P-256', d: 'x' },
      'EC key on P-256',
      'The key gives away its private member “d”; only the public key may stand here.',
    ],
    ['x5t', 'A'.repeat(27), '20 bytes', null],
    [
      'x5t',
      Buffer.from('ab'.repeat(20)).toString('base64url'),
      null,
      'This encodes the hexadecimal text of the thumbprint; encode its bytes.',
    ],
    ['x5t#S256', 'ab'.repeat(32), null, 'This is hexadecimal; the thumbprint is written in base64url.'],
    ['x5c', ['MIIB+a/b='], 'one certificate', null],
    ['crit', [], null, 'The list is empty; leave “crit” out where nothing is critical.'],
    ['crit', 'b64', null, 'This must be a list of names, and it is a string.'],
    ['crit', ['exp'], null, 'It names “exp”, which the header does not have.'],
    ['b64', false, null, '“b64” must be named in “crit” (RFC 7797 6).'],
    ['jku', 'http://x/keys', 'over unencrypted http', null],
  ])('%s %j', (name, value, words, fault) => {
    expect(parameter(name, value)).toMatchObject({ words, fault });
  });
});

describe('claims', () => {
  it.each([
    ['aud', 'https://as.example', null, null],
    ['aud', ['https://as.example'], 'one audience, as a list', null],
    ['aud', ['a', 'b'], '2 audiences', null],
    ['aud', [], null, 'The list is empty, so nobody is meant.'],
    ['aud', ['a', 1], '2 audiences', 'An audience in the list: This must be a string, and it is a number.'],
    ['iss', ' :', null, 'A value with “:” in it must be a URI (RFC 7519 2), and this one is none.'],
    ['scope', 'read write', '2 scopes', null],
    ['scope', 'read  write', '3 scopes', 'Scopes are separated by exactly one space, with none around them (RFC 6749 3.3).'],
    ['scope', ['read'], null, 'Scopes stand in one string, separated by spaces (RFC 8693 4.2), and this is a list.'],
    ['jti', '', null, 'The string is empty.'],
    ['cnf', { jkt: 'x' }, 'bound to the DPoP key with this thumbprint', null],
    ['cnf', { 'x5t#S256': 'x' }, 'bound to the client certificate with this thumbprint', null],
    ['amr', ['pwd', 'otp', 'hal'], 'password, one-time password, hal', null],
    ['email_verified', 'true', null, 'This must be true or false, and it is a string.'],
    ['authorization_details', [{ type: 'payment' }], 'payment', null],
    [
      'authorization_details',
      [{ type: 'payment', actions: ['initiate', 'status'], locations: ['https://bank.example'] }, { type: 'account' }],
      'payment to initiate, status at https://bank.example; account',
      null,
    ],
    ['authorization_details', [{ actions: [] }], null, 'Each element must be an object with a “type”.'],
    ['act', { sub: 'admin' }, 'acting: admin', null],
    ['act', { sub: 'b', act: { sub: 'a', act: { sub: 'first' } } }, 'acting: b, before that a, before that first', null],
    ['cnf', { jwk: { kty: 'EC', crv: 'P-256' } }, 'bound to the holder of this EC P-256 key', null],
    ['events', { 'https://schemas.openid.net/secevent/risc/event-type/account-disabled': {} }, 'one event: account-disabled', null],
    ['realm_access', { roles: ['admin', 'user'] }, 'admin, user', null],
    ['resource_access', { account: { roles: ['view'] }, api: {} }, 'account: view; api: ', null],
    ['status', { status_list: { idx: 12, uri: 'https://x/list' } }, 'entry 12 of the list at https://x/list', null],
    [
      'verified_claims',
      { verification: { trust_framework: 'eidas' }, claims: { name: 'x' } },
      'verified by the rules of eidas: name',
      null,
    ],
    ['scp', ['read', 'write'], null, null],
    ['scp', 'read write', '2 scopes', null],
    ['azpacr', '2', 'with a certificate or assertion', null],
  ])('%s %j', (name, value, words, fault) => {
    expect(claim(name, value)).toMatchObject({ words, fault });
  });

  it('of a client assertion are told as such', () => {
    const claims = { iss: 'acme', sub: 'acme', aud: 'https://as.example', exp: now };
    expect(claim('iss', 'acme', claims).meaning).toContain('the client itself');
    expect(claim('sub', 'user', { ...claims, sub: 'user' }).meaning).toBe('Whom or what the token is about.');
  });

  it('keep HTML as text, strings bare and everything else as JSON', () => {
    expect(claim('name', '<img src=x onerror=alert(1)>').text).toBe('<img src=x onerror=alert(1)>');
    expect(claim('x', { a: [1, null] })).toMatchObject({ text: '{"a":[1,null]}', shortened: false, title: null });
  });

  it('are shortened when long, and counted when many', () => {
    expect(claim('x', 'y'.repeat(5000))).toMatchObject({ text: 'y'.repeat(2000), shortened: true });
    const many = Object.fromEntries(Array.from({ length: 510 }, (_, index) => [`c${index}`, index]));
    const { claims } = described({}, many);
    expect(claims).toHaveLength(501);
    expect(claims.at(-1)).toMatchObject({ name: '…', text: 'and 10 more' });
  });

  it('show numbers that JavaScript cannot hold as they are written', () => {
    const segment = Buffer.from('{"exp":1e999,"n":12345678901234567890,"deep":[1e999]}').toString('base64url');
    const { claims } = describeToken(readToken(`eyJhbGciOiJub25lIn0.${segment}.`), { at: 0 });
    expect(claims.map(({ text }) => text)).toEqual(['1e999', '12345678901234567890', '[1e999]']);
    expect(claims[0]).toMatchObject({ fault: expect.stringContaining('infinity') });
  });
});

describe('the kind of a token', () => {
  const client = { iss: 'acme', sub: 'acme', aud: 'https://as.example', exp: now + 60 };
  it.each([
    ['client assertion', { alg: 'ES256' }, client, 'iss and sub are the same'],
    ['client assertion', { alg: 'ES256', typ: 'client-authentication+jwt' }, { iss: 'a', sub: 'b' }, 'typ'],
    ['access token', { typ: 'at+jwt' }, client, 'RFC 9068 2.1'],
    ['access token', { typ: 'application/at+jwt' }, {}, 'RFC 9068 2.1'],
    ['DPoP proof', { typ: 'dpop+jwt' }, {}, 'RFC 9449 4.2'],
    ['DPoP proof', {}, { htm: 'POST', htu: 'https://x', nonce: 'n' }, 'htm and htu'],
    ['ID token', { typ: 'JWT' }, { iss: 'https://op', sub: 'u', aud: 'c', nonce: 'n' }, 'nonce'],
    ['access token', { typ: 'JWT' }, { iss: 'https://as', sub: 'u', aud: 'api', scope: 'read' }, 'scope'],
    ['refresh token', {}, { iss: 'https://kc', aud: 'https://kc', typ: 'Refresh', nonce: 'n' }, '“Refresh”'],
    ['logout token', { typ: 'logout+jwt' }, { iss: 'https://op', aud: 'c', events: {} }, 'a logout token'],
    ['JWT', {}, { iss: 'joe' }, 'nothing that would show'],
  ])('%s is recognised in %j %j', (name, header, claims, reason) => {
    const { kind } = described(header, claims);
    expect(kind.name).toBe(name);
    expect(kind.reason).toContain(reason);
  });

  it('is told for tokens that are no JWT', () => {
    const kindOf = (text: string) => describeToken(readToken(text), { at: 0 }).kind;
    expect(kindOf('8xLOxBtZp8').name).toBe('opaque token');
    expect(kindOf('').reason).toBe('There is nothing here.');
    expect(kindOf('eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.aaaa.aaaa').name).toBe('encrypted token');
    expect(kindOf('eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AAAA').name).toBe('JWS');
    expect(kindOf('eyJhbGciOiJFUzUxMiJ9').name).toBe('JWS');
  });

  it('is found in the examples of the drafts', () => {
    const bis: { client_authentication_jwt: { header: Record<string, unknown>; claims: Record<string, unknown> } } = JSON.parse(
      readFileSync(new URL('../vectors/rfc/rfc7523bis-examples.json', import.meta.url), 'utf8'),
    );
    const { header, claims } = bis.client_authentication_jwt;
    expect(described(header, claims).kind.name).toBe('client assertion');
    expect(described({ ...header, typ: 'JWT' }, claims).kind.name).toBe('client assertion');
  });
});

describe('the times of a token', () => {
  it.each([
    [{ exp: now + 48 }, 'valid', 'expires in 48 s'],
    [{ exp: now }, 'expired', 'expired now'],
    [{ exp: now - 180 }, 'expired', 'expired 3 min ago'],
    [{ exp: now + 90, nbf: now + 30 }, 'not-yet-valid', 'not valid yet, begins in 30 s'],
    [{ exp: now + 90, nbf: now }, 'valid', 'expires in 1 min 30 s'],
    [{ exp: (now + 60) * 1000 }, 'valid', 'expires in 55\u202f982 years 119 days, because its exp is not in seconds'],
    [{ iat: now }, 'no-expiry', 'never expires: it has no exp'],
    [{ exp: String(now) }, 'unreadable', 'its exp is no date'],
    [{ nbf: null, exp: now + 9 }, 'unreadable', 'its nbf is no date'],
  ])('of %j are %s', (claims, state, words) => {
    expect(described({}, claims).times).toMatchObject({ state, words });
  });

  it('are the numbers of the claims', () => {
    expect(described({}, { iat: 1, nbf: 2, exp: 3 }).times).toMatchObject({ iat: 1, nbf: 2, exp: 3 });
    expect(describeToken(readToken('opaque'), { at: 0 })).toMatchObject({ times: { state: 'unreadable' }, header: [], claims: [] });
  });

  it('that JavaScript reads as infinite are unreadable, not valid for ever', () => {
    const segment = Buffer.from('{"exp":1e999}').toString('base64url');
    expect(describeToken(readToken(`eyJhbGciOiJub25lIn0.${segment}.`), { at: 0 }).times.state).toBe('unreadable');
  });
});
