import { contentEncryptionAlgorithms, keyManagementAlgorithms } from './encryption-algorithms.ts';

/** What is known of an algorithm that signs nothing here: those of JWE, and registered ones that no runtime of ours has. */
export interface ForeignAlgorithm {
  readonly title: string;
  readonly use: 'signature' | 'key management' | 'content encryption';
}

/** Registered `alg` values that stand in neither of the tables that are computed with. */
const uncomputable: readonly (readonly [string, ForeignAlgorithm])[] = [
  ['RSA1_5', { title: 'RSAES-PKCS1-v1_5, which is deprecated', use: 'key management' }],
  ['ES256K', { title: 'ECDSA with secp256k1 and SHA-256', use: 'signature' }],
  ['Ed448', { title: 'EdDSA with Ed448', use: 'signature' }],
];

/** Registered `alg` and `enc` values (RFC 7518 4.1, 5.1) that the table of signing algorithms does not have. */
export const foreignAlgorithms: ReadonlyMap<string, ForeignAlgorithm> = new Map([
  ...keyManagementAlgorithms.map(({ alg, title }) => [alg, { title, use: 'key management' }] as const),
  ...contentEncryptionAlgorithms.map(({ enc, title }) => [enc, { title, use: 'content encryption' }] as const),
  ...uncomputable,
]);
