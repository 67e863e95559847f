import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { DecryptionCandidate } from '../../core/jose/decryption.ts';
import { keySetCandidates } from '../../core/jose/key-set.ts';
import { openToken } from '../../core/jose/opened-token.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { thumbprint } from '../../core/jose/thumbprint.ts';
import { type VerificationCandidate, verifyToken } from '../../core/jose/verification.ts';
import { openServices } from '../support/service-host.ts';

type Jwk = Readonly<Record<string, unknown>>;

interface SignedExample {
  readonly jwk: Jwk;
  readonly jwkset: { readonly keys: readonly Jwk[] };
  readonly jwsg: Jwk;
  readonly jwsf: Jwk;
  readonly thp: string;
}

interface TokenExample {
  readonly key: Jwk;
  readonly outer_key: Jwk;
  readonly jwt: string;
  readonly claims: Jwk;
}

interface DpopProof {
  readonly jwt: string;
  readonly header: { readonly typ: string; readonly jwk?: Jwk };
  readonly claims: { readonly ath?: string; readonly cnf?: { readonly jkt: string } };
  readonly access_token?: string;
}

interface CookbookEntry {
  readonly input: { readonly key: Jwk; readonly payload: string };
  readonly output: { readonly compact?: string; readonly json: Jwk; readonly json_flat: Jwk };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the vectors' shapes are told where they are read
function vector<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8'));
}

function verifying(jwk: Jwk): VerificationCandidate {
  return { label: 'the key', kid: null, publicJwk: jwk };
}

function opening(jwk: Jwk): DecryptionCandidate {
  return { label: 'the key', kid: null, jwk };
}

const { examples: signed } = vector<{ readonly examples: Readonly<Record<string, SignedExample>> }>('rfc/rfc7515-7517-7638.json');
const { examples: tokens } = vector<{ readonly examples: Readonly<Record<string, TokenExample>> }>('rfc/rfc7516-7519.json');
const { proofs } = vector<{ readonly proofs: readonly DpopProof[] }>('rfc/rfc9449-dpop.json');
const services = openServices();
afterAll(() => services.close());

describe('RFC 7515', () => {
  it('A.6: both signatures of the general JSON serialization verify', async () => {
    const { candidates } = keySetCandidates([signed['rfc7515_A.6.1']?.jwk, signed['rfc7515_A.6.2']?.jwk], 'the examples');
    const text = JSON.stringify(signed['rfc7515_A.6']?.jwsg);
    expect(readToken(text)).toMatchObject({ form: 'jws', serialization: 'general JSON', claims: { iss: 'joe' } });
    expect(await verifyToken(text, candidates)).toMatchObject({ state: 'verified' });
    expect(await verifyToken(text.replace('eyJpc3MiOiJqb2Ui', 'eyJpc3MiOiJqb2Yi'), candidates)).toMatchObject({ state: 'failed' });
  });

  it('A.7: the flattened JSON serialization verifies', async () => {
    const { jwk = {}, jwsf } = signed['rfc7515_A.7'] ?? {};
    expect(readToken(JSON.stringify(jwsf))).toMatchObject({ serialization: 'flattened JSON', claims: { iss: 'joe' } });
    expect(await verifyToken(JSON.stringify(jwsf), [verifying(jwk)])).toMatchObject({ state: 'verified' });
  });
});

describe('RFC 7517 and RFC 7638', () => {
  const { recognise } = services.client.keys;

  it.each([
    ['rfc7517_A.1', false, ['1 EC 256', '2011-04-29 RSA 2048']],
    ['rfc7517_A.2', true, ['1 EC 256', '2011-04-29 RSA 2048']],
    ['rfc7517_A.3', true, ['key 1 oct 128', 'HMACkeyusedinJWSspecAppendixA.1example oct 512']],
  ])('%s: every key of the set is taken in', async (id, isPrivate, expected) => {
    const { candidates } = await recognise({ material: JSON.stringify(signed[id]?.jwkset) });
    expect(candidates.map(({ name, kty, bits }) => `${name} ${kty} ${bits}`)).toEqual(expected);
    expect(candidates.every((each) => each.private === isPrivate && each.fault === null)).toBe(true);
  });

  it('B: a key is taken in with the certificate of its x5c', async () => {
    const recognised = await recognise({ material: JSON.stringify(signed['rfc7517_B']?.jwk) });
    expect(recognised).toMatchObject({ kid: '1b94c', private: false, certificate: { subject: expect.stringContaining('Brian Campbell') } });
  });

  it('3.1: a key has the thumbprint that stands there', async () => {
    const { jwk = {}, thp } = signed['rfc7638_3.1'] ?? {};
    expect(await thumbprint(jwk)).toBe(thp);
    expect(await recognise({ material: JSON.stringify(jwk) })).toMatchObject({ thumbprint: thp });
  });
});

