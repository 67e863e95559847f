import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { CompactEncrypt, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { type DecryptionCandidate, decryptToken } from '../../core/jose/decryption.ts';
import { contentEncryptionAlgorithms, keyManagementAlgorithms, keyManagementAlgorithmsFor } from '../../core/jose/encryption-algorithms.ts';
import { openToken } from '../../core/jose/opened-token.ts';
import { verifyToken } from '../../core/jose/verification.ts';

type Jwk = Readonly<Record<string, unknown>>;
type Pair = { readonly publicKey: CryptoKey | Uint8Array; readonly candidate: DecryptionCandidate };

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the vectors' shapes are told where they are read
function vector<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8'));
}

function candidate(jwk: Jwk): DecryptionCandidate {
  return { label: 'the key', kid: null, jwk };
}

function plaintext(outcome: Awaited<ReturnType<typeof decryptToken>>): string {
  if (outcome.state !== 'opened') throw new Error(outcome.reason);
  return Buffer.from(outcome.plaintext).toString('utf8');
}

interface CookbookEntry {
  readonly input: { readonly plaintext?: string; readonly payload?: string; readonly key?: Jwk | readonly Jwk[]; readonly pwd?: string };
  readonly output: { readonly compact?: string; readonly json?: Jwk; readonly json_flat?: Jwk };
}

describe('the cookbook of RFC 7520', () => {
  const files = [
    'jwe/5_2.key_encryption_using_rsa-oaep_with_aes-gcm.json',
    'jwe/5_3.key_wrap_using_pbes2-aes-keywrap_with-aes-cbc-hmac-sha2.json',
    'jwe/5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm.json',
    'jwe/5_5.key_agreement_using_ecdh-es_with_aes-cbc-hmac-sha2.json',
    'jwe/5_6.direct_encryption_using_aes-gcm.json',
    'jwe/5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2.json',
    'jwe/5_8.key_wrap_using_aes-keywrap_with_aes-gcm.json',
    'jwe/5_9.compressed_content.json',
    'jwe/5_10.including_additional_authentication_data.json',
    'jwe/5_11.protecting_specific_header_fields.json',
    'jwe/5_12.protecting_content_only.json',
    'jwe/5_13.encrypting_to_multiple_recipients.json',
    'curve25519/ecdh-es.json',
  ];
  const rows = files.flatMap((file) => {
    const { input, output } = vector<CookbookEntry>(`cookbook/${file}`);
    const { compact, json, json_flat: flat } = output;
    const texts = [compact, json === undefined ? undefined : JSON.stringify(json), flat === undefined ? undefined : JSON.stringify(flat)];
    return texts.flatMap((text, index) =>
      text === undefined ? [] : [[file, ['compact', 'general', 'flattened'][index], text, input] as const],
    );
  });

  it.each(rows)('%s opens in %s serialization', async (_file, _how, text, input) => {
    const keys = Array.isArray(input.key) ? input.key : [input.key];
    const candidates =
      input.pwd === undefined
        ? keys.map((jwk: Jwk) => ({ label: String(jwk['kid']), kid: null, jwk }))
        : [{ label: 'the password', kid: null, secret: new TextEncoder().encode(input.pwd) }];
    expect(plaintext(await decryptToken(text, candidates))).toBe(input.plaintext);
  });

  it('refuses RSA1_5, which leaks, and says so', async () => {
    const { input, output } = vector<CookbookEntry>('cookbook/jwe/5_1.key_encryption_using_rsa_v15_and_aes-hmac-sha2.json');
    const keys = Array.isArray(input.key) ? input.key : [input.key];
    expect(await decryptToken(output.compact ?? '', keys.map(candidate))).toMatchObject({
      state: 'unopened',
      code: 'deprecated-algorithm',
      reason: expect.stringContaining('RFC 8725 3.2'),
    });
  });
});

interface RfcExample {
  readonly key?: Jwk;
  readonly keys?: Readonly<Record<string, Jwk>>;
  readonly jwec?: string;
  readonly jweg?: Jwk;
  readonly jwef?: Jwk;
  readonly plaintext_utf8?: string;
  readonly alg?: string;
}

