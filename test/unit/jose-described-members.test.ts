import { describe, expect, it } from 'vitest';
import { findTokens } from '../../core/inspect/find-tokens.ts';
import { describeToken } from '../../core/jose/describe-token.ts';
import { claimMembers, headerMembers } from '../../core/jose/nested-members.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { verifyToken } from '../../core/jose/verification.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = 1_767_225_600;

function described(claims: object, header: object = { alg: 'ES256' }) {
  return describeToken(readToken(`${part(header)}.${part(claims)}.${'A'.repeat(86)}`), { at: now * 1000 });
}

describe('a described member', () => {
  it('has the section about encrypted tokens in one of those', () => {
    const { header } = describeToken(readToken(`${part({ alg: 'dir', enc: 'A128GCM', cty: 'JWT' })}..AAAA.AAAA.AAAA`), { at: 0 });
    expect(header.map(({ source }) => source?.label)).toEqual(['RFC 7516 4.1.1', 'RFC 7516 4.1.2', 'RFC 7516 4.1.12']);
    expect(described({}).header[0]?.source?.label).toBe('RFC 7515 4.1.1');
  });

  it.each([
    ['crv', 'RFC 7518 6.2.1.1'],
    ['x', 'RFC 7518 6.2.1.2'],
    ['y', 'RFC 7518 6.2.1.3'],
    ['n', 'RFC 7518 6.3.1.1'],
    ['kty', 'RFC 7517 4'],
  ])('of a key, %s, has the section of its type', (name, label) => {
    expect(headerMembers('jwk')?.inside?.(name)?.source.label).toBe(label);
  });

  it('may be the digest of an element that an SD-JWT discloses apart', () => {
    expect(described({ nationalities: [{ '...': 'digest' }, 'FR'] }).claims[0]?.fault).toBeNull();
    expect(described({ nationalities: [{ '...': 1 }, 'FR'] }).claims[0]?.fault).toContain('must be a string');
  });

  it('is no date where no unit makes it one', () => {
    expect(described({ iat: 1e20 }).claims[0]).toMatchObject({
      words: null,
      fault: expect.stringContaining('is no date'),
    });
  });

  it('is remarked on where it asks for too many or too few iterations', () => {
    const iterations = (p2c: number) =>
      describeToken(readToken(`${part({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c })}.AA.AAAA.AAAA.AAAA`), { at: 0 }).header[2];
    expect(iterations(2_000_000_000)?.fault).toMatch(/no more than 1\s200\s000/);
    expect(iterations(10)?.fault).toMatch(/at least 1\s?000/);
    expect(iterations(600_000)).toMatchObject({ fault: null, words: expect.stringMatching(/^600\s000 iterations$/) });
  });

  it.each(['redirect_uri', 'response_type', 'code', 'state', 'code_challenge', 'error', 'max_age', 'prompt', 'acr_values', 'claims'])(
    'of a request object or response is known: %s',
    (name) => {
      expect(claimMembers(name)?.meaning).toEqual(expect.stringMatching(/\.$/));
    },
  );
});

describe('a number', () => {
  it('stands as it is written, not as JavaScript would write it', () => {
    const payload = Buffer.from('{"updated_at":1e10,"price":1.50}').toString('base64url');
    const { claims } = describeToken(readToken(`${part({ alg: 'ES256' })}.${payload}.AAAA`), { at: 0 });
    expect(claims.map(({ text }) => text)).toEqual(['1e10', '1.50']);
  });
});

describe('the dates of a token', () => {
  it('say that it is not issued yet, beyond what clocks differ by', () => {
    expect(described({ iat: now + 86_400, exp: now + 90_000 }).times.words).toContain('not issued yet: its iat is in 1 day');
    expect(described({ iat: now + 30, exp: now + 90_000 }).times.words).not.toContain('issued');
  });
});

describe('a token found in a text', () => {
  const header = part({ alg: 'ES256', kid: 'k1', typ: 'at+jwt' });
  const payload = part({ iss: 'https://as.example', sub: 'u1', client_id: 'acme', aud: 'https://api.example' });
  const whole = `${header}.${payload}.${'A'.repeat(86)}`;

  it('goes on behind a character that belongs to no token, which is told with its place', () => {
    const broken = `${whole.slice(0, 100)}é${whole.slice(100)}`;
    const [found, ...more] = findTokens(`token=${broken} end`);
    expect(more).toEqual([]);
    expect(found?.text).toBe(broken);
    expect(readToken(broken)).toMatchObject({
      claims: { iss: 'https://as.example', aud: 'https://api.example' },
      problems: [{ code: 'alphabet', position: 100 }],
    });
  });

  it('ends where prose in another script goes on', () => {
    expect(findTokens(`${whole}已过期abcdefghijklmnopqrstuvw`)[0]?.text).toBe(whole);
  });

  it('is joined from the soft line breaks of a mail', () => {
    const mail = `${whole.replaceAll(/(.{71})/g, '$1=\n')}\n`;
    expect(findTokens(mail).map(({ text }) => text)).toEqual([whole]);
  });
});

describe('a signature of an impossible length', () => {
  it('is the reason why no key can check it', async () => {
    const token = `${part({ alg: 'ES256' })}.${part({ iss: 'a' })}.${'A'.repeat(76)}`;
    expect(await verifyToken(token, [])).toMatchObject({
      state: 'unchecked',
      code: 'wrong-length',
      reason: expect.stringMatching(/^No key can have made this signature\. The signature has 57 bytes; ES256 makes 64/),
    });
  });
});
