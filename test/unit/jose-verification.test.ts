import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../../core/jose/base64url.ts';
import { type VerificationCandidate, verifyCompact } from '../../core/jose/verification.ts';

type Jwk = Readonly<Record<string, unknown>>;

interface WycheproofGroup {
  readonly public?: Jwk;
  readonly private?: Jwk;
  readonly tests: readonly {
    readonly tcId: number;
    readonly comment: string;
    readonly jws: string;
    readonly result: 'valid' | 'invalid';
  }[];
}

interface WycheproofExceptions {
  readonly 'json_web_signature_test.json': {
    readonly vector_defect: Readonly<Record<string, string>>;
    readonly jose_lenient: Readonly<Record<string, string>>;
  };
}

interface CookbookEntry {
  readonly input: { readonly key: Jwk };
  readonly output: { readonly compact: string };
}

interface RfcExamples {
  readonly examples: Readonly<Record<string, { readonly jwk?: Jwk; readonly jwsc?: string; readonly jwt?: string }>>;
}

interface DpopExamples {
  readonly proofs: readonly { readonly jwt: string; readonly header: { readonly jwk?: Jwk } }[];
}

function vectorText(path: string): string {
  return readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8');
}

function candidate(jwk: Jwk, label = 'the key'): VerificationCandidate {
  return { label, kid: typeof jwk['kid'] === 'string' ? jwk['kid'] : null, publicJwk: jwk };
}

const wycheproof: { readonly testGroups: readonly WycheproofGroup[] } = JSON.parse(vectorText('wycheproof/json_web_signature_test.json'));
const exceptions: WycheproofExceptions = JSON.parse(vectorText('wycheproof/jose-6.2.17-expectations.json'));
const { vector_defect: defects, jose_lenient: lenient } = exceptions['json_web_signature_test.json'];
const rfc: RfcExamples = JSON.parse(vectorText('rfc/rfc7515-7517-7638.json'));
const wycheproofRows = wycheproof.testGroups.flatMap((group) =>
  group.tests.map((test) => ({ ...test, jwk: group.public ?? group.private ?? {} })),
);

function example(id: string): { readonly jwk: Jwk; readonly jwsc: string } {
  const { jwk = {}, jwsc = '' } = rfc.examples[id] ?? {};
  return { jwk, jwsc };
}