describe('the examples of RFC 7516', () => {
  const { examples } = vector<{ examples: Record<string, RfcExample> }>('rfc/rfc7516-7519.json');
  const rows = Object.entries(examples).filter(([id]) => id.startsWith('rfc7516'));

  it.each(rows)(
    '%s opens, or is refused because of RSA1_5',
    async (_id, { key, keys, jwec, jweg, jwef, plaintext_utf8: expected, alg }) => {
      const text = jwec ?? JSON.stringify(jweg ?? jwef);
      const outcome = await decryptToken(text, (keys === undefined ? [key ?? {}] : Object.values(keys)).map(candidate));
      if (alg === 'RSA1_5') expect(outcome).toMatchObject({ state: 'unopened', code: 'deprecated-algorithm' });
      else expect(plaintext(outcome)).toBe(expected);
    },
  );
});

describe('Project Wycheproof, encryption among its combined cases', () => {
  interface Group {
    readonly private: Jwk;
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly jwe?: unknown;
      readonly pt?: string;
      readonly result: string;
    }[];
  }
  const { testGroups } = vector<{ testGroups: Group[] }>('wycheproof/json_web_crypto_test.json');
  const rows = testGroups.flatMap(({ private: jwk, tests }) =>
    tests.filter(({ jwe }) => jwe !== undefined).map((test) => ({ ...test, jwk })),
  );

  it.each(rows.map((row) => [row.tcId, row.comment, row] as const))('%d %s', async (_id, _comment, { jwe, jwk, result, pt }) => {
    // Its cases of valid JSON serialization stand for readers of JWTs, which must not take it.
    const text = typeof jwe === 'string' ? jwe : 'no compact JWE';
    const outcome = await decryptToken(text, [candidate(jwk)]);
    expect(outcome.state === 'opened').toBe(result === 'valid');
    if (outcome.state === 'opened' && pt !== undefined) expect(Buffer.from(outcome.plaintext).toString('hex')).toBe(pt);
  });
});

async function pairFor(alg: string, enc: string, crv?: string): Promise<Pair> {
  const algorithm = keyManagementAlgorithms.find((each) => each.alg === alg);
  const bits =
    algorithm?.mode === 'direct' ? contentEncryptionAlgorithms.find((each) => each.enc === enc)?.keyBits : (algorithm?.keyBits ?? 96);
  if (algorithm?.kty === 'oct') {
    const secret = crypto.getRandomValues(new Uint8Array((bits ?? 0) / 8));
    return { publicKey: secret, candidate: { label: 'shared', kid: null, secret } };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, ...(crv === undefined ? {} : { crv }) });
  return { publicKey, candidate: candidate({ ...(await exportJWK(privateKey)) }) };
}

async function encrypted(text: string, { publicKey }: Pair, header: { alg: string; enc: string; kid?: string }): Promise<string> {
  return await new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(header).encrypt(publicKey);
}

describe('every alg and enc that jose has', () => {
  const rows = keyManagementAlgorithms.flatMap(({ alg, kty }) =>
    (kty === 'agreement' ? ['P-256', 'P-384', 'P-521', 'X25519'] : [undefined]).map((crv) => [alg, crv] as const),
  );

  it.each(rows)('%s (%s) opens, and no other key opens it', async (alg, crv) => {
    const pair = await pairFor(alg, 'A256GCM', crv);
    const text = await encrypted('hello', pair, { alg, enc: 'A256GCM' });
    expect(await decryptToken(text, [pair.candidate])).toMatchObject({ state: 'opened', alg, enc: 'A256GCM' });
    const other = await pairFor(alg, 'A256GCM', crv);
    expect(await decryptToken(text, [other.candidate])).toMatchObject({ state: 'unopened', code: 'mismatch' });
    expect(plaintext(await decryptToken(text, [other.candidate, pair.candidate]))).toBe('hello');
  });

  it.each(contentEncryptionAlgorithms.map(({ enc }) => enc))('%s opens', async (enc) => {
    const pair = await pairFor('dir', enc);
    expect(plaintext(await decryptToken(await encrypted('hello', pair, { alg: 'dir', enc }), [pair.candidate]))).toBe('hello');
  });

  it('are told for a key', () => {
    expect(keyManagementAlgorithmsFor({ kty: 'RSA' }).map(({ alg }) => alg)).toEqual([
      'RSA-OAEP',
      'RSA-OAEP-256',
      'RSA-OAEP-384',
      'RSA-OAEP-512',
    ]);
    expect(keyManagementAlgorithmsFor({ kty: 'OKP', crv: 'X25519' })).toHaveLength(4);
    expect(keyManagementAlgorithmsFor({ kty: 'OKP', crv: 'Ed25519' })).toEqual([]);
    expect(keyManagementAlgorithmsFor({ kty: 'oct', bits: 128 }).map(({ alg }) => alg)).toContain('A128GCMKW');
  });
});

