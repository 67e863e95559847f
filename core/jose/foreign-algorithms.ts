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
  ['ESB256', { title: 'ECDSA with brainpoolP256r1 and SHA-256', use: 'signature' }],
  ['ESB320', { title: 'ECDSA with brainpoolP320r1 and SHA-384', use: 'signature' }],
  ['ESB384', { title: 'ECDSA with brainpoolP384r1 and SHA-384', use: 'signature' }],
  ['ESB512', { title: 'ECDSA with brainpoolP512r1 and SHA-512', use: 'signature' }],
  ['RS1', { title: 'RSASSA-PKCS1-v1_5 with SHA-1, which is prohibited', use: 'signature' }],
  ['Ed448', { title: 'EdDSA with Ed448', use: 'signature' }],
];

/** Registered `alg` and `enc` values (RFC 7518 4.1, 5.1) that the table of signing algorithms does not have. */
export const foreignAlgorithms: ReadonlyMap<string, ForeignAlgorithm> = new Map([
  ...keyManagementAlgorithms.map(({ alg, title }) => [alg, { title, use: 'key management' }] as const),
  ...contentEncryptionAlgorithms.map(({ enc, title }) => [enc, { title, use: 'content encryption' }] as const),
  ...uncomputable,
]);
