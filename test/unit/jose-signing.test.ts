import { compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SigningAlgorithm, signingAlgorithm, signingAlgorithms } from '../../core/jose/algorithms.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { importSigningKey, signCompact, unsecuredCompact } from '../../core/jose/signing.ts';
import { thumbprint } from '../../core/jose/thumbprint.ts';
import { verifyCompact } from '../../core/jose/verification.ts';

type Jwk = Readonly<Record<string, unknown>>;

async function privateJwk(algorithm: SigningAlgorithm): Promise<Jwk> {
  if (algorithm.kty === 'oct') return { kty: 'oct', k: Buffer.alloc(64, 7).toString('base64url') };
  const { privateKey } = await generateKeyPair(algorithm.alg, { extractable: true });
  return { ...(await exportJWK(privateKey)) };
}

function publicPart({ kty, crv, x, y, n, e, k, alg, pub }: Jwk): Jwk {
  const described = kty === 'AKP' ? { alg, pub } : {};
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e, k, ...described }).filter(([, value]) => value !== undefined));
}

function algorithm(alg: string): SigningAlgorithm {
  const entry = signingAlgorithm(alg);
  if (entry === undefined) throw new Error(`${alg} is not in the table`);
  return entry;
}

describe.each(signingAlgorithms.map((entry) => [entry.alg, entry] as const))('signing with %s', (alg, entry) => {
  let jwk: Jwk;
  beforeAll(async () => {
    jwk = await privateJwk(entry);
  });

  it('makes a token that jose and we verify, over exactly the JSON given', async () => {
    const restricted = { use: 'enc', key_ops: ['encrypt'], ...(entry.kty === 'AKP' ? {} : { alg: 'other' }) };
    const imported = await importSigningKey(entry, { jwk: { ...jwk, ...restricted } });
    if ('fault' in imported) throw new Error(imported.fault.message);
    const header = { typ: 'JWT', alg };
    const claims = { iss: 'Jörg', exp: 1, nested: { b: [1] } };
    const token = await signCompact({ header, claims, key: imported.key, algorithm: entry });
    const [headerSegment, payloadSegment] = token.split('.');
    expect(Buffer.from(headerSegment ?? '', 'base64url').toString()).toBe(JSON.stringify(header));
    expect(Buffer.from(payloadSegment ?? '', 'base64url').toString()).toBe(JSON.stringify(claims));
    expect(readToken(token).problems.filter(({ severity }) => severity !== 'information')).toEqual([]);
    const verified = await compactVerify(token, await importJWK(publicPart(jwk), alg));
    expect(verified.protectedHeader.alg).toBe(alg);
    expect(await verifyCompact(token, [{ label: 'k', kid: null, publicJwk: publicPart(jwk) }])).toMatchObject({ state: 'verified' });
    const changed = token.replace('.', '.e30').slice(0, -1);
    expect(await verifyCompact(changed, [{ label: 'k', kid: null, publicJwk: publicPart(jwk) }])).toMatchObject({ state: 'failed' });
  });

  it('refuses a key of another type, and names both', async () => {
    const other = await privateJwk(algorithm(entry.kty === 'EC' ? 'RS256' : 'ES256'));
    const imported = await importSigningKey(entry, { jwk: other });
    expect(imported).toMatchObject({ fault: { code: 'wrong-type' } });
    expect('fault' in imported && imported.fault.message).toMatch(new RegExp(`^${alg} needs an? .+, and this is an? `));
  });
});

describe('importSigningKey', () => {
  it('refuses a public key where a private one is needed', async () => {
    const jwk = publicPart(await privateJwk(algorithm('ES256')));
    expect(await importSigningKey(algorithm('ES256'), { jwk })).toEqual({
      fault: { code: 'not-private', message: 'This is a public key; signing needs the private one.' },
    });
  });

  it('names the curve that is needed', async () => {
    const jwk = await privateJwk(algorithm('ES384'));
    expect(await importSigningKey(algorithm('ES256'), { jwk })).toEqual({
      fault: { code: 'wrong-type', message: 'ES256 needs an EC key on P-256, and this is an EC key on P-384.' },
    });
  });

  it('names a member that is missing, and a key whose numbers do not belong together, without quoting it', async () => {
    const jwk = await privateJwk(algorithm('RS256'));
    const { qi: _qi, ...incomplete } = jwk;
    expect(await importSigningKey(algorithm('RS256'), { jwk: incomplete })).toMatchObject({
      fault: { code: 'damaged', message: 'The key’s member “qi” is missing or no string.' },
    });
    const damaged = await importSigningKey(algorithm('ES256'), { jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', d: 'c2VjcmV0' } });
    expect(damaged).toMatchObject({ fault: { code: 'damaged' } });
    expect(JSON.stringify(damaged)).not.toContain('c2VjcmV0');
  });

  it('takes a secret of any length but none', async () => {
    expect(await importSigningKey(algorithm('HS512'), { secret: Uint8Array.of(1) })).toHaveProperty('key');
    expect(await importSigningKey(algorithm('HS512'), { secret: new Uint8Array() })).toMatchObject({ fault: { code: 'empty-secret' } });
    expect(await importSigningKey(algorithm('HS512'), { jwk: { kty: 'oct', k: '' } })).toMatchObject({ fault: { code: 'empty-secret' } });
    expect(await importSigningKey(algorithm('ES256'), { secret: Uint8Array.of(1) })).toMatchObject({ fault: { code: 'wrong-type' } });
  });
});

describe('compact serialization', () => {
  it('leaves the signature of an unsecured token empty', () => {
    expect(unsecuredCompact({ header: { alg: 'none' }, claims: {} })).toBe('eyJhbGciOiJub25lIn0.e30.');
  });

  it('carries a claim named __proto__', async () => {
    const { claims } = readToken(unsecuredCompact({ header: { alg: 'none' }, claims: JSON.parse('{"__proto__":{"admin":true}}') }));
    expect(JSON.stringify(claims)).toBe('{"__proto__":{"admin":true}}');
  });
});

describe('thumbprint', () => {
  it('is that of RFC 7638 3.1', async () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(await thumbprint({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' })).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });
});
