/** What is known of an algorithm that Assay does not sign with: those of JWE, and JWS algorithms that runtimes lack. */
export interface ForeignAlgorithm {
  readonly title: string;
  readonly use: 'signature' | 'key management' | 'content encryption';
}

function keyManagement(title: string): ForeignAlgorithm {
  return { title, use: 'key management' };
}

function contentEncryption(title: string): ForeignAlgorithm {
  return { title, use: 'content encryption' };
}

function signature(title: string): ForeignAlgorithm {
  return { title, use: 'signature' };
}

/** Registered `alg` and `enc` values (RFC 7518 4.1, 5.1) that the table of signing algorithms does not have. */
export const foreignAlgorithms: ReadonlyMap<string, ForeignAlgorithm> = new Map([
  ['RSA1_5', keyManagement('RSAES-PKCS1-v1_5, which is deprecated')],
  ['RSA-OAEP', keyManagement('RSAES OAEP with SHA-1')],
  ['RSA-OAEP-256', keyManagement('RSAES OAEP with SHA-256')],
  ['RSA-OAEP-384', keyManagement('RSAES OAEP with SHA-384')],
  ['RSA-OAEP-512', keyManagement('RSAES OAEP with SHA-512')],
  ['A128KW', keyManagement('AES key wrap with a 128-bit key')],
  ['A192KW', keyManagement('AES key wrap with a 192-bit key')],
  ['A256KW', keyManagement('AES key wrap with a 256-bit key')],
  ['A128GCMKW', keyManagement('AES GCM key wrap with a 128-bit key')],
  ['A192GCMKW', keyManagement('AES GCM key wrap with a 192-bit key')],
  ['A256GCMKW', keyManagement('AES GCM key wrap with a 256-bit key')],
  ['dir', keyManagement('the shared key encrypts directly')],
  ['ECDH-ES', keyManagement('ECDH-ES, direct key agreement')],
  ['ECDH-ES+A128KW', keyManagement('ECDH-ES with AES key wrap, 128 bits')],
  ['ECDH-ES+A192KW', keyManagement('ECDH-ES with AES key wrap, 192 bits')],
  ['ECDH-ES+A256KW', keyManagement('ECDH-ES with AES key wrap, 256 bits')],
  ['PBES2-HS256+A128KW', keyManagement('a password, PBES2 with HMAC SHA-256')],
  ['PBES2-HS384+A192KW', keyManagement('a password, PBES2 with HMAC SHA-384')],
  ['PBES2-HS512+A256KW', keyManagement('a password, PBES2 with HMAC SHA-512')],
  ['A128CBC-HS256', contentEncryption('AES 128 CBC with HMAC SHA-256')],
  ['A192CBC-HS384', contentEncryption('AES 192 CBC with HMAC SHA-384')],
  ['A256CBC-HS512', contentEncryption('AES 256 CBC with HMAC SHA-512')],
  ['A128GCM', contentEncryption('AES GCM with a 128-bit key')],
  ['A192GCM', contentEncryption('AES GCM with a 192-bit key')],
  ['A256GCM', contentEncryption('AES GCM with a 256-bit key')],
  ['ES256K', signature('ECDSA with secp256k1 and SHA-256')],
  ['Ed448', signature('EdDSA with Ed448')],
  ['ML-DSA-44', signature('ML-DSA-44, post-quantum')],
  ['ML-DSA-65', signature('ML-DSA-65, post-quantum')],
  ['ML-DSA-87', signature('ML-DSA-87, post-quantum')],
]);
