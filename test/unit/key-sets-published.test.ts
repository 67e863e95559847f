import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeySetEntry } from '../../core/contract/key-sets.ts';
import type { JsonObject } from '../../core/contract/values.ts';
import { publishedJwks, refusePrivateMembers } from '../../electron/services/keys/key-publication/published-jwks.ts';
import type { KeyDocument } from '../../electron/store/store.ts';

/** Every private member of RFC 7518 6, RFC 8037 2 and of AKP keys. */
const privateNames = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

const privateJwks: readonly JsonObject[] = [
  generateKeyPairSync('rsa', { modulusLength: 1024 }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  generateKeyPairSync('ed25519'),
].map(({ privateKey }) => ({ ...privateKey.export({ format: 'jwk' }) }));

function keyDocument(publicJwk: JsonObject | null): KeyDocument {
  return {
    name: 'Key',
    kid: 'kid-1',
    kty: 'EC',
    crv: null,
    alg: null,
    use: null,
    bits: 256,
    thumbprint: 'print',
    private: true,
    publicJwk,
    certificate: null,
    format: 'jwk',
    encoding: null,
    origin: 'imported',
    createdAt: 0,
  };
}

const current: KeySetEntry = { keyId: 'a', alg: 'ES256', state: 'current', since: 0, until: null };

describe('a published key set', () => {
  test.each(privateJwks)('has nothing private of a $kty key whose record holds it all', (jwk) => {
    const { keys } = publishedJwks([current], () => keyDocument(jwk), 0);
    expect(keys[0]).toMatchObject({ kty: jwk['kty'], kid: 'kid-1', use: 'sig', alg: 'ES256' });
    expect(Object.keys(keys[0] ?? {}).filter((name) => privateNames.includes(name))).toEqual([]);
  });

  test('never has a private or symmetric member, whatever stands in the record of a key', () => {
    const secret = 'c2VjcmV0LXRleHQ';
    const member = fc.oneof(fc.constantFrom(...privateNames), fc.string(), fc.constantFrom('kty', 'x', 'y', 'n', 'e', 'crv', 'x5c'));
    const jwk = fc.dictionary(member, fc.oneof(fc.constant(secret), fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'AKP'), fc.jsonValue()));
    fc.assert(
      fc.property(fc.constantFrom(...privateJwks, { kty: 'oct' }), jwk, (base, changes) => {
        let keys: readonly JsonObject[];
        try {
          ({ keys } = publishedJwks([current], () => keyDocument({ ...base, ...changes }), 0));
        } catch {
          // Refused: nothing is published.
          return;
        }
        for (const key of keys) {
          expect(Object.keys(key).filter((name) => privateNames.includes(name))).toEqual([]);
          expect(key['kty']).not.toBe('oct');
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(privateNames)('is refused as a whole when “%s” gets into it, at any depth and without its value', (name) => {
    const value = { keys: [{ kty: 'EC', x: '', nested: [{ [name]: 'the-secret' }] }] };
    expect(() => refusePrivateMembers(value)).toThrow(`“${name}”`);
    expect(() => refusePrivateMembers(value)).not.toThrow('the-secret');
  });

  test('is refused with a symmetric key', () => {
    expect(() => refusePrivateMembers({ keys: [{ kty: 'oct' }] })).toThrow('symmetric');
    expect(() => publishedJwks([current], () => keyDocument({ kty: 'oct', k: 'x' }), 0)).toThrow('public part');
  });

  test('leaves out a key that is no longer held, and one without a public part', () => {
    expect(publishedJwks([current], () => undefined, 0)).toEqual({ keys: [] });
    expect(publishedJwks([current], () => keyDocument(null), 0)).toEqual({ keys: [] });
  });
});
