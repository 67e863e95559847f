import type { RuntimeFeature } from './runtime-features.ts';

/** What a JWS `alg` needs and does. Sections are of RFC 7518 unless said. */
export interface SigningAlgorithm {
  readonly alg: string;
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'oct' | 'AKP';
  /** Curve for EC and OKP keys. */
  readonly crv?: string;
  /** For people: "ECDSA with P-256 and SHA-256". */
  readonly title: string;
  readonly source: string;
  /** Bits of the hash; for `oct` also the least bits the secret should have (RFC 7518 3.2). */
  readonly hashBits?: 256 | 384 | 512;
  /** WebCrypto parameters to import a key with. */
  readonly importParameters: Readonly<{ name: string; hash?: string; namedCurve?: string }>;
  /** WebCrypto parameters to sign and verify with. */
  readonly signParameters: Readonly<{ name: string; hash?: string; saltLength?: number }>;
  /** Bytes of a signature, where that is fixed by the algorithm (for RSA it is the modulus length). */
  readonly signatureBytes?: number;
  /** What it needs beside what every runtime has. */
  readonly needs?: RuntimeFeature;
}

function hmac(bits: 256 | 384 | 512): SigningAlgorithm {
  const hash = `SHA-${bits}`;
  const parameters = { name: 'HMAC', hash };
  return {
    alg: `HS${bits}`,
    kty: 'oct',
    title: `HMAC with ${hash}`,
    source: 'RFC 7518 3.2',
    hashBits: bits,
    importParameters: parameters,
    signParameters: parameters,
    signatureBytes: bits / 8,
  };
}

function rsaPkcs1(bits: 256 | 384 | 512): SigningAlgorithm {
  const parameters = { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` };
  return {
    alg: `RS${bits}`,
    kty: 'RSA',
    title: `RSASSA-PKCS1-v1_5 with SHA-${bits}`,
    source: 'RFC 7518 3.3',
    hashBits: bits,
    importParameters: parameters,
    signParameters: parameters,
  };
}

function rsaPss(bits: 256 | 384 | 512): SigningAlgorithm {
  const hash = `SHA-${bits}`;
  return {
    alg: `PS${bits}`,
    kty: 'RSA',
    title: `RSASSA-PSS with ${hash}`,
    source: 'RFC 7518 3.5',
    hashBits: bits,
    importParameters: { name: 'RSA-PSS', hash },
    signParameters: { name: 'RSA-PSS', hash, saltLength: bits / 8 },
  };
}

function ecdsa(bits: 256 | 384 | 512, crv: 'P-256' | 'P-384' | 'P-521', signatureBytes: number): SigningAlgorithm {
  return {
    alg: `ES${bits}`,
    kty: 'EC',
    crv,
    title: `ECDSA with ${crv} and SHA-${bits}`,
    source: 'RFC 7518 3.4',
    hashBits: bits,
    importParameters: { name: 'ECDSA', namedCurve: crv },
    signParameters: { name: 'ECDSA', hash: `SHA-${bits}` },
    signatureBytes,
  };
}

function ed25519(alg: 'EdDSA' | 'Ed25519', source: string): SigningAlgorithm {
  const parameters = { name: 'Ed25519' };
  return {
    alg,
    kty: 'OKP',
    crv: 'Ed25519',
    title: 'EdDSA with Ed25519',
    source,
    importParameters: parameters,
    signParameters: parameters,
    signatureBytes: 64,
  };
}

/** Its keys name the algorithm themselves, in `alg` (draft-ietf-cose-dilithium 3). */
function mlDsa(set: 44 | 65 | 87, signatureBytes: number): SigningAlgorithm {
  const alg = `ML-DSA-${set}`;
  const parameters = { name: alg };
  return {
    alg,
    kty: 'AKP',
    title: `${alg}, post-quantum`,
    source: 'draft-ietf-cose-dilithium 3',
    importParameters: parameters,
    signParameters: parameters,
    signatureBytes,
    needs: 'ML-DSA',
  };
}

/**
 * The one table of JWS algorithms: keys, signing, verification and forms look here, and nothing else enumerates them.
 * The first entry that fits a key is the one proposed for it.
 */
export const signingAlgorithms: readonly SigningAlgorithm[] = [
  ecdsa(256, 'P-256', 64),
  ecdsa(384, 'P-384', 96),
  ecdsa(512, 'P-521', 132),
  rsaPkcs1(256),
  rsaPkcs1(384),
  rsaPkcs1(512),
  rsaPss(256),
  rsaPss(384),
  rsaPss(512),
  ed25519('EdDSA', 'RFC 8037 3.1'),
  ed25519('Ed25519', 'RFC 9864 2.2'),
  hmac(256),
  hmac(384),
  hmac(512),
  mlDsa(44, 2420),
  mlDsa(65, 3309),
  mlDsa(87, 4627),
];

const byName = new Map(signingAlgorithms.map((algorithm) => [algorithm.alg, algorithm]));

/** The table's entry for an `alg` value, compared exactly (RFC 7515 4.1.1), or undefined. */
export function signingAlgorithm(alg: unknown): SigningAlgorithm | undefined {
  return typeof alg === 'string' ? byName.get(alg) : undefined;
}

/** A key as far as its fitness is concerned. */
export interface SigningKeyType {
  readonly kty: string;
  readonly crv?: string | null | undefined;
  /** The `alg` of the key, which an AKP key must have. */
  readonly alg?: string | null | undefined;
}

/** Whether a key of this type and curve can be used with the algorithm; an AKP key, whether it is one of that algorithm. */
export function keyFits(algorithm: SigningAlgorithm, key: SigningKeyType): boolean {
  if (algorithm.kty !== key.kty) return false;
  return algorithm.kty === 'AKP' ? algorithm.alg === key.alg : algorithm.crv === undefined || algorithm.crv === key.crv;
}

/** All algorithms a key can sign with, the proposed one first. */
export function algorithmsFor(key: SigningKeyType): readonly SigningAlgorithm[] {
  return signingAlgorithms.filter((algorithm) => keyFits(algorithm, key));
}
