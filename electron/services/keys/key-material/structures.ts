import { EncryptedContentInfo } from '@peculiar/asn1-cms';
import { Attributes } from '@peculiar/asn1-pkcs8';
import { AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

/*
 * Structures that the ASN.1 libraries leave out, described as they describe theirs. They are classes because the library makes
 * instances of what it reads.
 */

/** PKCS#8 with the public key that its second version may have (RFC 5958 2). */
export class OneAsymmetricKey {
  version = 0;
  privateKeyAlgorithm = new AlgorithmIdentifier();
  privateKey = new OctetString();
  attributes?: Attributes;
  publicKey?: ArrayBuffer;
}
AsnProp({ type: AsnPropTypes.Integer })(OneAsymmetricKey.prototype, 'version');
AsnProp({ type: AlgorithmIdentifier })(OneAsymmetricKey.prototype, 'privateKeyAlgorithm');
AsnProp({ type: OctetString })(OneAsymmetricKey.prototype, 'privateKey');
AsnProp({ type: Attributes, context: 0, implicit: true, optional: true })(OneAsymmetricKey.prototype, 'attributes');
AsnProp({ type: AsnPropTypes.BitString, context: 1, implicit: true, optional: true })(OneAsymmetricKey.prototype, 'publicKey');

/** Content encrypted with a password (RFC 5652 8). */
export class EncryptedData {
  version = 0;
  encryptedContentInfo = new EncryptedContentInfo();
}
AsnProp({ type: AsnPropTypes.Integer })(EncryptedData.prototype, 'version');
AsnProp({ type: EncryptedContentInfo })(EncryptedData.prototype, 'encryptedContentInfo');

/** Parameters of PBES1 (RFC 8018 A.3) and of the schemes of PKCS#12 (RFC 7292 C). */
export class PbeParameters {
  salt = new OctetString();
  iterations = 0;
}
AsnProp({ type: OctetString })(PbeParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(PbeParameters.prototype, 'iterations');

/** Parameters of PBES2 (RFC 8018 A.4) and, in the same shape, of PBMAC1 (A.5): how the key is derived, and what takes it. */
export class Pbes2Parameters {
  keyDerivation = new AlgorithmIdentifier();
  scheme = new AlgorithmIdentifier();
}
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivation');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'scheme');

/** Parameters of PBKDF2 (RFC 8018 A.2) whose salt is given. */
export class Pbkdf2Parameters {
  salt = new OctetString();
  iterations = 0;
  keyLength?: number;
  /** HMAC with SHA-1 when it is left out. */
  pseudorandomFunction?: AlgorithmIdentifier;
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'iterations');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'pseudorandomFunction');

/** Parameters of scrypt (RFC 7914 7.1). */
export class ScryptParameters {
  salt = new OctetString();
  cost = 0;
  blockSize = 0;
  parallelization = 0;
  keyLength?: number;
}
AsnProp({ type: OctetString })(ScryptParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(ScryptParameters.prototype, 'cost');
AsnProp({ type: AsnPropTypes.Integer })(ScryptParameters.prototype, 'blockSize');
AsnProp({ type: AsnPropTypes.Integer })(ScryptParameters.prototype, 'parallelization');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(ScryptParameters.prototype, 'keyLength');

/** Parameters of RC2 in CBC mode (RFC 8018 B.2.3); `version` encodes the effective bits of the key. */
export class Rc2Parameters {
  version?: number;
  iv = new OctetString();
}
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Rc2Parameters.prototype, 'version');
AsnProp({ type: OctetString })(Rc2Parameters.prototype, 'iv');

/** Parameters of AES in GCM mode (RFC 5084 3.2). */
export class GcmParameters {
  nonce = new OctetString();
  /** Bytes of the authentication tag. */
  tagLength = 12;
}
AsnProp({ type: OctetString })(GcmParameters.prototype, 'nonce');
AsnProp({ type: AsnPropTypes.Integer, defaultValue: 12 })(GcmParameters.prototype, 'tagLength');

/** Signed data (RFC 5652 5.1) whose certificates stay as they are: a certificate that is written anew may lose its signature. */
export class SignedCertificates {
  version = 0;
  digestAlgorithms = new ArrayBuffer(0);
  content = new ArrayBuffer(0);
  certificates?: ArrayBuffer[];
  revocations?: ArrayBuffer;
  signers = new ArrayBuffer(0);
}
AsnProp({ type: AsnPropTypes.Integer })(SignedCertificates.prototype, 'version');
AsnProp({ type: AsnPropTypes.Any })(SignedCertificates.prototype, 'digestAlgorithms');
AsnProp({ type: AsnPropTypes.Any })(SignedCertificates.prototype, 'content');
AsnProp({ type: AsnPropTypes.Any, context: 0, implicit: true, repeated: 'set', optional: true })(
  SignedCertificates.prototype,
  'certificates',
);
AsnProp({ type: AsnPropTypes.Any, context: 1, implicit: true, optional: true })(SignedCertificates.prototype, 'revocations');
AsnProp({ type: AsnPropTypes.Any })(SignedCertificates.prototype, 'signers');