describe('verifyCompact on Project Wycheproof', () => {
  const rows = wycheproofRows.filter(({ tcId }) => defects[tcId] === undefined);

  it('has the whole file before it', () => {
    expect(wycheproofRows).toHaveLength(401);
    expect(rows).toHaveLength(393);
  });

  it('finds every valid signature valid and no other', async () => {
    const wrong: string[] = [];
    for (const { tcId, comment, jws, jwk, result } of rows) {
      const { state } = await verifyCompact(jws, [candidate(jwk)]);
      if ((state === 'verified') !== (result === 'valid')) wrong.push(`${tcId} ${comment}: ${state}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(lenient))('refuses vector %s before any arithmetic: %s', async (tcId) => {
    const row = wycheproofRows.find((each) => String(each.tcId) === tcId);
    const verification = await verifyCompact(row?.jws ?? '', [candidate(row?.jwk ?? {})]);
    expect(verification).toMatchObject({ state: 'failed', code: 'malformed' });
  });
});

describe('verifyCompact on the examples of the specifications', () => {
  it.each(['rfc7515_A.1', 'rfc7515_A.2', 'rfc7515_A.3', 'rfc7515_A.4'])('verifies %s', async (id) => {
    const { jwk, jwsc } = example(id);
    expect(await verifyCompact(jwsc, [candidate(jwk)])).toMatchObject({ state: 'verified', candidate: { label: 'the key' } });
  });

  it.each([
    'jws/4_1.rsa_v15_signature.json',
    'jws/4_2.rsa-pss_signature.json',
    'jws/4_3.ecdsa_signature.json',
    'jws/4_4.hmac-sha2_integrity_protection.json',
    'rfc7797/hmac-sha2_b64_false.json',
    'curve25519/jws.json',
  ])('verifies %s of the cookbook', async (path) => {
    const { input, output }: CookbookEntry = JSON.parse(vectorText(`cookbook/${path}`));
    expect(await verifyCompact(output.compact, [candidate(input.key)])).toMatchObject({ state: 'verified' });
  });

  it('verifies the DPoP proofs of RFC 9449 with their own keys', async () => {
    const { proofs }: DpopExamples = JSON.parse(vectorText('rfc/rfc9449-dpop.json'));
    const withKey = proofs.flatMap(({ jwt, header }) => (header.jwk === undefined ? [] : [{ jwt, jwk: header.jwk }]));
    expect(withKey.length).toBeGreaterThan(2);
    for (const { jwt, jwk } of withKey) expect(await verifyCompact(jwt, [candidate(jwk)])).toMatchObject({ state: 'verified' });
  });

  it('never verifies an unsecured token, whatever the spelling', async () => {
    const { jwsc } = example('rfc7515_A.5');
    const { jwk } = example('rfc7515_A.1');
    expect(await verifyCompact(jwsc, [candidate(jwk)])).toMatchObject({ state: 'failed', code: 'unsecured' });
    const shouted = `${Buffer.from('{"alg":"NoNe"}').toString('base64url')}.${jwsc.split('.')[1]}.`;
    expect(await verifyCompact(shouted, [candidate(jwk)])).toMatchObject({ state: 'failed', code: 'unsecured' });
  });

  it('says that the content of a detached signature is not there', async () => {
    const { input, output }: CookbookEntry = JSON.parse(vectorText('cookbook/jws/4_5.signature_with_detached_content.json'));
    const verification = await verifyCompact(output.compact, [candidate(input.key)]);
    expect(verification).toMatchObject({ state: 'unchecked', code: 'no-payload', reason: expect.stringContaining('detached') });
  });
});

const { jwk: ecKey, jwsc: ecToken } = example('rfc7515_A.3');
const { jwk: secretKey, jwsc: hmacToken } = example('rfc7515_A.1');
const { jwk: rsaKey, jwsc: rsaToken } = example('rfc7515_A.2');
const { jwk: p521Key } = example('rfc7515_A.4');

function reheaded(token: string, header: object): string {
  return `${Buffer.from(JSON.stringify(header)).toString('base64url')}${token.slice(token.indexOf('.'))}`;
}

describe('verifyCompact chooses the key', () => {
  it('by fit when the token names none', async () => {
    const candidates = [candidate(rsaKey, 'rsa'), candidate(p521Key, 'p521'), candidate(ecKey, 'p256')];
    expect(await verifyCompact(ecToken, candidates)).toMatchObject({ state: 'verified', candidate: { label: 'p256' } });
  });

  it('by kid when the token names one, and says when another one signed it', async () => {
    const other = { ...ecKey, x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' };
    const row = wycheproofRows.find(({ tcId }) => tcId === 18);
    if (row === undefined) throw new Error('vector 18 is gone');
    const named = { ...candidate(other, 'named'), kid: 'kid-ec-sign' };
    const signer = { ...candidate(row.jwk, 'signer'), kid: 'another' };
    expect(await verifyCompact(row.jws, [named, signer])).toMatchObject({
      state: 'failed',
      code: 'other-key',
      reason: 'Its kid names “named”, but it was signed with “signer”.',
      candidate: { label: 'named' },
    });
    expect(await verifyCompact(row.jws, [signer])).toMatchObject({ state: 'verified' });
  });

  it('and says when the one that kid names cannot be meant', async () => {
    const token = reheaded(ecToken, { alg: 'ES256', kid: 'k1' });
    expect(await verifyCompact(token, [{ label: 'rsa', kid: 'k1', publicJwk: rsaKey }])).toMatchObject({
      state: 'failed',
      code: 'kid-misfit',
      reason: 'Its kid names “rsa”, which is of another type (RSA), and alg is ES256.',
    });
  });

  it('or leaves the signature unchecked when none fits', async () => {
    expect(await verifyCompact(ecToken, [])).toMatchObject({ state: 'unchecked', code: 'no-key' });
    expect(await verifyCompact(ecToken, [candidate(rsaKey)])).toMatchObject({ state: 'unchecked', code: 'no-fitting-key' });
    const damaged = { ...ecKey, x: 'AAAA' };
    expect(await verifyCompact(ecToken, [candidate(damaged)])).toMatchObject({ state: 'unchecked', code: 'unusable-key' });
  });

  it('never takes a public key for an HMAC secret', async () => {
    const token = reheaded(rsaToken, { alg: 'HS256' });
    expect(await verifyCompact(token, [candidate(rsaKey)])).toMatchObject({ state: 'unchecked', code: 'no-fitting-key' });
  });

  it.each([{ use: 'enc' }, { key_ops: ['encrypt'] }, { alg: 'ES384' }])('but not one restricted by %j', async (restriction) => {
    expect(await verifyCompact(ecToken, [candidate({ ...ecKey, ...restriction })])).toMatchObject({ state: 'unchecked' });
  });

  it('among secrets given as bytes', async () => {
    const secret = decodeBase64url(String(secretKey['k']));
    if (secret === null) throw new Error('the secret is no base64url');
    const candidates = [
      { label: 'wrong', kid: null, secret: new Uint8Array(32) },
      { label: 'client secret', kid: null, secret },
    ];
    expect(await verifyCompact(hmacToken, candidates)).toMatchObject({ state: 'verified', candidate: { label: 'client secret' } });
    expect(await verifyCompact(hmacToken, candidates.slice(0, 1))).toMatchObject({
      state: 'failed',
      code: 'mismatch',
      candidate: { label: 'wrong' },
    });
  });
});

/** The two numbers of an ECDSA signature as ASN.1 DER writes them. */
function derSignature(raw: Uint8Array): Uint8Array {
  const integers = [raw.subarray(0, raw.length / 2), raw.subarray(raw.length / 2)].map((number) => {
    const bytes = (number[0] ?? 0) >= 0x80 ? [0, ...number] : [...number];
    return [0x02, bytes.length, ...bytes];
  });
  const content = integers.flat();
  return Uint8Array.from([0x30, content.length, ...content]);
}

describe('verifyCompact on signatures that cannot be right', () => {
  const [header, payload, signature = ''] = ecToken.split('.');

  it('names an ECDSA signature in ASN.1 DER as such', async () => {
    const der = encodeBase64url(derSignature(decodeBase64url(signature) ?? new Uint8Array()));
    const verification = await verifyCompact(`${header}.${payload}.${der}`, [candidate(ecKey)]);
    expect(verification).toMatchObject({
      state: 'failed',
      code: 'der',
      reason: expect.stringMatching(/^The signature is ASN\.1 DER, 7\d bytes; ES256.+ Rewritten so, it verifies with “the key”\.$/),
    });
  });

  it('says how long a signature is and should be', async () => {
    const short = `${header}.${payload}.${encodeBase64url(new Uint8Array(63))}`;
    expect(await verifyCompact(short, [candidate(ecKey)])).toMatchObject({
      reason: expect.stringContaining('has 63 bytes; ES256 makes 64'),
    });
    const rsa = `${rsaToken.slice(0, rsaToken.lastIndexOf('.') + 1)}${encodeBase64url(new Uint8Array(128))}`;
    expect(await verifyCompact(rsa, [candidate(rsaKey)])).toMatchObject({
      reason: expect.stringContaining('has 128 bytes; RS256 with this key makes 256'),
    });
  });

  it.each([
    ['an empty signature', `${header}.${payload}.`, 'empty'],
    ['a padded signature', `${ecToken}==`, 'malformed'],
    [
      'a header with a member twice',
      `${encodeBase64url(Buffer.from('{"alg":"ES256","alg":"none"}'))}.${payload}.${signature}`,
      'malformed',
    ],
    ['a header with a byte order mark', `${encodeBase64url(Buffer.from('\ufeff{"alg":"ES256"}'))}.${payload}.${signature}`, 'malformed'],
    ['a header without alg', reheaded(ecToken, { typ: 'JWT' }), 'malformed'],
    ['an empty crit', reheaded(ecToken, { alg: 'ES256', crit: [] }), 'malformed'],
  ])('fails %s', async (_what, token, code) => {
    expect(await verifyCompact(token, [candidate(ecKey)])).toMatchObject({ state: 'failed', code });
  });

  it('names a critical extension that it does not know', async () => {
    const token = reheaded(ecToken, { alg: 'ES256', crit: ['exp'], exp: 1 });
    expect(await verifyCompact(token, [candidate(ecKey)])).toMatchObject({
      state: 'failed',
      code: 'malformed',
      reason: expect.stringContaining('the extension “exp”'),
    });
  });

  it.each([
    ['an opaque token', '8xLOxBtZp8', 'not-a-jws'],
    ['an encrypted token', 'eyJhbGciOiJkaXIifQ..a.b.c', 'not-a-jws'],
    ['an algorithm that is not in the table', reheaded(ecToken, { alg: 'ES256K' }), 'unknown-algorithm'],
    ['two segments', `${header}.${payload}`, 'not-a-jws'],
  ])('leaves %s unchecked', async (_what, token, code) => {
    expect(await verifyCompact(token, [candidate(ecKey)])).toMatchObject({ state: 'unchecked', code });
  });
});
