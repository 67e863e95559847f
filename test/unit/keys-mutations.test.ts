import { ORPCError } from '@orpc/server';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyMaterial } from '../../core/contract/key-material.ts';
import { readFitKeys } from '../../electron/services/keys/key-material/read-fit-keys.ts';
import { readKeyMaterial } from '../../electron/services/keys/key-material/read-key-material.ts';
import { filePassword as password, keyFiles, keyTexts } from '../support/key-files.ts';
import { encryptedPem, jwk, pem, publicPem, samples } from '../support/key-samples.ts';

/** Cases for each file; ASSAY_PROPERTY_RUNS asks for more. */
const numRuns = Number(process.env['ASSAY_PROPERTY_RUNS'] ?? 60);

const files: Readonly<Record<string, Uint8Array>> = {
  'PKCS#8': samples.p256.export({ type: 'pkcs8', format: 'der' }),
  'PKCS#1': samples.rsa.export({ type: 'pkcs1', format: 'der' }),
  SEC1: samples.p384.export({ type: 'sec1', format: 'der' }),
  'encrypted PKCS#8': Buffer.from(keyFiles.pkcs8, 'base64'),
  'PKCS#8 under PBES1': Buffer.from(keyFiles.pbes1, 'base64'),
  'PKCS#12': Buffer.from(keyFiles.pkcs12, 'base64'),
  'legacy PKCS#12': Buffer.from(keyFiles.legacyPkcs12, 'base64'),
  'PKCS#7': Buffer.from(keyFiles.pkcs7, 'base64'),
  certificate: Buffer.from(keyTexts.certificate.replaceAll(/-----[^-]+-----/g, ''), 'base64'),
  PEM: Buffer.from(pem(samples.ed25519)),
  'encrypted PEM': Buffer.from(encryptedPem(samples.p256, 'sec1', password)),
  'PEM of several': Buffer.from(pem(samples.p256) + publicPem(samples.rsa) + keyTexts.certificate),
  OpenSSH: Buffer.from(keyTexts.openssh),
  'encrypted OpenSSH': Buffer.from(keyTexts.opensshEncrypted),
  'OpenSSH public key': Buffer.from(keyTexts.opensshPublic),
  JWK: Buffer.from(JSON.stringify(jwk(samples.rsa))),
  'JWK Set': Buffer.from(JSON.stringify({ keys: [jwk(samples.p256), jwk(samples.ed25519)] })),
};

/** What may happen to a byte, a stretch or the end of a file. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), count: fc.nat(16) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(file: Uint8Array, change: Mutation): Uint8Array {
  const at = change.at % file.length;
  const [before, after] = [file.slice(0, at), file.slice(at)];
  if (change.kind === 'cut') return before;
  if (change.kind === 'remove') return Buffer.concat([before, after.slice(change.count)]);
  if (change.kind === 'insert') return Buffer.concat([before, change.bytes, after]);
  return Buffer.concat([before, [change.byte], after.slice(1)].map((part) => Buffer.from(part)));
}

/** Whether reading came to a key or to an error that the contract declares; anything else is thrown on. */
async function answers(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const data: unknown = error.data;
    return error.code === 'INVALID_INPUT' && error.defined && typeof data === 'object' && data !== null && 'field' in data;
  }
}

async function answersAll(material: KeyMaterial): Promise<void> {
  expect(await answers(readKeyMaterial({ material, password }))).toBe(true);
  expect(await answers(readKeyMaterial({ material }))).toBe(true);
  expect(await answers(readFitKeys({ material, password }))).toBe(true);
}

describe('a damaged file is read or refused with an error of the contract', { timeout: 600_000 }, () => {
  test.each(Object.entries(files))('%s', async (_, file) => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = changes.reduce((damaged, change) => (damaged.length === 0 ? damaged : mutated(damaged, change)), file);
        await answersAll({ base64: Buffer.from(bytes).toString('base64') });
        await answersAll(Buffer.from(bytes).toString('latin1'));
      }),
      { numRuns },
    );
  });

  test('any bytes and any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300, unit: 'binary' }), async (bytes, text) => {
        await answersAll({ base64: Buffer.from(bytes).toString('base64') });
        await answersAll(text);
      }),
      { numRuns: numRuns * 4 },
    );
  });
});
