/** A parameter set of ML-DSA (FIPS 204 4). */
export interface MlDsaSet {
  /** As JOSE names it (draft-ietf-cose-dilithium 3). */
  readonly alg: string;
  readonly objectIdentifier: string;
  /** Bytes of the public key. */
  readonly publicBytes: number;
}

/** Bytes of the seed that a private key is kept as. */
export const mlDsaSeedBytes = 32;

/** The parameter sets of ML-DSA. */
export const mlDsaSets: readonly MlDsaSet[] = [
  { alg: 'ML-DSA-44', objectIdentifier: '2.16.840.1.101.3.4.3.17', publicBytes: 1312 },
  { alg: 'ML-DSA-65', objectIdentifier: '2.16.840.1.101.3.4.3.18', publicBytes: 1952 },
  { alg: 'ML-DSA-87', objectIdentifier: '2.16.840.1.101.3.4.3.19', publicBytes: 2592 },
];
