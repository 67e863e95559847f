import { header, noHeader, type Fault } from '../fault.ts';
import { sharedSecret } from '../fault-bench.ts';

/** The octets of a JOSE signature of ES256 as ASN.1 DER. */
function asDer(token: string): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const octets = Buffer.from(signature, 'base64url');
  const integer = (bytes: Buffer): Buffer => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.subarray(Math.max(0, start));
    const padded = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
    return Buffer.concat([Buffer.from([2, padded.length]), padded]);
  };
  const body = Buffer.concat([integer(octets.subarray(0, 32)), integer(octets.subarray(32))]);
  return [head, payload, Buffer.concat([Buffer.from([0x30, body.length]), body]).toString('base64url')].join('.');
}

/** Another octet in the middle of the signature. */
function tampered(token: string): string {
  const at = token.length - 20;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

/** Faults in algorithms, keys, secrets and signatures. */
export const keyFaults: readonly Fault[] = [
  { title: 'alg none', server: 'open', draft: () => [header('alg', 'none')], cause: ['HDR-02'], fixable: true },
  { title: 'alg none, unsaid', server: 'dark', draft: () => [header('alg', 'none')], cause: ['HDR-02'], fixable: true },
  { title: 'alg in small letters', server: 'dark', draft: () => [header('alg', 'es256')], cause: ['HDR-03'], fixable: true },
  { title: 'no alg', server: 'open', draft: () => [noHeader('alg')], cause: ['HDR-01'], fixable: true },
  {
    title: 'a signature with the secret in place of the key',
    server: 'dark',
    registration: () => ({ secret: sharedSecret }),
    draft: () => [header('alg', 'HS256')],
    cause: ['ALG-03'],
    fixable: true,
  },
  {
    title: 'another algorithm than the server takes',
    server: 'one algorithm',
    client: 'rsa',
    registration: () => ({ alg: 'RS256' }),
    cause: ['ALG-01'],
    fixable: true,
  },
  {
    title: 'another algorithm than the server takes, unsaid',
    server: 'one algorithm, dark',
    client: 'rsa',
    registration: () => ({ alg: 'RS256' }),
    cause: ['ALG-01'],
    fixable: true,
  },
  {
    title: 'another algorithm than the registered one',
    server: 'open',
    client: 'rsa',
    draft: () => [header('alg', 'RS256')],
    cause: ['ALG-02'],
    fixable: true,
  },
  {
    title: 'another algorithm than the registered one, unsaid',
    server: 'dark',
    client: 'rsa',
    draft: () => [header('alg', 'RS256')],
    cause: ['ALG-02'],
    fixable: true,
  },
  {
    title: 'a registration with the wrong algorithm',
    server: 'open',
    client: 'rsa',
    registration: () => ({ alg: 'RS384' }),
    cause: ['ALG-02', 'ALG-01'],
    fixable: false,
  },
  { title: 'a kid with a typing error', server: 'open', draft: () => [header('kid', 'key-2024')], cause: ['HDR-08'], fixable: true },
  {
    title: 'a kid with a typing error, unsaid',
    server: 'dark',
    draft: () => [header('kid', 'key-2024')],
    cause: ['HDR-08'],
    fixable: true,
  },
  {
    title: 'a kid that is not published, unsaid',
    server: 'dark',
    client: 'published',
    draft: () => [header('kid', 'key-2024')],
    cause: ['HDR-08'],
    fixable: true,
  },
  {
    title: 'a kid that is another published key’s, unsaid',
    server: 'dark',
    client: 'published',
    draft: (_server, { keys }) => [header('kid', keys.next.kid)],
    cause: ['ALG-16', 'HDR-08'],
    fixable: true,
  },
  {
    title: 'a key that is not registered',
    server: 'open',
    registration: ({ keys }) => ({ keyId: keys.other.id }),
    cause: ['HDR-08'],
    fixable: false,
  },
  {
    title: 'a key that is not registered, unsaid',
    server: 'dark',
    registration: ({ keys }) => ({ keyId: keys.other.id }),
    cause: ['nothing-visible', 'HDR-08'],
    fixable: false,
  },
  {
    title: 'a key that is not registered under the kid of the one that is',
    server: 'open',
    registration: ({ keys }) => ({ keyId: keys.other.id }),
    draft: (_server, { keys }) => [header('kid', keys.right.kid)],
    cause: ['ALG-16', 'ALG-15', 'HDR-08'],
    fixable: true,
  },
  {
    title: 'a key set that the server cannot fetch',
    server: 'open',
    client: 'published',
    unpublished: true,
    cause: ['KEY-09', 'KEY-11', 'HDR-08'],
    fixable: false,
  },
  { title: 'a signature as ASN.1 DER', server: 'dark', token: asDer, cause: ['ALG-12'], fixable: true },
  { title: 'a signature as ASN.1 DER, said', server: 'open', token: asDer, cause: ['ALG-12'], fixable: true },
  {
    title: 'a damaged signature, published key',
    server: 'dark',
    client: 'published',
    token: tampered,
    cause: ['ALG-15', 'ALG-16'],
    fixable: true,
  },
  { title: 'a damaged signature', server: 'open', token: tampered, cause: ['ALG-15', 'ALG-16'], fixable: true },
  { title: 'no signature', server: 'dark', token: (good) => good.replace(/[^.]+$/, ''), cause: ['ENC-12'], fixable: true },
  {
    title: 'a token cut off',
    server: 'dark',
    token: (good) => good.slice(0, good.lastIndexOf('.')),
    cause: ['ENC-01', 'REQ-02'],
    fixable: true,
  },
  {
    title: 'Bearer before the assertion',
    server: 'open',
    token: (good) => `Bearer ${good}`,
    cause: ['ENC-02', 'ENC-10', 'REQ-02'],
    fixable: true,
  },
  {
    title: 'quotation marks around the assertion',
    server: 'dark',
    token: (good) => `"${good}"`,
    cause: ['ENC-02', 'ENC-10', 'REQ-02'],
    fixable: true,
  },
  {
    title: 'a secret with a line break',
    server: 'open',
    client: 'shared',
    registration: () => ({ secret: `${sharedSecret}\n` }),
    cause: ['ALG-17'],
    fixable: true,
  },
  {
    title: 'a secret with a line break, unsaid',
    server: 'dark',
    client: 'shared',
    registration: () => ({ secret: `${sharedSecret}\n` }),
    cause: ['ALG-17'],
    fixable: true,
  },
  {
    title: 'a secret that is read as base64',
    server: 'open',
    client: 'shared',
    registration: () => ({ secretEncoding: 'base64url' }),
    cause: ['ALG-17'],
    fixable: true,
  },
  {
    title: 'a secret that is read as base64, unsaid',
    server: 'dark',
    client: 'shared',
    registration: () => ({ secretEncoding: 'base64url' }),
    cause: ['ALG-17'],
    fixable: true,
  },
  {
    title: 'another HMAC than the registered one',
    server: 'open',
    client: 'shared',
    draft: () => [header('alg', 'HS384')],
    cause: ['ALG-02'],
    fixable: true,
  },
];
