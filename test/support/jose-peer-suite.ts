import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { contentEncryptionAlgorithms, keyManagementAlgorithm } from '../../core/jose/encryption-algorithms.ts';
import { importSigningKey, signCompact } from '../../core/jose/signing.ts';
import type { JosePeer, KeyType, PeerAnswer, PeerKey, PeerRequest } from './jose-peer.ts';
import { describeWith, workbench } from './programs.ts';
import { openServices } from './service-host.ts';

const claims = { iss: 'https://as.example', name: 'Ünïcödé 🔑', n: [1, 2.5, null] };
const payload = JSON.stringify(claims);
const password = 'secret';

/** Tokens and keys exchanged with another implementation, both ways: each algorithm, each type of key, each form. */
export function josePeerSuite(peer: JosePeer): void {
  describeWith(peer.program, `with ${peer.program}`, () => {
    const bench = workbench();
    const services = openServices();
    const { keys, tokens } = services.client;
    const theirs = new Map<KeyType, PeerKey>();
    const ours = new Map<KeyType, OurKey>();
    afterAll(async () => {
      bench.remove();
      await services.close();
    });
    beforeAll(async () => {
      const generated = peer.answer(
        bench,
        peer.keyTypes.map((type) => ({ do: 'generate', type })),
      );
      for (const [index, type] of peer.keyTypes.entries()) {
        theirs.set(type, generated[index]?.value as PeerKey);
        ours.set(type, await ourKey(type));
      }
    });

    /** Answers to one request for each of some things. */
    function answers<Thing>(things: readonly Thing[], request: (thing: Thing) => PeerRequest): readonly PeerAnswer[] {
      return peer.answer(bench, things.map(request));
    }

    interface OurKey {
      readonly id: string;
      readonly private: readonly string[];
      readonly public: readonly string[];
    }

    async function ourKey(type: KeyType): Promise<OurKey> {
      const alg = { oct: 'HS512', RSA: 'RS256', 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', Ed25519: 'EdDSA' }[type];
      const { id, name, kid, use } = await keys.generate({ name: type, alg });
      // Without an alg of its own it takes part with every algorithm of its type.
      await keys.update({ id, name, kid, use, alg: null });
      const exported = async (format: 'jwk' | 'pkcs8'): Promise<string> => {
        const { material } = await keys.exportPrivate({ id, format, unencrypted: true });
        return typeof material === 'string' ? material : '';
      };
      const bare = withoutUse(await exported('jwk'));
      if (type === 'oct') return { id, private: [bare], public: [bare] };
      const shown = async (format: 'jwk' | 'pem'): Promise<string> => (await keys.public({ id, format })).text;
      return {
        id,
        private: [bare, await exported('pkcs8')],
        public: [withoutUse(await shown('jwk')), await shown('pem')],
      };
    }

    /** The forms of keys that the peer reads at all. */
    function readable(forms: readonly string[]): readonly string[] {
      return peer.program === 'jose' ? forms.filter((form) => form.startsWith('{')) : forms;
    }

    test.each(peer.signing)('%s: what it signs verifies here with each form of its key, and changed it does not', async (alg) => {
      const key = theirs.get(typeOf(alg));
      const own = ours.get(typeOf(alg));
      const materials = [...(key?.private.slice(0, 1) ?? []), ...readable(own?.private ?? [])];
      const signed = answers(materials, (material) => ({ do: 'sign', alg, payload, key: material, form: 'compact' }));
      expect(signed.filter(({ error }) => error !== undefined)).toEqual([]);
      const [first = '', ...withOurs] = signed.map(({ value }) => String(value).trim());
      for (const material of [...(key?.public ?? []), ...(key?.private ?? [])]) {
        expect((await tokens.verifyWith({ token: first, with: { material } })).signature).toMatchObject({ state: 'verified' });
        expect((await tokens.verifyWith({ token: tampered(first), with: { material } })).signature.state).toBe('failed');
      }
      for (const token of withOurs) {
        expect((await tokens.verifyWith({ token, with: { keyId: own?.id ?? '' } })).signature).toMatchObject({ state: 'verified' });
      }
    });

    test.each(peer.signing)('%s: what is signed here verifies there with each form of the key, and changed it does not', async (alg) => {
      const own = ours.get(typeOf(alg));
      const token = await signed(alg, own?.private[0] ?? '{}');
      const materials = [...readable(own?.public ?? []), ...readable(own?.private.slice(0, 1) ?? []).filter(() => typeOf(alg) === 'oct')];
      const sound = answers(materials, (key) => ({ do: 'verify', alg, token, key }));
      expect(sound.map(({ value, error }) => error ?? JSON.parse(String(value)))).toEqual(materials.map(() => claims));
      const refused = answers(materials, (key) => ({ do: 'verify', alg, token: tampered(token), key }));
      expect(refused.every(({ error }) => error !== undefined)).toBe(true);
    });

    test.each(peer.keyTypes)('%s: its private key is taken in, in each form, and is the same key', async (type) => {
      const { private: forms, encrypted, public: halves, thumbprint } = theirs.get(type) ?? { private: [], public: [] };
      const files = [...forms, ...halves].map((material) => ({ material }));
      const taken = new Set<string>();
      for (const file of encrypted === undefined ? files : [...files, { material: encrypted, password }]) {
        const { key } = await keys.import({ name: 'theirs', ...file });
        taken.add(key.thumbprint);
        await keys.remove({ id: key.id });
      }
      expect(Array.from(taken)).toEqual([thumbprint ?? expect.any(String)]);
    });

    if (peer.opensExports) {
      test.each(peer.keyTypes)('%s: a private key that is exported under a password opens there', async (type) => {
        const own = ours.get(type);
        const { material } = await keys.exportPrivate({ id: own?.id ?? '', format: 'jwk', password });
        const token = typeof material === 'string' ? material.trim() : '';
        // 600 000 iterations for each: one key shows that another password does not do.
        const words = type === 'P-256' ? [password, 'another'] : [password];
        const [opened, shut] = answers(words, (word) => ({ do: 'decrypt', token, password: word }));
        expect(opened?.error ?? withoutUse(String(opened?.value))).toEqual(own?.private[0]);
        if (words.length > 1) expect(shut?.error).toEqual(expect.any(String));
      });
    }

    test.each(peer.keyManagement)('%s: what it encrypts opens here, with every enc', async (alg) => {
      const recipients = contentEncryptionAlgorithms.flatMap(({ enc, keyBits }) =>
        recipientsFor(alg, keyBits).map((recipient) => ({ enc, ...recipient })),
      );
      const encrypted = answers(recipients, ({ enc, theirs }) => ({ do: 'encrypt', alg, enc, payload, key: theirs, form: 'compact' }));
      expect(encrypted.filter(({ error }) => error !== undefined)).toEqual([]);
      for (const [index, { enc, key }] of recipients.entries()) {
        const opened = await tokens.decrypt({ token: String(encrypted[index]?.value).trim(), with: key });
        expect(opened).toMatchObject({ shut: null, layers: [{ alg, enc }], content: { text: payload } });
      }
    });

    /** Who can be written to with an algorithm: the key as the peer takes it, and where it is here. */
    function recipientsFor(alg: string, contentBits: number) {
      const algorithm = keyManagementAlgorithm(alg);
      if (algorithm?.kty === 'oct') {
        const bytes = algorithm.password ? Buffer.from('a pässword') : randomBytes((algorithm.keyBits ?? contentBits) / 8);
        const material = JSON.stringify({ kty: 'oct', k: bytes.toString('base64url') });
        return [{ theirs: material, key: { material } }];
      }
      const types = algorithm?.kty === 'RSA' ? (['RSA'] as const) : (['P-256', 'P-384', 'P-521'] as const);
      const held = types.map((type) => ({ theirs: ours.get(type)?.public[0] ?? '', key: { keyId: ours.get(type)?.id ?? '' } }));
      if (algorithm?.kty === 'RSA' || !peer.keyTypes.includes('Ed25519')) return held;
      const { publicKey, privateKey } = generateKeyPairSync('x25519');
      const given = { material: JSON.stringify(privateKey.export({ format: 'jwk' })) };
      return [...held, { theirs: JSON.stringify(publicKey.export({ format: 'jwk' })), key: given }];
    }

    if (!peer.several) return;
    test('a JWS that it signs with two keys verifies here with both, and not with one', async () => {
      const both = [theirs.get('P-256')?.private[0] ?? '', ours.get('P-256')?.private[0] ?? ''];
      const [signed] = answers([both], (keys) => ({ do: 'sign', alg: 'ES256', payload, keys }));
      const token = String(signed?.value).trim();
      expect(JSON.parse(token).signatures).toHaveLength(2);
      const set = JSON.stringify({ keys: both.map((text) => ({ ...JSON.parse(text), d: undefined })) });
      expect(await tokens.verifyWith({ token, with: { material: set } })).toMatchObject({
        signature: { state: 'verified' },
        signatures: [{ state: 'verified' }, { state: 'verified' }],
      });
      const one = await tokens.verifyWith({ token, with: { material: both[1] ?? '' } });
      expect(one).toMatchObject({ signature: { state: 'failed' }, signatures: [{ state: 'failed' }, { state: 'verified' }] });
    });
  });
}

function typeOf(alg: string): KeyType {
  const { kty, crv } = signingAlgorithm(alg) ?? {};
  if (kty === 'oct' || kty === 'RSA') return kty;
  return crv as KeyType;
}

async function signed(alg: string, jwkText: string): Promise<string> {
  const algorithm = signingAlgorithm(alg);
  if (algorithm === undefined) throw new Error(`There is no ${alg}.`);
  const imported = await importSigningKey(algorithm, { jwk: JSON.parse(jwkText) });
  if ('fault' in imported) throw new Error(imported.fault.message);
  return await signCompact({ header: { alg }, claims, key: imported.key, algorithm });
}

/** The token with one bit of its signature changed. */
function tampered(token: string): string {
  const [header = '', content = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes[7] = (bytes[7] ?? 0) ^ 1;
  return [header, content, bytes.toString('base64url')].join('.');
}

/** A JWK's text without the members that restrict what the key is for. */
function withoutUse(text: string): string {
  return JSON.stringify({ ...JSON.parse(text), alg: undefined, use: undefined, kid: undefined });
}
