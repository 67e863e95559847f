import { isObject } from './value-words.ts';
import { readJsonObject } from './json-reader.ts';

/** What key material is, as far as its text shows. */
export type KeyTextKind = 'private key' | 'shared secret' | 'public key' | 'certificate' | 'certificate request';

/** Key material in a text. Nothing of the material itself. */
export interface KeyText {
  /** What it is, each kind once, private ones first. */
  readonly kinds: readonly KeyTextKind[];
  /** For people: “a private key and 2 certificates”. */
  readonly words: string;
}

/** Characters of a text that may be key material. */
const longest = 1_000_000;

const order: readonly KeyTextKind[] = ['private key', 'shared secret', 'public key', 'certificate', 'certificate request'];

const pemLabel = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

/** What stands under a PEM label (RFC 7468); labels of anything else are passed over. */
const labels: readonly { readonly label: RegExp; readonly kind: KeyTextKind }[] = [
  { label: /PRIVATE KEY$/, kind: 'private key' },
  { label: /PUBLIC KEY$/, kind: 'public key' },
  { label: /^(?:X509 |TRUSTED )?CERTIFICATE$/, kind: 'certificate' },
  { label: /CERTIFICATE REQUEST$/, kind: 'certificate request' },
];

const opensshPublicKey = /^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-nistp\d{3}) AAAA[A-Za-z0-9+/]+=*(?: .*)?$/gm;

/** Recognises keys, certificates and certificate requests in a text: PEM, OpenSSH, JWK, JWK Set. Null where there are none. */
export function readKeyText(text: string): KeyText | null {
  if (text.length > longest) return null;
  const found = [...pemKinds(text), ...Array.from(text.matchAll(opensshPublicKey), () => 'public key' as const), ...jwkKinds(text)];
  if (found.length === 0) return null;
  const kinds = order.filter((kind) => found.includes(kind));
  return { kinds, words: kindsWords(kinds.map((kind) => ({ kind, count: found.filter((each) => each === kind).length }))) };
}

function pemKinds(text: string): readonly KeyTextKind[] {
  return Array.from(text.matchAll(pemLabel), ([, label = '']) => labels.find((each) => each.label.test(label))?.kind).filter(
    (kind) => kind !== undefined,
  );
}

function jwkKinds(text: string): readonly KeyTextKind[] {
  if (!/^\s*\{/.test(text) || !text.includes('"kty"')) return [];
  const { value } = readJsonObject(text, { tolerant: true });
  if (value === null) return [];
  const keys = Array.isArray(value['keys']) ? value['keys'] : [value];
  return keys.filter(isObject).flatMap((jwk) => {
    if (typeof jwk['kty'] !== 'string') return [];
    if (jwk['kty'] === 'oct') return ['shared secret' as const];
    return [jwk['d'] === undefined && jwk['priv'] === undefined ? ('public key' as const) : ('private key' as const)];
  });
}

function kindsWords(counts: readonly { readonly kind: KeyTextKind; readonly count: number }[]): string {
  const words = counts.map(({ kind, count }) => (count === 1 ? `a ${kind}` : `${count} ${kind}s`));
  return words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
