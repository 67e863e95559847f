import { describe, expect, it } from 'vitest';
import type { Key } from '../../core/contract/keys.ts';
import { algorithmForKey, algorithmForMethod, algorithmsForMethod } from '../../renderer/features/clients/algorithm-choice.ts';

const rsa: Key = {
  id: 'k1',
  name: 'rsa',
  kid: 'rsa',
  kty: 'RSA',
  crv: null,
  alg: null,
  use: null,
  bits: 2048,
  thumbprint: 't',
  private: true,
  publicJwk: {},
  certificate: null,
  format: 'pkcs8',
  encoding: null,
  origin: 'imported',
  createdAt: 0,
};

describe('the algorithm that goes with a choice', () => {
  it('follows the method from key to secret and back', () => {
    expect(algorithmForMethod('client_secret_jwt', 'ES256')).toBe('HS256');
    expect(algorithmForMethod('private_key_jwt', 'HS512')).toBe('ES256');
  });

  it('stays where the method can use it', () => {
    expect(algorithmForMethod('client_secret_jwt', 'HS512')).toBe('HS512');
    expect(algorithmForMethod('private_key_jwt', 'PS384')).toBe('PS384');
    expect(algorithmForMethod('client_secret_basic', 'PS384')).toBe('PS384');
  });

  it('offers a client secret the HMAC algorithms alone', () => {
    expect(algorithmsForMethod('client_secret_jwt').map(({ alg }) => alg)).toEqual(['HS256', 'HS384', 'HS512']);
  });

  it('follows the key: its own algorithm first, then the first that fits', () => {
    expect(algorithmForKey(rsa, 'ES256')).toBe('RS256');
    expect(algorithmForKey({ ...rsa, alg: 'PS256' }, 'ES256')).toBe('PS256');
    expect(algorithmForKey({ ...rsa, alg: 'PS256' }, 'RS512')).toBe('RS512');
  });
});
