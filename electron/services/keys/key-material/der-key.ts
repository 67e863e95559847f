import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ECParameters, ECPrivateKey } from '@peculiar/asn1-ecc';
import { PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { KeyFormat } from '../../../../core/contract/keys.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { invalidInput } from '../../fault.ts';
import { bytesOf, derOf, readAsn1 } from './asn1.ts';
import { curveNames, curves, foreignKeys } from './curves.ts';
import type { DerKind } from './der-kind.ts';
import { mlDsaSets, type MlDsaSet } from './ml-dsa-sets.ts';
import { damaged, type Source } from './source.ts';
import { OneAsymmetricKey } from './structures.ts';

/** The structures that are one key in clear. */
export type DerKeyKind = Exclude<DerKind, 'pkcs12' | 'pkcs7' | 'certificate' | 'encrypted'>;

/** What each structure holds. */
export const derKeyKinds: Readonly<Record<DerKeyKind, { readonly format: KeyFormat; readonly half: 'private' | 'public' }>> = {
  pkcs8: { format: 'pkcs8', half: 'private' },
  pkcs1: { format: 'pkcs1', half: 'private' },
  sec1: { format: 'sec1', half: 'private' },
  spki: { format: 'spki', half: 'public' },
  'pkcs1-public': { format: 'pkcs1', half: 'public' },
};

/** Whether a structure is one key in clear. */
export function isDerKeyKind(kind: DerKind | null): kind is DerKeyKind {
  return kind !== null && Object.hasOwn(derKeyKinds, kind);
}

const ecIdentifier = '1.2.840.10045.2.1';
const pssIdentifier = '1.2.840.113549.1.1.10';

/** A key that Node can read: its structure, and the algorithm that it names. */
interface PlainKey {
  readonly der: Uint8Array;
  readonly kind: DerKeyKind;
  readonly algorithm: AlgorithmIdentifier | null;
}

/** The JWK of a key in DER. Throws INVALID_INPUT (`material`) for a type or curve that cannot be used, and for damaged numbers. */
export function readDerKey(der: Uint8Array, kind: DerKeyKind, source: Source): JsonObject {
  const key = unwrapped(der, kind);
  refuseForeign(key, source);
  return exported(key, source);
}

/** Takes away what Node does not read: the second version of PKCS#8, and the mark that an RSA key is for RSASSA-PSS alone. */
function unwrapped(der: Uint8Array, kind: DerKeyKind): PlainKey {
  if (kind === 'pkcs8') {
    const wrapped = readAsn1(der, OneAsymmetricKey);
    if (wrapped === null) return { der, kind, algorithm: null };
    const { privateKeyAlgorithm: algorithm, privateKey } = wrapped;
    if (algorithm.algorithm === pssIdentifier) return { der: bytesOf(privateKey), kind: 'pkcs1', algorithm: null };
    return { der: derOf(new PrivateKeyInfo({ privateKeyAlgorithm: algorithm, privateKey })), kind, algorithm };
  }
  if (kind === 'spki') {
    const wrapped = readAsn1(der, SubjectPublicKeyInfo);
    if (wrapped?.algorithm.algorithm === pssIdentifier) {
      return { der: bytesOf(wrapped.subjectPublicKey), kind: 'pkcs1-public', algorithm: null };
    }
    return { der, kind, algorithm: wrapped?.algorithm ?? null };
  }
  if (kind === 'sec1') {
    const parameters = readAsn1(der, ECPrivateKey)?.parameters;
    if (parameters !== undefined) {
      return { der, kind, algorithm: new AlgorithmIdentifier({ algorithm: ecIdentifier, parameters: derOf(parameters).buffer }) };
    }
  }
  return { der, kind, algorithm: null };
}

function refuseForeign({ algorithm }: PlainKey, source: Source): void {
  if (algorithm === null) return;
  const curve = algorithm.algorithm === ecIdentifier ? curveOf(algorithm.parameters) : null;
  const foreign = foreignKeys[curve ?? algorithm.algorithm];
  if (foreign !== undefined) throw unsupported(source, foreign);
  if (curve === 'explicit') throw unsupported(source, 'an EC key that spells out its curve instead of naming it');
  if (curve !== null && !curves.some(({ objectIdentifier }) => objectIdentifier === curve)) {
    throw unsupported(source, `an EC key on a curve that is not known here (${curve})`);
  }
}

/** The object identifier of a curve, `explicit` when its parameters are spelled out, null when there is none to read. */
function curveOf(parameters: AlgorithmIdentifier['parameters']): string | null {
  const read = parameters === undefined || parameters === null ? null : readAsn1(parameters, ECParameters);
  if (read === null) return null;
  return read.namedCurve ?? (read.specifiedCurve === undefined ? null : 'explicit');
}

function exported({ der, kind, algorithm }: PlainKey, source: Source): JsonObject {
  const { format, half } = derKeyKinds[kind];
  const key = Buffer.from(der);
  try {
    const object: KeyObject =
      half === 'private'
        ? createPrivateKey({ key, format: 'der', type: format === 'pkcs1' || format === 'sec1' ? format : 'pkcs8' })
        : createPublicKey({ key, format: 'der', type: format === 'pkcs1' ? 'pkcs1' : 'spki' });
    return { ...object.export({ format: 'jwk' }) };
  } catch {
    const set = mlDsaSets.find(({ objectIdentifier }) => objectIdentifier === algorithm?.algorithm);
    if (set !== undefined) throw unreadableMlDsa(source, set);
    // What the library says names its own functions, and may quote what it read.
    throw damaged(source, `its numbers are no ${half} key`);
  } finally {
    key.fill(0);
  }
}

function unreadableMlDsa({ noun }: Source, { alg }: MlDsaSet) {
  const fix = 'It takes Node.js 24.7 or newer, and a private key that has its seed.';
  return invalidInput('material', `${noun} is an ${alg} key that cannot be read here.`, { fix });
}

function unsupported({ noun }: Source, what: string) {
  return invalidInput('material', `${noun} is ${what}.`, { fix: `Import an RSA key, or one on ${curveNames}.` });
}
