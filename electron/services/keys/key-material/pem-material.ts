import { invalidInput } from '../../fault.ts';
import { readCertificate, type ReadCertificate } from './certificate.ts';
import { derKind, type DerKind } from './der-kind.ts';
import { derKeyKinds, readDerKey, type DerKeyKind } from './der-key.ts';
import { readEncryptedKey } from './encrypted-key.ts';
import type { FoundKey, FoundMaterial } from './found-material.ts';
import { decryptLegacyPem } from './legacy-pem.ts';
import { readOpensshKey } from './openssh.ts';
import { pemContent, readPem, type PemBlock } from './pem.ts';
import { readPkcs7 } from './pkcs7.ts';
import { damaged, wrongPassword, type Source } from './source.ts';

/** The PEM labels of keys in clear, and what stands under each. */
const keyLabels: Readonly<Record<string, DerKeyKind>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
  'PUBLIC KEY': 'spki',
  'RSA PUBLIC KEY': 'pkcs1-public',
};

const certificateLabel = /^(X509 |TRUSTED )?CERTIFICATE$/;
const pkcs7Label = /^(PKCS7|PKCS #7 SIGNED DATA|CMS)$/;

/** Blocks that only accompany a key, and need no mention. */
const companions = ['EC PARAMETERS'];

/** What else stands in PEM files where a key is meant: what it is, and what to do. */
const otherLabels: readonly { readonly label: RegExp; readonly is: string; readonly fix: string }[] = [
  { label: /CERTIFICATE REQUEST$/, is: 'a certificate request, not a key', fix: 'Import the key that it was made with.' },
  { label: /CRL$/, is: 'a list of revoked certificates, not a key', fix: 'Import a key or a certificate.' },
  { label: /^PGP /, is: 'an OpenPGP key', fix: 'Import an RSA, EC or Ed25519 key as PEM or JWK.' },
  { label: /^DSA /, is: 'a DSA key, which no JWS algorithm uses', fix: 'Import an RSA, EC or Ed25519 key.' },
  { label: /^(DH|X9\.42 DH) PARAMETERS$/, is: 'Diffie-Hellman parameters, not a key', fix: 'Import an RSA, EC or Ed25519 key.' },
];

/** A block, and what was found in it; both null for one that holds nothing that can be used. */
interface BlockContent {
  readonly block: PemBlock;
  readonly key: FoundKey | null;
  readonly certificates: readonly ReadCertificate[];
}

/** Finds the keys and certificates of a PEM text. Throws INVALID_INPUT (`material`) for damage, and where there are none. */
export function readPemMaterial(text: string, password: string | undefined): FoundMaterial {
  const blocks = readPem(text).filter(({ label }) => !companions.includes(label));
  const contents = blocks.map((block) => ({ block, key: foundKey(block, password), certificates: foundCertificates(block) }));
  const left = contents.filter(({ key, certificates }) => key === null && certificates.length === 0);
  if (left.length === contents.length) throw notAKey(blocks[0]?.label ?? 'EC PARAMETERS');
  return {
    keys: contents.flatMap(({ key }) => key ?? []),
    certificates: contents.flatMap((content) => content.certificates),
    warnings: left.map(leftOut),
  };
}

function leftOut({ block: { label } }: BlockContent): string {
  return `The “${label}” beside the key was left out.`;
}

function sourceOf(label: string): Source {
  return { noun: `The PEM “${label}”`, again: 'Copy the whole file again, from the BEGIN line to the END line.' };
}

function foundKey(block: PemBlock, password: string | undefined): FoundKey | null {
  const { label } = block;
  const source = sourceOf(label);
  const kind = keyLabels[label];
  if (kind !== undefined) {
    const common = { name: label, ...derKeyKinds[kind], encoding: null, encrypted: /^Proc-Type:/m.test(block.body) };
    return { ...common, read: () => readLabelled(block, kind, password, source) };
  }
  if (label === 'ENCRYPTED PRIVATE KEY') {
    const read = () => readEncryptedKey(pemContent(block).bytes, password, source);
    return { name: label, format: 'pkcs8', encoding: null, encrypted: true, half: 'private', read };
  }
  if (label === 'OPENSSH PRIVATE KEY') {
    const { bytes } = pemContent(block);
    const read = () => readOpensshKey(bytes, password, source);
    return { name: label, format: 'openssh', encoding: null, encrypted: isEncryptedOpenssh(bytes), half: 'private', read };
  }
  return null;
}

function readLabelled(block: PemBlock, kind: DerKeyKind, password: string | undefined, source: Source) {
  const { bytes, encryption } = pemContent(block);
  if (encryption === null) {
    const found = derKind(bytes);
    if (found === 'encrypted' && kind === 'pkcs8') return readEncryptedKey(bytes, password, source);
    if (found !== kind) throw wrongLabel(block.label, found, source);
    return readDerKey(bytes, kind, source);
  }
  const plain = decryptLegacyPem(bytes, encryption, password, source);
  try {
    if (derKind(plain) !== kind) throw wrongPassword(source);
    return readDerKey(plain, kind, source);
  } finally {
    plain.fill(0);
  }
}

function foundCertificates(block: PemBlock): readonly ReadCertificate[] {
  const { label } = block;
  if (certificateLabel.test(label)) {
    const certificate = readCertificate(pemContent(block).bytes);
    if (certificate === null) throw damaged(sourceOf(label), 'what it decodes to is no certificate');
    return [certificate];
  }
  if (!pkcs7Label.test(label)) return [];
  const certificates = readPkcs7(pemContent(block).bytes);
  if (certificates === null) throw damaged(sourceOf(label), 'what it decodes to is no PKCS#7 file with certificates');
  return certificates;
}

function notAKey(label: string) {
  const known = otherLabels.find((other) => other.label.test(label));
  return invalidInput('material', `The PEM “${label}” is ${known?.is ?? 'not a key that can be used here'}.`, {
    fix: known?.fix ?? 'Import a PEM that begins with “-----BEGIN PRIVATE KEY-----”, or a JWK.',
  });
}

function wrongLabel(label: string, kind: DerKind | null, source: Source) {
  const right = kind === 'certificate' ? 'CERTIFICATE' : Object.entries(keyLabels).find(([, labelled]) => labelled === kind)?.[0];
  if (right === undefined) return damaged(source, 'what it decodes to is no key');
  return invalidInput('material', `The PEM is labelled “${label}” and holds what belongs under “${right}”.`, {
    fix: `Write “${right}” in its BEGIN and END lines.`,
  });
}

/** The name of its cipher stands behind the magic of 15 bytes and a length of 4. */
function isEncryptedOpenssh(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(19, 23)).toString('latin1') !== 'none';
}
