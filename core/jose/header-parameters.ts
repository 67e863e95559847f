import {
  describeAlgorithm,
  describeCertificates,
  describeCritical,
  describeIterations,
  describeKey,
  describeMediaType,
  describePayloadEncoding,
  describeThumbprint,
} from './header-words.ts';
import { tokenMediaType } from './media-types.ts';
import type { MemberContext, MemberRegistry, RegisteredMember } from './registered-member.ts';
import { openid, rfc, type Source } from './sources.ts';
import { describeAudience, describeList, describeStringOrUri, describeText, describeUrl } from './value-words.ts';

/** The section about a parameter that signed and encrypted tokens share, where the token is encrypted. */
function ofEncryption(section: string): (context: MemberContext) => Source | null {
  const source = rfc(7516, section);
  return ({ header }) => (header['enc'] === undefined ? null : source);
}

/** JOSE Header parameters that the IANA registry lists and tokens carry (RFC 7515 9.1). */
export const headerParameters: MemberRegistry = new Map<string, RegisteredMember>([
  [
    'alg',
    {
      title: 'Algorithm',
      meaning: 'How the token is signed; of an encrypted one, how the key to it is protected.',
      source: rfc(7515, '4.1.1'),
      sourceHere: ofEncryption('4.1.1'),
      describe: describeAlgorithm,
    },
  ],
  [
    'kid',
    {
      title: 'Key ID',
      meaning: 'Which of the signer’s keys was used, so that the reader can pick it from the published set.',
      source: rfc(7515, '4.1.4'),
      describe: describeText,
    },
  ],
  [
    'typ',
    {
      title: 'Type',
      meaning: 'What kind of token this is, so that it cannot pass for another kind.',
      source: rfc(7515, '4.1.9'),
      describe: describeMediaType,
      meaningHere: (value) => {
        const type = tokenMediaType(value);
        return type === undefined || type.kind === 'JWT' ? null : `Declares the token to be ${type.words} (${type.source.label}).`;
      },
    },
  ],
  [
    'cty',
    {
      title: 'Content type',
      meaning: 'What the payload is; “JWT” means that another token is nested in this one.',
      source: rfc(7515, '4.1.10'),
      sourceHere: ofEncryption('4.1.12'),
      describe: describeMediaType,
    },
  ],
  [
    'jwk',
    {
      title: 'JSON Web Key',
      meaning: 'The public key that verifies this token; it proves possession, and is no reason to trust the key.',
      source: rfc(7515, '4.1.3'),
      describe: describeKey,
    },
  ],
  [
    'jku',
    {
      title: 'JWK Set URL',
      meaning: 'Where the signer’s key set is said to be; a reader must not fetch it without knowing it already.',
      source: rfc(7515, '4.1.2'),
      describe: describeUrl,
    },
  ],
  [
    'x5u',
    {
      title: 'X.509 URL',
      meaning: 'Where the signer’s certificate is said to be; a reader must not fetch it without knowing it already.',
      source: rfc(7515, '4.1.5'),
      describe: describeUrl,
    },
  ],
  [
    'x5c',
    {
      title: 'X.509 certificate chain',
      meaning: 'The certificate of the signing key, followed by those that vouch for it.',
      source: rfc(7515, '4.1.6'),
      describe: describeCertificates,
    },
  ],
  [
    'x5t',
    {
      title: 'X.509 thumbprint, SHA-1',
      meaning: 'Which certificate belongs to the signing key, by the SHA-1 hash of its DER form.',
      source: rfc(7515, '4.1.7'),
      describe: describeThumbprint(20),
    },
  ],
  [
    'x5t#S256',
    {
      title: 'X.509 thumbprint, SHA-256',
      meaning: 'Which certificate belongs to the signing key, by the SHA-256 hash of its DER form.',
      source: rfc(7515, '4.1.8'),
      describe: describeThumbprint(32),
    },
  ],
  [
    'crit',
    {
      title: 'Critical',
      meaning: 'Header parameters that a reader must understand, or else refuse the token.',
      source: rfc(7515, '4.1.11'),
      describe: describeCritical,
    },
  ],
  [
    'b64',
    {
      title: 'Base64url-encoded payload',
      meaning: 'Whether the payload is encoded in the token.',
      source: rfc(7797, '3'),
      describe: describePayloadEncoding,
    },
  ],
  [
    'enc',
    {
      title: 'Encryption algorithm',
      meaning: 'How the content of an encrypted token is encrypted.',
      source: rfc(7516, '4.1.2'),
      describe: describeAlgorithm,
    },
  ],
  [
    'zip',
    {
      title: 'Compression',
      meaning: 'How the content was compressed before it was encrypted.',
      source: rfc(7516, '4.1.3'),
      describe: describeText,
    },
  ],
  [
    'epk',
    {
      title: 'Ephemeral public key',
      meaning: 'The sender’s public key for the key agreement, made for this token.',
      source: rfc(7518, '4.6.1.1'),
      describe: describeKey,
    },
  ],
  [
    'apu',
    {
      title: 'Agreement PartyUInfo',
      meaning: 'Information about the sender that goes into the key agreement.',
      source: rfc(7518, '4.6.1.2'),
      describe: describeText,
    },
  ],
  [
    'apv',
    {
      title: 'Agreement PartyVInfo',
      meaning: 'Information about the recipient that goes into the key agreement.',
      source: rfc(7518, '4.6.1.3'),
      describe: describeText,
    },
  ],
  [
    'iv',
    {
      title: 'Initialization vector',
      meaning: 'The initialization vector with which the content’s key was encrypted.',
      source: rfc(7518, '4.7.1.1'),
      describe: describeText,
    },
  ],
  [
    'tag',
    {
      title: 'Authentication tag',
      meaning: 'The authentication tag of the encrypted content key.',
      source: rfc(7518, '4.7.1.2'),
      describe: describeText,
    },
  ],
  [
    'p2s',
    {
      title: 'PBES2 salt',
      meaning: 'The salt with which a key is derived from the password.',
      source: rfc(7518, '4.8.1.1'),
      describe: describeText,
    },
  ],
  [
    'p2c',
    {
      title: 'PBES2 count',
      meaning: 'How many iterations derive the key from the password.',
      source: rfc(7518, '4.8.1.2'),
      describe: describeIterations,
    },
  ],
  [
    'iss',
    {
      title: 'Issuer',
      meaning: 'The issuer, repeated in the header so that it can be read of an encrypted token.',
      source: rfc(7519, '5.3'),
      describe: describeStringOrUri,
    },
  ],
  [
    'sub',
    {
      title: 'Subject',
      meaning: 'The subject, repeated in the header so that it can be read of an encrypted token.',
      source: rfc(7519, '5.3'),
      describe: describeStringOrUri,
    },
  ],
  [
    'aud',
    {
      title: 'Audience',
      meaning: 'The audience, repeated in the header so that it can be read of an encrypted token.',
      source: rfc(7519, '5.3'),
      describe: describeAudience,
    },
  ],
  [
    'ppt',
    { title: 'PASSporT extension', meaning: 'The kind of personal assertion token.', source: rfc(8225, '8.1'), describe: describeText },
  ],
  ['url', { title: 'URL', meaning: 'The URL that an ACME request goes to.', source: rfc(8555, '6.4.1'), describe: describeUrl }],
  ['nonce', { title: 'Nonce', meaning: 'A value of the ACME server against replay.', source: rfc(8555, '6.5.2'), describe: describeText }],
  [
    'svt',
    {
      title: 'Signature validation token',
      meaning: 'What came of checking the signature when that was still possible.',
      source: rfc(9321, '3'),
      describe: describeText,
    },
  ],
  [
    'jwt',
    {
      title: 'JWT about the signer',
      meaning: 'A token in which somebody else vouches for the signer.',
      source: openid('OpenID4VP 12', 'openid-4-verifiable-presentations-1_0.html#section-12'),
      describe: describeText,
    },
  ],
  ['client_id', { title: 'Client', meaning: 'The client that signed this.', source: rfc(6749, '2.2'), describe: describeText }],
  [
    'iheSSId',
    {
      title: 'Submission set',
      meaning: 'Which submission of health documents is signed.',
      source: { label: 'IHE ITI DSGj 5.10', url: 'https://profiles.ihe.net/ITI/DSGj/Volume3/ch-5.10.html' },
      describe: describeText,
    },
  ],
  [
    'peer_trust_chain',
    {
      title: 'Peer’s trust chain',
      meaning: 'The entity statements from the reader up to the trust anchor that the signer chose.',
      source: openid('OpenID Federation 4.4', 'openid-federation-1_0.html'),
      describe: describeList,
    },
  ],
  [
    'trust_chain',
    {
      title: 'Trust chain',
      meaning: 'The entity statements from the signer up to a trust anchor.',
      source: openid('OpenID Federation 4.3', 'openid-federation-1_0.html'),
      describe: describeList,
    },
  ],
]);
