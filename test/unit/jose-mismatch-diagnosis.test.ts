import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { keySetCandidates } from '../../core/jose/key-set.ts';
import { importSigningKey, signCompact } from '../../core/jose/signing.ts';
import { type VerificationCandidate, verifyCompact } from '../../core/jose/verification.ts';

type Jwk = Readonly<Record<string, unknown>>;

interface CryptoGroup {
  readonly comment: string;
  readonly public?: Jwk;
  readonly private: Jwk;
  readonly tests: readonly { readonly tcId: number; readonly comment: string; readonly jws?: unknown; readonly result: string }[];
}

function vector(path: string): string {
  return readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8');
}

const rfc: { readonly examples: Readonly<Record<string, { readonly jwk: Jwk }>> } = JSON.parse(vector('rfc/rfc7515-7517-7638.json'));
const rsa = rfc.examples['rfc7515_A.2']?.jwk ?? {};
const ec = rfc.examples['rfc7515_A.3']?.jwk ?? {};

function publicHalf({ kty, crv, x, y, n, e }: Jwk): Jwk {
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e }));
}

/** A token whose header may say something else than what signed it. */
async function signed(alg: string, material: { jwk: Jwk } | { secret: Uint8Array }, header: Jwk = { alg }): Promise<string> {
  const algorithm = signingAlgorithm(alg);
  if (algorithm === undefined) throw new Error(alg);
  const imported = await importSigningKey(algorithm, material);
  if ('fault' in imported) throw new Error(imported.fault.message);
  return await signCompact({ header, claims: { iss: 'a' }, key: imported.key, algorithm });
}

function secret(text: string): VerificationCandidate {
  return { label: 'the secret', kid: null, secret: Buffer.from(text) };
}

const key: VerificationCandidate = { label: 'the key', kid: null, publicJwk: publicHalf(rsa) };

