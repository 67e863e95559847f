import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { signingAlgorithm, type SigningAlgorithm } from '../../../../core/jose/algorithms.ts';
import { agreementCurves, keyManagementAlgorithm, type KeyManagementAlgorithm } from '../../../../core/jose/encryption-algorithms.ts';
import { directKeyBits } from '../../../../core/jose/key-purposes.ts';
import { runtimeHas, runtimeLackSentence } from '../../../../core/jose/runtime-features.ts';
import { invalidInput } from '../../fault.ts';
import { knownPurpose } from './key-algorithm.ts';
import { bareJwk, type HeldKeyType } from './jwk-members.ts';

/** What a person may say about the key beside its algorithm. */
export interface KeySize {
  /** Modulus length of an RSA key (2048 unless said), length of a secret (what the algorithm wants unless said). */
  readonly bits: number | undefined;
  /** Curve of a key for ECDH-ES (P-256 unless said). */
  readonly crv: string | undefined;
}

const modulusLengths = [2048, 3072, 4096];

/** Bits that a generated secret may have. */
const secretLengths = { least: 8, most: 8192 };

/** Makes a key for an algorithm, as bare private JWK. Throws INVALID_INPUT (`alg`, `bits`, `crv`). */
export async function generateKey(alg: string, size: KeySize): Promise<JsonObject> {
  const { needs, use } = knownPurpose(alg, 'alg');
  // A key for opening is made without the feature: only opening itself needs it.
  if (use === 'sig' && needs !== undefined && !(await runtimeHas(needs))) {
    throw invalidInput('alg', runtimeLackSentence(needs), {
      fix: 'Choose another algorithm, or make the key where Assay runs on Node.js 24.7 or newer.',
    });
  }
  const signing = signingAlgorithm(alg);
  const management = keyManagementAlgorithm(alg);
  if (size.crv !== undefined && management?.kty !== 'agreement') {
    throw invalidInput('crv', `${alg} leaves no choice of a curve.`, { fix: 'Leave “crv” out.' });
  }
  if (signing !== undefined) return await signingKey(signing, size.bits);
  if (management === undefined) throw new Error(`no table has “${alg}”`);
  return await openingKey(management, size);
}

async function signingKey(algorithm: SigningAlgorithm, bits: number | undefined): Promise<JsonObject> {
  const { alg, kty, hashBits = 256 } = algorithm;
  if (kty === 'oct') return secret(bits ?? hashBits);
  if (kty === 'RSA') return await rsaKey(bits);
  if (bits !== undefined) throw invalidInput('bits', `The length of a key for ${alg} is fixed.`, { fix: 'Leave “bits” out.' });
  return await keyPair(kty, algorithm.importParameters, ['sign', 'verify']);
}

async function openingKey({ alg, kty, mode, keyBits }: KeyManagementAlgorithm, { bits, crv = 'P-256' }: KeySize): Promise<JsonObject> {
  if (kty === 'RSA') return await rsaKey(bits);
  if (kty === 'oct') {
    const lengths = mode === 'direct' ? directKeyBits : keyBits === undefined ? null : [keyBits];
    if (bits !== undefined && lengths?.includes(bits) === false) {
      throw invalidInput('bits', `${alg} takes a secret of ${lengths.join(', ')} bits.`, {
        fix: 'Choose one of these, or leave “bits” out.',
      });
    }
    return secret(bits ?? keyBits ?? 256);
  }
  const curve = agreementCurves.find((each) => each.crv === crv);
  if (curve === undefined) {
    throw invalidInput('crv', `${alg} has no curve “${crv}” here.`, {
      fix: `Choose ${agreementCurves.map((each) => each.crv).join(', ')}.`,
    });
  }
  if (bits !== undefined) throw invalidInput('bits', `The length of a key for ${alg} is that of its curve.`, { fix: 'Choose a curve.' });
  // WebCrypto's X25519 is an experiment in the older of the runtimes.
  if (curve.crv === 'X25519') return bareJwk({ ...generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }) }, 'OKP', 'private');
  return await keyPair('EC', { name: 'ECDH', namedCurve: curve.crv }, ['deriveBits']);
}

async function rsaKey(bits: number | undefined): Promise<JsonObject> {
  if (bits !== undefined && !modulusLengths.includes(bits)) {
    throw invalidInput('bits', `An RSA key cannot be made with ${bits} bits here.`, { fix: `Choose ${modulusLengths.join(', ')}.` });
  }
  const length = { modulusLength: bits ?? 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  return await keyPair('RSA', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', ...length }, ['sign', 'verify']);
}

/** What WebCrypto makes a key pair from. */
type KeyPairParameters = { readonly name: string } & Partial<RsaHashedKeyGenParams> & Partial<EcKeyGenParams>;

async function keyPair(kty: HeldKeyType, parameters: KeyPairParameters, usages: readonly KeyUsage[]): Promise<JsonObject> {
  const made = await crypto.subtle.generateKey(parameters, true, usages);
  const jwk = await crypto.subtle.exportKey('jwk', 'privateKey' in made ? made.privateKey : made);
  return bareJwk({ ...jwk }, kty, 'private');
}

function secret(bits: number): JsonObject {
  const { least, most } = secretLengths;
  if (bits % 8 !== 0 || bits < least || bits > most) {
    throw invalidInput('bits', `A secret cannot be made with ${bits} bits.`, { fix: `Choose a multiple of 8 from ${least} to ${most}.` });
  }
  return { kty: 'oct', k: randomBytes(bits / 8).toString('base64url') };
}
