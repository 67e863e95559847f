import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/contract/values.ts';
import type { Evidence } from '../../core/explain/evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { assertionEvidence, findingsOf, proveCase, type RuleCase } from '../support/rule-cases.ts';
import { ed25519, p256 } from '../support/public-keys.ts';

const encoded = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const encrypted = (header: JsonObject, more: Partial<Evidence> = {}): Evidence =>
  assertionEvidence(
    {},
    { token: { draft: false, read: readToken(`${encoded({ enc: 'A256GCM', ...header })}.AAAA.AAAA.AAAA.AAAA`) }, ...more },
  );
const oaep = { alg: 'RSA-OAEP-256', cty: 'JWT' };
const password = { alg: 'PBES2-HS256+A128KW', p2s: 'AAAA' };
const opened = (holds: NonNullable<Evidence['opened']>['holds'], verified = false) => ({ opened: { holds, verified } });

const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  'JWE-01': [
    {
      title: 'for an RSA key',
      evidence: encrypted({ ...oaep, kid: 'k1' }),
      says: 'An RSA private key with the kid “k1” opens it.',
      member: ['token'],
      severity: 'information',
    },
    { title: 'for a shared key', evidence: encrypted({ alg: 'dir' }), says: 'A shared key of 256 bits opens it.' },
    { title: 'by agreement', evidence: encrypted({ alg: 'ECDH-ES', epk: p256 }), says: 'A private key on P-256 opens it.' },
    { title: 'for a password', evidence: encrypted(password), says: 'The password' },
    { title: 'a signed token', evidence: assertionEvidence(), says: null },
    { title: 'a signed token whose header has enc', evidence: assertionEvidence({}, {}, { alg: 'ES256', enc: 'A256GCM' }), says: null },
  ],
  'JWE-02': [
    {
      title: 'RSA1_5',
      evidence: encrypted({ alg: 'RSA1_5' }),
      says: '“alg” is “RSA1_5”',
      severity: 'warning',
      fix: [{ change: 'set', of: 'header', name: 'alg', value: 'RSA-OAEP-256' }],
    },
    { title: 'RSA-OAEP', evidence: encrypted({ alg: 'RSA-OAEP' }), says: null },
    { title: 'RSA1_5 of a token that is not encrypted', evidence: assertionEvidence({}, {}, { alg: 'RSA1_5' }), says: null },
  ],
  'JWE-03': [
    {
      title: 'compressed content',
      evidence: encrypted({ ...oaep, zip: 'DEF' }),
      says: '“zip” is “DEF”',
      severity: 'warning',
      fix: [{ change: 'remove', of: 'header', name: 'zip' }],
    },
    { title: 'content as it is', evidence: encrypted(oaep), says: null },
    { title: 'zip of a token that is not encrypted', evidence: assertionEvidence({}, {}, { alg: 'ES256', zip: 'DEF' }), says: null },
  ],
  'JWE-04': [
    { title: 'few iterations', evidence: encrypted({ ...password, p2c: 999 }), says: '“p2c” is 999', severity: 'warning' },
    { title: 'an attack', evidence: encrypted({ ...password, p2c: 2_000_000 }), says: 'are an attack on the reader', severity: 'error' },
    { title: 'none', evidence: encrypted(password), says: 'There is no “p2c”', severity: 'error' },
    { title: 'a text', evidence: encrypted({ ...password, p2c: '4096' }), says: '“p2c” is the string “4096”' },
    { title: 'enough', evidence: encrypted({ ...password, p2c: 1000 }), says: null },
    { title: 'as many as are computed', evidence: encrypted({ ...password, p2c: 1_200_000 }), says: null },
    { title: 'p2c without a password', evidence: encrypted({ ...oaep, p2c: 1 }), says: null },
  ],
  'JWE-05': [
    { title: 'claims alone', evidence: encrypted({ alg: 'dir' }), says: 'There is no “cty”', member: ['header', 'cty'], severity: 'error' },
    {
      title: 'an access token, which is none of ours',
      evidence: { ...encrypted({ alg: 'dir' }), use: 'access-token' },
      says: 'There is no “cty”',
      severity: 'information',
    },
    { title: 'something else', evidence: encrypted({ alg: 'dir', cty: 'json' }), says: '“cty” is “json”' },
    { title: 'claims alone, opened', evidence: encrypted(oaep, opened('claims')), says: 'a set of claims that nobody signed' },
    {
      title: 'a signature that was not verified',
      evidence: encrypted(oaep, opened('a signed token')),
      says: 'whose signature was not verified',
    },
    { title: 'a signed token that verified', evidence: encrypted(oaep, opened('a signed token', true)), says: null },
    { title: 'a signed token by its header', evidence: encrypted(oaep), says: null },
    { title: 'one of an explicit type', evidence: encrypted({ alg: 'dir', cty: 'application/at+jwt' }), says: null },
    { title: 'a signed token', evidence: assertionEvidence(), says: null },
  ],
  'JWE-06': [
    {
      title: 'a point beside the curve',
      evidence: encrypted({ alg: 'ECDH-ES', epk: { ...p256, y: p256['x'] } }),
      says: '“epk” is a point that does not lie on P-256',
      member: ['header', 'epk'],
      severity: 'error',
    },
    { title: 'no key', evidence: encrypted({ alg: 'ECDH-ES+A128KW' }), says: 'There is no “epk”' },
    { title: 'a text', evidence: encrypted({ alg: 'ECDH-ES', epk: 'P-256' }), says: '“epk” is the string “P-256”' },
    {
      title: 'a short key',
      evidence: encrypted({ alg: 'ECDH-ES', epk: { kty: 'OKP', crv: 'X25519', x: 'AAAA' } }),
      says: 'of 3 bytes, and X25519 has 32',
    },
    { title: 'a point on the curve', evidence: encrypted({ alg: 'ECDH-ES', epk: p256 }), says: null },
    { title: 'a key of X25519', evidence: encrypted({ alg: 'ECDH-ES', epk: { ...ed25519, crv: 'X25519' } }), says: null },
    { title: 'an epk that is not used', evidence: encrypted({ ...oaep, epk: {} }), says: null },
  ],
};

describe.each(Object.entries(cases))('%s', (rule, table) => {
  it.each(table.map((entry) => [entry.title, entry] as const))('%s', (_title, entry) => proveCase(rule, entry));
});

describe('the rules about encrypted tokens together', () => {
  it('never say more than that it is encrypted of a good one', () => {
    expect(
      Object.keys(cases)
        .flatMap((rule) => findingsOf(rule, encrypted(oaep)))
        .map(({ rule }) => rule),
    ).toEqual(['JWE-01']);
  });
});