describe('RFC 7519', () => {
  it('6.1: the unsecured JWT is read and never verifies', async () => {
    const { jwt = '' } = tokens['rfc7519_6.1'] ?? {};
    expect(readToken(jwt).claims).toMatchObject({ iss: 'joe' });
    expect(await verifyToken(jwt, [verifying(signed['rfc7515_A.1']?.jwk ?? {})])).toMatchObject({ state: 'failed', code: 'unsecured' });
  });

  it.each(['rfc7519_A.1', 'rfc7519_A.2'])('%s: encrypted with RSA1_5, it stays shut and that is said', async (id) => {
    const { key, outer_key: outer, jwt = '' } = tokens[id] ?? {};
    expect(await openToken(jwt, [opening(key ?? outer ?? {})])).toMatchObject({ layers: [], shut: { code: 'deprecated-algorithm' } });
  });
});

describe('RFC 9449', () => {
  it('binds an access token to the proof by its hash, and to the key by its thumbprint', async () => {
    const proof = proofs.find((each) => each.access_token !== undefined);
    expect(
      createHash('sha256')
        .update(proof?.access_token ?? '')
        .digest('base64url'),
    ).toBe(proof?.claims.ath);
    const bound = proofs.find((each) => each.claims.cnf !== undefined);
    expect(readToken(bound?.jwt ?? '').claims).toEqual(bound?.claims);
    expect(await thumbprint(proof?.header.jwk ?? {})).toBe(bound?.claims.cnf?.jkt);
  });
});

describe('the keys of the cookbook of RFC 7520', () => {
  it.each([
    ['3_1.ec_public_key', { kty: 'EC', bits: 521, private: false }],
    ['3_2.ec_private_key', { kty: 'EC', bits: 521, private: true }],
    ['3_3.rsa_public_key', { kty: 'RSA', bits: 2048, private: false }],
    ['3_4.rsa_private_key', { kty: 'RSA', bits: 2048, private: true }],
    ['3_5.symmetric_key_mac_computation', { kty: 'oct', bits: 256, private: true, alg: 'HS256' }],
    ['3_6.symmetric_key_encryption', { kty: 'oct', bits: 256, private: true, alg: 'A256GCM' }],
  ])('%s is taken in', async (name, expected) => {
    const jwk = vector<Jwk>(`cookbook/jwk/${name}.json`);
    expect(await services.client.keys.recognise({ material: JSON.stringify(jwk) })).toMatchObject({ ...expected, kid: jwk['kid'] });
  });
});

describe('RFC 7797', () => {
  it('verifies a payload that is not encoded, in each serialization', async () => {
    const { input, output } = vector<CookbookEntry>('cookbook/rfc7797/hmac-sha2_b64_false.json');
    for (const text of [output.compact ?? '', JSON.stringify(output.json), JSON.stringify(output.json_flat)]) {
      expect(await verifyToken(text, [verifying(input.key)])).toMatchObject({ state: 'verified' });
      expect(await verifyToken(text.replace('payload string', 'payload strong'), [verifying(input.key)])).toMatchObject({
        state: 'failed',
      });
    }
  });

  it('refuses one whose crit does not name b64, as section 6 wants', async () => {
    const { input, output } = vector<CookbookEntry>('cookbook/rfc7797/4.2.hmac-sha2_b64_false.json');
    for (const json of [output.json, output.json_flat])
      expect(await verifyToken(JSON.stringify(json), [verifying(input.key)])).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('crit'),
      });
  });
});
