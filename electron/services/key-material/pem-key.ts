import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyFormat } from '../../../core/contract/keys.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { invalidInput } from '../fault.ts';
import { curveNames, curves, foreignKeys } from './curves.ts';
import { derShape, type DerShape } from './der.ts';
import { derOf, readPem, type PemBlock } from './pem.ts';

/** A key out of a PEM text, as JWK with whatever members its structure gave. */
export interface PemKey {
  readonly format: KeyFormat;
  readonly jwk: JsonObject;
  readonly warnings: readonly string[];
}

type KeyKind = Exclude<DerShape['kind'], 'encrypted' | 'certificate' | 'unknown'>;

/** The PEM labels of keys, and what stands under each. */
const keyLabels: Readonly<Record<string, KeyKind>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
  'PUBLIC KEY': 'spki',
  'RSA PUBLIC KEY': 'pkcs1-public',
};

const kinds: Readonly<
  Record<KeyKind, { readonly format: KeyFormat; readonly type: 'pkcs8' | 'pkcs1' | 'sec1' | 'spki'; readonly half: 'private' | 'public' }>
> = {
  pkcs8: { format: 'pkcs8', type: 'pkcs8', half: 'private' },
  pkcs1: { format: 'pkcs1', type: 'pkcs1', half: 'private' },
  sec1: { format: 'sec1', type: 'sec1', half: 'private' },
  spki: { format: 'spki', type: 'spki', half: 'public' },
  'pkcs1-public': { format: 'pkcs1', type: 'pkcs1', half: 'public' },
};

/** What else stands in PEM files where a key is meant: what it is, and what to do. */
const otherLabels: readonly { readonly label: RegExp; readonly is: string; readonly fix: string }[] = [
  {
    label: /^ENCRYPTED PRIVATE KEY$/,
    is: 'a private key that is encrypted',
    fix: 'Decrypt it first with “openssl pkcs8 -in FILE -out plain.pem” and import plain.pem.',
  },
  {
    label: /^(X509 |TRUSTED )?CERTIFICATE$/,
    is: 'a certificate, which holds no private key',
    fix: 'Import the key that belongs to it, often the file beside it that ends in “.key”.',
  },
  { label: /CERTIFICATE REQUEST$/, is: 'a certificate request, not a key', fix: 'Import the key that it was made with.' },
  {
    label: /^OPENSSH PRIVATE KEY$/,
    is: 'a key in OpenSSH’s own format',
    fix: 'Convert a copy of it with “ssh-keygen -p -m PKCS8 -f COPY” and import that; an Ed25519 key cannot be converted so, make a new one here.',
  },
  { label: /^PGP /, is: 'an OpenPGP key', fix: 'Import an RSA, EC or Ed25519 key as PEM or JWK.' },
  { label: /^DSA /, is: 'a DSA key, which no JWS algorithm uses', fix: 'Import an RSA, EC or Ed25519 key.' },
];

/** Reads the one key of a PEM text. Throws INVALID_INPUT (`material`). */
export function readPemKey(text: string): PemKey {
  const blocks = readPem(text);
  const block = keyBlock(blocks);
  const kind = keyLabels[block.label];
  if (kind === undefined) throw notAKey(block.label);
  if (block.encrypted) {
    throw invalidInput('material', `The PEM “${block.label}” is encrypted.`, {
      fix: 'Decrypt it first with “openssl pkcs8 -topk8 -nocrypt -in FILE -out plain.pem” and import plain.pem.',
    });
  }
  const left = blocks.filter((other) => other !== block && other.label !== 'EC PARAMETERS');
  return {
    format: kinds[kind].format,
    jwk: readKey(block, kind),
    warnings: left.map(({ label }) => `The “${label}” beside the key was left out.`),
  };
}

