import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Conf from 'conf';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { compose } from '../../electron/services/compose.ts';
import { openPreferences } from '../../electron/store/preferences.ts';
import { registration } from '../support/registration.ts';
import { digits, median, type Measurement } from './measure.ts';

const rounds = 15;
const signaturesARound = 100;

/** Signing through the service, records and placeholders and all, against the bare WebCrypto call. */
export async function benchSigning(alg: 'ES256' | 'RS256' | 'HS256'): Promise<Measurement> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const composition = compose({
    kind: 'cli',
    environment: { ASSAY_HOME: home, ASSAY_KEYRING: 'off' },
    preferences: (directory) => openPreferences(directory, Conf),
  });
  try {
    const api = createRouterClient(composition.router);
    const key = await api.keys.generate({ name: alg, alg });
    const client = await api.clients.create(registration({ method: 'private_key_jwt', alg, keyId: key.id }));
    const assertion = {
      header: { alg, kid: key.kid, typ: 'client-authentication+jwt' },
      claims: { iss: '{{client_id}}', sub: '{{client_id}}', aud: '{{issuer}}', jti: '{{uuid}}', iat: '{{now}}', exp: '{{now+60}}' },
    };
    const bare = await bareSigner(alg);
    const { sign } = api.assertions;
    const service = () => sign({ clientId: client.id, assertion });
    const ratios: number[] = [];
    const rates = { service: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const bareRate = await rate(bare);
      const serviceRate = await rate(service);
      rates.bare.push(bareRate);
      rates.service.push(serviceRate);
      ratios.push(serviceRate / bareRate);
    }
    const ratio = median(ratios.slice(2));
    const goal = alg === 'HS256' ? 0 : 0.8;
    return {
      name: `sign ${alg} through the service`,
      measured: `${digits(ratio)} of WebCrypto’s rate`,
      goal: goal === 0 ? 'for information' : `at least ${goal}`,
      met: ratio >= goal,
      detail: `${digits(median(rates.service))} against ${digits(median(rates.bare))} a second`,
    };
  } finally {
    await composition.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Signatures a second, one after the other. */
async function rate(sign: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < signaturesARound; count += 1) await sign();
  return (signaturesARound * 1000) / (performance.now() - start);
}

async function bareSigner(alg: string): Promise<() => Promise<unknown>> {
  const algorithm = signingAlgorithm(alg);
  if (algorithm === undefined) throw new Error(`no algorithm ${alg}`);
  const rsa = algorithm.kty === 'RSA' ? { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } : {};
  const generated = await crypto.subtle.generateKey({ ...algorithm.importParameters, ...rsa } as EcKeyGenParams, false, ['sign', 'verify']);
  const key = 'privateKey' in generated ? generated.privateKey : generated;
  const input = new TextEncoder().encode('x'.repeat(300));
  return () => crypto.subtle.sign(algorithm.signParameters, key, input);
}