describe('a token that stays shut', () => {
  it('says which key it needs', async () => {
    const pair = await pairFor('dir', 'A256GCM');
    const text = await encrypted('x', pair, { alg: 'dir', enc: 'A256GCM', kid: 'k1' });
    const short = { label: 'short', kid: null, secret: new Uint8Array(16) };
    const rsa = { label: 'rsa', kid: null, jwk: { kty: 'RSA', n: 'AQ', e: 'AQAB' } };
    expect(await decryptToken(text, [])).toMatchObject({ code: 'no-key', reason: expect.stringContaining('dir and A256GCM') });
    expect(await decryptToken(text, [short])).toMatchObject({
      code: 'no-fitting-key',
      reason: '“short” has 128 bits, and A256GCM needs 256; it is encrypted with dir and A256GCM.',
    });
    expect(await decryptToken(text, [rsa, short])).toMatchObject({
      code: 'no-fitting-key',
      reason: expect.stringContaining('None of the 2 keys'),
    });
    expect(await decryptToken(text, [{ ...short, kid: 'k1' }, pair.candidate])).toMatchObject({ code: 'no-fitting-key' });
  });

  it('says when only the public key was given, or the curve is another', async () => {
    const pair = await pairFor('ECDH-ES', 'A128GCM', 'P-256');
    const text = await encrypted('x', pair, { alg: 'ECDH-ES', enc: 'A128GCM' });
    const { d: _d, ...publicJwk } = pair.candidate.jwk ?? {};
    expect(await decryptToken(text, [candidate(publicJwk)])).toMatchObject({
      reason: expect.stringContaining('is a public key, and opening needs the private one'),
    });
    const other = await pairFor('ECDH-ES', 'A128GCM', 'P-384');
    expect(await decryptToken(text, [other.candidate])).toMatchObject({
      reason: expect.stringContaining('is on P-384, and the sender’s “epk” on P-256'),
    });
  });

  it.each([
    ['an unknown alg', { alg: 'XX', enc: 'A256GCM' }, 'unknown-algorithm'],
    ['an unknown enc', { alg: 'dir', enc: 'XX' }, 'unknown-algorithm'],
    ['too many iterations', { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 10_000_000, p2s: 'AAAAAAAAAAAAAAAA' }, 'too-much'],
    ['a critical extension', { alg: 'dir', enc: 'A128GCM', crit: ['x'], x: 1 }, 'malformed'],
  ])('because of %s', async (_what, header, code) => {
    const text = `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
    expect(await decryptToken(text, [{ label: 'k', kid: null, secret: new Uint8Array(16) }])).toMatchObject({ state: 'unopened', code });
  });

  it('because its text is not canonical, although jose would read it', async () => {
    const pair = await pairFor('dir', 'A256GCM');
    const text = await encrypted('hello', pair, { alg: 'dir', enc: 'A256GCM' });
    for (const damaged of [
      `${text}=`,
      text.replace('..', '. .'),
      `${text.slice(0, -1)}${String.fromCharCode(text.charCodeAt(text.length - 1) + 1)}`,
    ]) {
      expect(await decryptToken(damaged, [pair.candidate])).toMatchObject({ state: 'unopened' });
    }
  });

  it('because its content expands without end', async () => {
    const secret = new Uint8Array(32);
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })).toString('base64url');
    const iv = new Uint8Array(12);
    const seal = async (size: number): Promise<string> => {
      const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']);
      const additionalData = new TextEncoder().encode(header);
      const sealed = Buffer.from(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, deflateRawSync(Buffer.alloc(size, 65))),
      );
      return `${header}..${Buffer.from(iv).toString('base64url')}.${sealed.subarray(0, -16).toString('base64url')}.${sealed.subarray(-16).toString('base64url')}`;
    };
    const candidates = [{ label: 'k', kid: null, secret }];
    expect(plaintext(await decryptToken(await seal(250_000), candidates))).toHaveLength(250_000);
    expect(await decryptToken(await seal(50_000_000), candidates)).toMatchObject({
      code: 'too-much',
      reason: expect.stringContaining('250 000 bytes'),
    });
    expect(await decryptToken(await seal(10), candidates)).toMatchObject({ warnings: [expect.stringContaining('compressed')] });
  });
});

describe('openToken', () => {
  const jws = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.';

  it('opens what is nested, to the signed token inside', async () => {
    const outer = await pairFor('RSA-OAEP-256', 'A256GCM');
    const inner = await pairFor('A256GCMKW', 'A128GCM');
    const middle = await encrypted(jws, inner, { alg: 'A256GCMKW', enc: 'A128GCM' });
    const text = await encrypted(middle, outer, { alg: 'RSA-OAEP-256', enc: 'A256GCM' });
    const opened = await openToken(text, [outer.candidate, inner.candidate]);
    expect(opened.layers).toMatchObject([
      { alg: 'RSA-OAEP-256', inside: middle },
      { alg: 'A256GCMKW', inside: null },
    ]);
    expect(opened).toMatchObject({
      shut: null,
      content: { text: jws, token: { form: 'jws' }, authenticity: expect.stringContaining('shown by its signature') },
    });
    const half = await openToken(text, [outer.candidate]);
    expect(half).toMatchObject({
      layers: [{ alg: 'RSA-OAEP-256', inside: middle }],
      shut: { code: 'no-fitting-key' },
      content: { token: { form: 'jwe' } },
    });
  });

  it('says that decrypted is not authenticated', async () => {
    const rsa = await pairFor('RSA-OAEP', 'A256GCM');
    const claims = '{"iss":"a"}';
    expect(await openToken(await encrypted(claims, rsa, { alg: 'RSA-OAEP', enc: 'A256GCM' }), [rsa.candidate])).toMatchObject({
      content: { text: claims, token: null, authenticity: expect.stringContaining('anybody who has the public key can have written this') },
    });
    const shared = await pairFor('dir', 'A256GCM');
    expect(await openToken(await encrypted(claims, shared, { alg: 'dir', enc: 'A256GCM' }), [shared.candidate])).toMatchObject({
      content: { authenticity: expect.stringContaining('whoever has the shared key') },
    });
  });

  it('opens five encryptions inside each other and no more', async () => {
    const pair = await pairFor('dir', 'A128GCM');
    let text = jws;
    for (let layer = 0; layer < 7; layer += 1) text = await encrypted(text, pair, { alg: 'dir', enc: 'A128GCM' });
    const opened = await openToken(text, [pair.candidate]);
    expect(opened.layers).toHaveLength(5);
    expect(opened.shut).toMatchObject({ code: 'too-much' });
  });

  it('opens the nested example of RFC 7520, and its signature verifies', async () => {
    interface Step {
      readonly input: { readonly key: Jwk };
      readonly output: { readonly compact: string };
    }
    const { sign, encrypt } = vector<{ sign: Step; encrypt: Step }>('cookbook/6.nesting_signatures_and_encryption.json');
    const opened = await openToken(encrypt.output.compact, [candidate(encrypt.input.key)]);
    expect(opened).toMatchObject({ shut: null, content: { text: sign.output.compact } });
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicJwk } = sign.input.key;
    expect(await verifyToken(opened.content?.text ?? '', [{ label: 'signer', kid: null, publicJwk }])).toMatchObject({ state: 'verified' });
  });
});
