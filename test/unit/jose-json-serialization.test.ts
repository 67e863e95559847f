import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonParties } from '../../core/jose/json-parties.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { type VerificationCandidate, verifySignatures, verifyToken } from '../../core/jose/verification.ts';

type Members = Readonly<Record<string, unknown>>;

interface CookbookEntry {
  readonly input: { readonly key: Members | readonly Members[]; readonly payload: string };
  readonly output: { readonly compact?: string; readonly json?: Members; readonly json_flat?: Members };
}

function cookbook(path: string): CookbookEntry {
  return JSON.parse(readFileSync(new URL(`../vectors/cookbook/${path}`, import.meta.url), 'utf8'));
}

function candidates(key: CookbookEntry['input']['key']): VerificationCandidate[] {
  const keys = Array.isArray(key) ? key : [key];
  return keys.map((jwk: Members) => ({ label: String(jwk['kid']), kid: null, publicJwk: jwk }));
}

const rows = [
  'jws/4_1.rsa_v15_signature.json',
  'jws/4_2.rsa-pss_signature.json',
  'jws/4_3.ecdsa_signature.json',
  'jws/4_4.hmac-sha2_integrity_protection.json',
  'jws/4_5.signature_with_detached_content.json',
  'jws/4_6.protecting_specific_header_fields.json',
  'jws/4_7.protecting_content_only.json',
  'jws/4_8.multiple_signatures.json',
  'curve25519/jws.json',
].flatMap((path) => {
  const { input, output } = cookbook(path);
  const { compact, json, json_flat: flat } = output;
  const texts: [string, string][] = [];
  if (compact !== undefined) texts.push(['compact', compact]);
  if (json !== undefined) texts.push(['general JSON', JSON.stringify(json)]);
  if (flat !== undefined) texts.push(['flattened JSON', JSON.stringify(flat)]);
  return texts.map(([serialization, text]) => [path, serialization, text, input] as const);
});

/** With its payload put back where it was detached. */
function whole(text: string, { payload }: CookbookEntry['input']): string {
  const encoded = Buffer.from(payload).toString('base64url');
  if (!text.startsWith('{')) return text.replace('..', `.${encoded}.`);
  const json: Members = JSON.parse(text);
  return JSON.stringify({ payload: encoded, ...json });
}

describe('the cookbook of RFC 7520', () => {
  it.each(rows)('%s verifies in %s serialization', async (_path, serialization, text, input) => {
    const read = readToken(text);
    expect(read).toMatchObject({ form: 'jws', serialization });
    const keys = candidates(input.key);
    expect(await verifyToken(whole(text, input), keys)).toMatchObject({ state: 'verified' });
    const changed = whole(text, { ...input, payload: `${input.payload}!` });
    if (changed !== whole(text, input)) expect(await verifyToken(changed, keys)).toMatchObject({ state: 'failed' });
  });

  it('has a detached payload, which verifies when it is given, and leaves the signature unchecked when it is not', async () => {
    const { input, output } = cookbook('jws/4_5.signature_with_detached_content.json');
    for (const text of [output.compact ?? '', JSON.stringify(output.json_flat)]) {
      expect(await verifyToken(text, candidates(input.key))).toMatchObject({
        state: 'unchecked',
        reason: expect.stringContaining('detached'),
      });
      expect(await verifyToken(text, candidates(input.key), Buffer.from(input.payload))).toMatchObject({ state: 'verified' });
      expect(await verifyToken(text, candidates(input.key), Buffer.from(`${input.payload}!`))).toMatchObject({
        state: 'failed',
        code: 'mismatch',
      });
    }
  });

  it('has a JWS of three signatures, each of which is told', async () => {
    const { input, output } = cookbook('jws/4_8.multiple_signatures.json');
    const text = JSON.stringify(output.json);
    const keys = candidates(input.key);
    expect(await verifySignatures(text, keys)).toMatchObject([{ state: 'verified' }, { state: 'verified' }, { state: 'verified' }]);
    const [first] = keys;
    if (first === undefined) throw new Error('no key');
    expect((await verifySignatures(text, [first])).map(({ state }) => state)).toEqual(['verified', 'unchecked', 'unchecked']);
    expect(await verifyToken(text, [first])).toMatchObject({
      state: 'unchecked',
      reason: expect.stringMatching(/^Of its 3 signatures 1 is verified; signature 2: /),
    });
  });
});

describe('a JWS in JSON serialization', () => {
  const { input, output } = cookbook('jws/4_6.protecting_specific_header_fields.json');
  const flat = output.json_flat ?? {};
  const keys = candidates(input.key);

  it.each([
    ['names a header parameter twice', { ...flat, header: { alg: 'HS256', kid: 'x' } }, 'in the protected and in the unprotected header'],
    ['hides crit in the unprotected header', { ...flat, header: { kid: 'x', crit: ['b64'] } }, 'must stand in the protected header'],
    ['has no alg', { payload: flat['payload'], signature: flat['signature'], header: { kid: 'x' } }, 'no “alg”'],
  ])('that %s is refused', async (_what, json, reason) => {
    expect(await verifyToken(JSON.stringify(json), keys)).toMatchObject({ state: 'failed', reason: expect.stringContaining(reason) });
  });

  it('that has a member twice is refused, whichever of them would verify', async () => {
    const text = JSON.stringify(flat);
    expect(await verifyToken(text, keys)).toMatchObject({ state: 'verified' });
    expect(await verifyToken(`${text.slice(0, -1)},"payload":${JSON.stringify(flat['payload'])}}`, keys)).toMatchObject({
      state: 'failed',
      code: 'malformed',
    });
  });
});

describe('the signatures and recipients of a token in JSON serialization', () => {
  it('have each their own header, what is signed apart from what is not', () => {
    const { output } = cookbook('jws/4_8.multiple_signatures.json');
    expect(jsonParties(JSON.stringify(output.json))).toMatchObject([
      {
        protectedHeader: { alg: 'RS256' },
        unprotectedHeader: { kid: 'bilbo.baggins@hobbiton.example' },
        words: expect.stringContaining('“kid”'),
      },
      { protectedHeader: null, unprotectedHeader: { alg: 'ES512' }, words: expect.stringContaining('covers no header parameter') },
      { protectedHeader: { alg: 'HS256' }, unprotectedHeader: null, words: 'The signature covers the whole header.' },
    ]);
  });

  it('share the protected header of a JWE', () => {
    const { output } = cookbook('jwe/5_13.encrypting_to_multiple_recipients.json');
    expect(jsonParties(JSON.stringify(output.json))).toMatchObject([
      { protectedHeader: { enc: 'A128CBC-HS256' }, unprotectedHeader: { cty: 'text/plain', alg: 'RSA1_5' } },
      { header: { enc: 'A128CBC-HS256', cty: 'text/plain', alg: 'ECDH-ES+A256KW' }, words: expect.stringContaining('an encrypted key of') },
      { header: { alg: 'A256GCMKW' } },
    ]);
  });

  it('are none in a compact token', () => {
    expect(jsonParties('e30.e30.')).toEqual([]);
  });
});
