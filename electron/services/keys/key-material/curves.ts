/** A curve as JOSE and ASN.1 name it. */
export interface Curve {
  readonly crv: string;
  readonly kty: 'EC' | 'OKP';
  /** Of the curve for EC, of the algorithm for OKP. */
  readonly objectIdentifier: string;
  readonly bits: number;
  /** Bytes of a coordinate and of the private value. */
  readonly bytes: number;
}

/** The curves of keys that can be held. */
export const curves: readonly Curve[] = [
  { crv: 'P-256', kty: 'EC', objectIdentifier: '1.2.840.10045.3.1.7', bits: 256, bytes: 32 },
  { crv: 'P-384', kty: 'EC', objectIdentifier: '1.3.132.0.34', bits: 384, bytes: 48 },
  { crv: 'P-521', kty: 'EC', objectIdentifier: '1.3.132.0.35', bits: 521, bytes: 66 },
  { crv: 'Ed25519', kty: 'OKP', objectIdentifier: '1.3.101.112', bits: 256, bytes: 32 },
  { crv: 'X25519', kty: 'OKP', objectIdentifier: '1.3.101.110', bits: 256, bytes: 32 },
];

/** The names of all curves that can be used, for sentences. */
export const curveNames = curves.map(({ crv }) => crv).join(', ');

/** What people call keys that cannot be used here, by object identifier. */
export const foreignKeys: Readonly<Record<string, string>> = {
  '1.3.132.0.10': 'a key on secp256k1, which WebCrypto does not have',
  '1.3.132.0.33': 'a key on P-224',
  '1.3.36.3.3.2.8.1.1.7': 'a key on brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'a key on brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'a key on brainpoolP512r1',
  '1.3.101.111': 'an X448 key, which WebCrypto does not have',
  '1.3.101.113': 'an Ed448 key, which WebCrypto does not have',
  '1.2.840.10040.4.1': 'a DSA key',
  '1.2.840.113549.1.3.1': 'a Diffie-Hellman key, which cannot sign',
};

/** Curves of JWKs that neither WebCrypto nor jose has, by name (RFC 8037 2, RFC 8812 3.1). */
export const foreignCurves: readonly string[] = ['secp256k1', 'Ed448', 'X448'];
