import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { algorithmsFor } from '../../core/jose/algorithms.ts';
import { runtimeHas } from '../../core/jose/runtime-features.ts';
import { thumbprint } from '../../core/jose/thumbprint.ts';
import { verifyCompact } from '../../core/jose/verification.ts';

interface Vector {
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly jws: string;
}

const present = await runtimeHas('ML-DSA');

function vector(set: number): Vector {
  return JSON.parse(readFileSync(new URL(`../vectors/ml-dsa/ML_DSA_${set}.jose.json`, import.meta.url), 'utf8'));
}

describe.each([44, 65, 87])('the published vector of ML-DSA-%d', (set) => {
  const { jwk, jws } = vector(set);
  const { priv: _priv, ...publicJwk } = jwk;
  const candidates = [{ label: 'the key', kid: String(jwk['kid']), publicJwk }];

  it.runIf(present)('verifies, and does not when it is changed', async () => {
    expect(await verifyCompact(jws, candidates)).toMatchObject({ state: 'verified' });
    const [header, , signature] = jws.split('.');
    expect(await verifyCompact(`${header}.e30.${signature}`, candidates)).toMatchObject({ state: 'failed', code: 'mismatch' });
  });

  it.skipIf(present)('stays unchecked where the runtime has no ML-DSA, which is said', async () => {
    expect(await verifyCompact(jws, candidates)).toMatchObject({
      state: 'unchecked',
      reason: expect.stringContaining('This runtime has no ML-DSA.'),
    });
  });

  it('has a key whose thumbprint is its kid, for this algorithm alone', async () => {
    expect(await thumbprint(publicJwk)).toBe(jwk['kid']);
    expect(algorithmsFor({ kty: 'AKP', alg: String(jwk['alg']) }).map(({ alg }) => alg)).toEqual([`ML-DSA-${set}`]);
  });
});
