import type { JsonObject } from '../contract/values.ts';
import { keyFits, type SigningAlgorithm } from './algorithms.ts';
import { runtimeLackSentence } from './runtime-features.ts';

/** What a key is made of: a JWK (private for signing), or a shared secret's bytes. */
export type KeyMaterial = { readonly jwk: JsonObject } | { readonly secret: Uint8Array };

/** Why key material cannot be used with an algorithm, for people. */
export interface KeyFault {
  readonly code: 'wrong-type' | 'not-private' | 'empty-secret' | 'damaged' | 'unsupported';
  /** One sentence that names what is wrong and what would fit. It never carries key material. */
  readonly message: string;
}

/** The members of a JWK that make up the key itself; what restricts its use stays out, because WebCrypto would enforce it. */
const members: Readonly<Record<SigningAlgorithm['kty'], { readonly public: readonly string[]; readonly private: readonly string[] }>> = {
  RSA: { public: ['n', 'e'], private: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
  EC: { public: ['crv', 'x', 'y'], private: ['d'] },
  OKP: { public: ['crv', 'x'], private: ['d'] },
  oct: { public: [], private: ['k'] },
  AKP: { public: ['alg', 'pub'], private: ['priv'] },
};

const typeNames: Readonly<Record<SigningAlgorithm['kty'], string>> = {
  RSA: 'an RSA key',
  EC: 'an EC key',
  OKP: 'an OKP key',
  oct: 'a shared secret',
  AKP: 'an AKP key',
};

/**
 * Makes a CryptoKey for one use with the algorithm, or says why there can be none. Of a private JWK, verification takes the public half.
 */
export async function importKey(
  algorithm: SigningAlgorithm,
  material: KeyMaterial,
  use: 'sign' | 'verify',
  more: { readonly extractable?: boolean } = {},
): Promise<{ readonly key: CryptoKey } | { readonly fault: KeyFault }> {
  const source = keySource(algorithm, material, use);
  if ('fault' in source) return source;
  // A signing key may be taken out again, so that a runtime's own crypto can sign with it where that is faster.
  const extractable = more.extractable ?? use === 'sign';
  try {
    return {
      key: await ('secret' in source
        ? crypto.subtle.importKey('raw', source.secret, algorithm.importParameters, extractable, [use])
        : crypto.subtle.importKey('jwk', { ...source.jwk, ext: true }, algorithm.importParameters, extractable, [use])),
    };
  } catch (error) {
    return importFault(algorithm, error);
  }
}

type KeySource = { readonly secret: Uint8Array<ArrayBuffer> } | { readonly jwk: JsonWebKey } | { readonly fault: KeyFault };

function keySource(algorithm: SigningAlgorithm, material: KeyMaterial, use: 'sign' | 'verify'): KeySource {
  if ('secret' in material) {
    if (algorithm.kty !== 'oct') return wrongType(algorithm, typeNames.oct);
    if (material.secret.length === 0) return fault('empty-secret', `The secret is empty; ${algorithm.alg} needs at least one byte.`);
    return { secret: new Uint8Array(material.secret) };
  }
  const { jwk } = material;
  const kty = typeof jwk['kty'] === 'string' ? jwk['kty'] : '';
  const crv = typeof jwk['crv'] === 'string' ? jwk['crv'] : null;
  const alg = typeof jwk['alg'] === 'string' ? jwk['alg'] : null;
  if (!keyFits(algorithm, { kty, crv, alg })) return wrongType(algorithm, keyWords(kty, crv, alg));
  const { public: publicNames, private: privateNames } = members[algorithm.kty];
  const secretNames = use === 'sign' || algorithm.kty === 'oct' ? privateNames : [];
  const key: Record<string, unknown> = { kty };
  for (const name of [...publicNames, ...secretNames]) {
    if (typeof jwk[name] === 'string') key[name] = jwk[name];
    else return missingMember(algorithm, jwk, name);
  }
  if (key['k'] === '') return fault('empty-secret', `The secret is empty; ${algorithm.alg} needs at least one byte.`);
  return { jwk: key };
}

function keyWords(kty: string, crv: string | null, alg: string | null): string {
  const known = Object.entries(typeNames).find(([name]) => name === kty);
  if (known === undefined) return kty === '' ? 'a key without “kty”' : `a key of type “${kty.slice(0, 20)}”`;
  if (kty === 'AKP') return alg === null ? 'an AKP key without “alg”' : `an AKP key for ${alg.slice(0, 20)}`;
  return crv === null ? known[1] : `${known[1]} on ${crv.slice(0, 20)}`;
}

function wrongType(algorithm: SigningAlgorithm, given: string): { readonly fault: KeyFault } {
  if (algorithm.kty === 'AKP') return fault('wrong-type', `${algorithm.alg} needs an AKP key for ${algorithm.alg}, and this is ${given}.`);
  const needed = algorithm.crv === undefined ? typeNames[algorithm.kty] : `${typeNames[algorithm.kty]} on ${algorithm.crv}`;
  return fault('wrong-type', `${algorithm.alg} needs ${needed}, and this is ${given}.`);
}

function missingMember(algorithm: SigningAlgorithm, jwk: JsonObject, name: string): { readonly fault: KeyFault } {
  const { private: privateNames } = members[algorithm.kty];
  if (privateNames.includes(name) && privateNames.every((each) => jwk[each] === undefined)) {
    return fault('not-private', 'This is a public key; signing needs the private one.');
  }
  return fault('damaged', `The key’s member “${name}” is missing or no string.`);
}

function importFault(algorithm: SigningAlgorithm, error: unknown): { readonly fault: KeyFault } {
  if (error instanceof Error && error.name === 'NotSupportedError') {
    const { alg, title, needs } = algorithm;
    return fault('unsupported', needs === undefined ? `This runtime cannot do ${alg} (${title}).` : runtimeLackSentence(needs));
  }
  return fault(
    'damaged',
    `The key does not hold together as ${typeNames[algorithm.kty]}: its numbers are damaged or do not belong together.`,
  );
}

function fault(code: KeyFault['code'], message: string): { readonly fault: KeyFault } {
  return { fault: { code, message } };
}
