import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A private key and the certificate that it signed itself, in PEM. */
export interface SelfSignedCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** What the key may be used for (RFC 5280 4.2.1.3); not restricted when left out. */
  readonly keyUsage?: keyof typeof keyUsages;
}

const dayMs = 86_400_000;

/** The number of unused bits, and the bits. */
const keyUsages = { digitalSignature: [7, 0x80], keyEncipherment: [5, 0x20] } as const;

/** Makes a self-signed P-256 certificate (RFC 5280) for names and IPv4 addresses. */
export function selfSignedCertificate(options: CertificateOptions = {}): SelfSignedCertificate {
  const { names = ['localhost'], addresses = ['127.0.0.1'] } = options;
  const notBefore = options.notBefore ?? new Date(Date.now() - dayMs);
  const notAfter = options.notAfter ?? new Date(Date.now() + dayMs);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(objectIdentifier([1, 2, 840, 10045, 4, 3, 2]));
  const subject = sequence(der(0x31, sequence(objectIdentifier([2, 5, 4, 3]), der(0x0c, Buffer.from('Assay test')))));
  const alternatives = sequence(
    ...names.map((name) => der(0x82, Buffer.from(name))),
    ...addresses.map((address) => der(0x87, Buffer.from(address.split('.').map(Number)))),
  );
  const extensions = sequence(
    sequence(objectIdentifier([2, 5, 29, 17]), octets(alternatives)),
    sequence(objectIdentifier([2, 5, 29, 19]), octets(sequence(der(0x01, Buffer.from([0xff]))))),
    ...(options.keyUsage === undefined
      ? []
      : [sequence(objectIdentifier([2, 5, 29, 15]), octets(der(0x03, Buffer.from(keyUsages[options.keyUsage]))))]),
  );
  const certificate = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    subject,
    sequence(generalizedTime(notBefore), generalizedTime(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', certificate, privateKey)]));
  const cert = pem('CERTIFICATE', sequence(certificate, ecdsaWithSha256, signature));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

/** One DER element (X.690 8.1). */
function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function octets(content: Uint8Array): Buffer {
  return der(0x04, content);
}

function objectIdentifier([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function generalizedTime(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')));
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