describe('a signature that does not match', () => {
  it.each([
    ['PS256', 'RS256', 'The signature was made with PS256 (RSASSA-PSS with SHA-256), and the header says RS256'],
    ['RS256', 'PS256', 'The signature was made with RS256'],
    ['RS512', 'RS256', 'The signature was made with RS512'],
  ])('because it is %s and the header says %s is explained so', async (alg, said, reason) => {
    const token = await signed(alg, { jwk: rsa }, { alg: said });
    expect(await verifyCompact(token, [key])).toMatchObject({
      state: 'failed',
      code: 'other-algorithm',
      reason: expect.stringContaining(reason),
    });
  });

  const text = 'c2VjcmV0LXRoYXQtaXMtbG9uZy1lbm91Z2gtZm9yLUhTMjU2IQ';
  it.each([
    ['base64url text', text, Buffer.from(text, 'base64url'), 'the secret is base64-decoded first'],
    ['base64url text with - and _', '-_-_AAAA', Buffer.from('-_-_AAAA', 'base64url'), 'the secret is base64url-decoded first'],
    ['base64 text with padding', 'AQIDBA==', Buffer.from('AQIDBA==', 'base64'), 'the secret is base64-decoded first'],
    ['hexadecimal text', '00ff10ab', Buffer.from('00ff10ab', 'hex'), 'the secret is hex-decoded first'],
    ['text with a line end', 'secret\n', Buffer.from('secret'), 'the white space around the secret is taken off'],
    ['text without its line end', 'secret', Buffer.from('secret\n'), 'a line feed stands behind the secret'],
    ['bytes whose base64 text signed', '\u0001\u0002\u0003\u0004', Buffer.from('AQIDBA=='), 'the base64 text of the secret is used'],
    ['bytes whose hexadecimal text signed', '\u0001\u0002', Buffer.from('0102'), 'the hexadecimal text of the secret is used'],
  ])('because the secret is %s is explained so', async (_what, given, used, reason) => {
    const token = await signed('HS256', { secret: used });
    expect(await verifyCompact(token, [secret(given)])).toMatchObject({
      state: 'failed',
      code: 'other-secret-form',
      reason: expect.stringContaining(reason),
    });
  });

  it('because the text of a public key was the HMAC secret is called a forgery', async () => {
    const cryptoKey = await crypto.subtle.importKey('jwk', publicHalf(ec), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
    const der = Buffer.from(await crypto.subtle.exportKey('spki', cryptoKey));
    const pem = `-----BEGIN PUBLIC KEY-----\n${der
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n')}\n-----END PUBLIC KEY-----\n`;
    const candidate = { label: 'server key', kid: null, publicJwk: publicHalf(ec) };
    const given = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    for (const [used, words] of [
      [pem, 'the PEM text'],
      [pem.trim(), 'the PEM text'],
      [der, 'the DER form'],
      [JSON.stringify(publicHalf(ec)), 'the JWK'],
      [given, 'the text'],
    ] as const) {
      const token = await signed('HS256', { secret: Buffer.from(used) });
      expect(await verifyCompact(token, [{ ...candidate, publicText: given }])).toMatchObject({
        state: 'failed',
        code: 'confusion',
        reason: expect.stringContaining(`signed with ${words} of the public key “server key” as secret`),
      });
    }
  });

  it('for no known cause is not explained away', async () => {
    const token = await signed('HS256', { secret: Buffer.from('one secret') });
    expect(await verifyCompact(token, [secret('another')])).toMatchObject({ state: 'failed', code: 'mismatch' });
    expect(await verifyCompact(token, [key])).toMatchObject({ state: 'unchecked', code: 'no-fitting-key' });
  });
});

describe('Project Wycheproof, signatures among its combined cases', () => {
  const { testGroups }: { readonly testGroups: readonly CryptoGroup[] } = JSON.parse(vector('wycheproof/json_web_crypto_test.json'));
  const rows = testGroups.flatMap((group) => group.tests.filter(({ jws }) => jws !== undefined).map((test) => ({ ...test, group })));

  it.each(rows.map((row) => [row.tcId, row.comment, row] as const))('%d %s', async (_id, _comment, { jws, result, group }) => {
    const jwk = group.public ?? group.private;
    const { keys } = jwk;
    const { candidates } = keySetCandidates(Array.isArray(keys) ? keys : [jwk], 'the vectors');
    const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
    const { state } = await verifyCompact(text, candidates);
    expect(state === 'verified').toBe(result === 'valid');
  });
});

describe('a key with which a signature proves nothing', () => {
  it('is not used: exponent 1', async () => {
    const forged = { ...publicHalf(rsa), e: 'AQ' };
    const token = await signed('RS256', { jwk: rsa });
    expect(await verifyCompact(token, [{ label: 'weak', kid: null, publicJwk: forged }])).toMatchObject({
      state: 'unchecked',
      code: 'unusable-key',
      reason: '“weak” cannot be used: its public exponent is 1, so anybody can sign with it.',
    });
  });
});

describe('keySetCandidates', () => {
  it('leaves a secret out of a set with public keys, and says so', () => {
    const { candidates, warnings } = keySetCandidates([{ kty: 'oct', k: 'AA' }, publicHalf(ec), 'no key'], 'here');
    expect(candidates).toMatchObject([{ label: 'key 2 of the set', from: 'here', publicJwk: publicHalf(ec) }]);
    expect(warnings).toEqual([expect.stringContaining('it was not used (RFC 7517 9)')]);
  });

  it('says when a kid stands for several keys', () => {
    expect(
      keySetCandidates(
        [
          { ...ec, kid: 'a' },
          { ...ec, kid: 'a' },
        ],
        'here',
      ).warnings,
    ).toEqual([expect.stringContaining('the kid “a”')]);
    expect(
      keySetCandidates(
        [
          { ...ec, kid: 'a' },
          { ...rsa, kid: 'a' },
        ],
        'here',
      ).warnings,
    ).toEqual([]);
  });
});