/** The private key of the file, else its public key, else whatever there is. */
function keyBlock(blocks: readonly PemBlock[]): PemBlock {
  const halves = (['private', 'public'] as const).map((half) =>
    blocks.filter(({ label }) => {
      const kind = keyLabels[label];
      return kind !== undefined && kinds[kind].half === half;
    }),
  );
  const candidates = halves.find((half) => half.length > 0) ?? blocks.filter(({ label }) => label !== 'EC PARAMETERS');
  const [block, second] = candidates;
  if (block === undefined) throw notAKey('EC PARAMETERS');
  if (second !== undefined && keyLabels[block.label] !== undefined) {
    throw invalidInput('material', `The PEM holds ${candidates.length} keys.`, { fix: 'Import one at a time.' });
  }
  return block;
}

function notAKey(label: string) {
  const known = otherLabels.find((other) => other.label.test(label));
  return invalidInput('material', `The PEM “${label}” is ${known?.is ?? 'not a key that can be used here'}.`, {
    fix: known?.fix ?? 'Import a PEM that begins with “-----BEGIN PRIVATE KEY-----”, or a JWK.',
  });
}

function readKey(block: PemBlock, kind: KeyKind): JsonObject {
  const { label } = block;
  const der = derOf(block);
  const shape = derShape(der);
  if (shape.kind !== kind) throw wrongLabel(label, shape);
  const foreign = foreignKeys[shape.curve ?? shape.algorithm ?? ''];
  if (foreign !== undefined) throw unsupported(label, foreign);
  if (shape.curve === 'explicit') throw unsupported(label, 'an EC key that spells out its curve instead of naming it');
  if (shape.curve !== null && !curves.some(({ objectIdentifier }) => objectIdentifier === shape.curve)) {
    throw unsupported(label, `an EC key on a curve that is not known here (${shape.curve})`);
  }
  return exportJwk(label, unwrapPss({ der, shape, kind }));
}

/** An RSA key that is marked for RSASSA-PSS alone: WebCrypto and JWK know only the RSA key inside. */
function unwrapPss({ der, shape, kind }: { der: Uint8Array<ArrayBuffer>; shape: DerShape; kind: KeyKind }): {
  readonly der: Uint8Array;
  readonly kind: KeyKind;
} {
  if (shape.algorithm !== '1.2.840.113549.1.1.10' || shape.inner === null) return { der, kind };
  return { der: shape.inner, kind: kind === 'pkcs8' ? 'pkcs1' : 'pkcs1-public' };
}

function exportJwk(label: string, { der, kind }: { readonly der: Uint8Array; readonly kind: KeyKind }): JsonObject {
  const { type, half } = kinds[kind];
  const key = Buffer.from(der);
  try {
    const object: KeyObject =
      half === 'private'
        ? createPrivateKey({ key, format: 'der', type: type === 'spki' ? 'pkcs8' : type })
        : createPublicKey({ key, format: 'der', type: type === 'pkcs1' ? 'pkcs1' : 'spki' });
    return { ...object.export({ format: 'jwk' }) };
  } catch {
    // What the library says names its own functions, and may quote what it read.
    throw invalidInput('material', `The PEM “${label}” is damaged: its numbers are no ${half} key.`, {
      fix: 'Copy the whole file again, from the BEGIN line to the END line.',
    });
  } finally {
    key.fill(0);
  }
}

function wrongLabel(label: string, { kind }: DerShape) {
  if (kind === 'certificate' || kind === 'encrypted') {
    return notAKey(kind === 'certificate' ? 'CERTIFICATE' : 'ENCRYPTED PRIVATE KEY');
  }
  const right = Object.entries(keyLabels).find(([, labelled]) => labelled === kind)?.[0];
  if (right === undefined) {
    return invalidInput('material', `The PEM “${label}” is damaged: what it decodes to is no key.`, {
      fix: 'Copy the whole file again, from the BEGIN line to the END line.',
    });
  }
  return invalidInput('material', `The PEM is labelled “${label}” and holds what belongs under “${right}”.`, {
    fix: `Write “${right}” in its BEGIN and END lines.`,
  });
}

function unsupported(label: string, what: string) {
  return invalidInput('material', `The PEM “${label}” is ${what}.`, { fix: `Import an RSA key, or one on ${curveNames}.` });
}
