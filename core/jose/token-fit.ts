import type { FitCheck, FittedKey } from '../contract/key-fit.ts';
import { keyFits, signingAlgorithm } from './algorithms.ts';
import { certificateChecks } from './certificate-fit.ts';
import { contentEncryptionAlgorithm, decryptionKeyFits, keyManagementAlgorithm } from './encryption-algorithms.ts';
import { check, fitType, publicName, typeName, purposeChecks, type FitKey } from './fit-key.ts';
import { holderChecks, thumbprintOf } from './holder-fit.ts';
import type { ReadToken } from './token.ts';
import { verifyToken } from './verification.ts';

/** Compares one key with a token in one respect; null when there is nothing to compare. */
type Comparison = (token: ReadToken, key: FitKey) => Promise<readonly FitCheck[]>;

const comparisons: readonly Comparison[] = [
  compareType,
  compareUse,
  compareKid,
  compareCertificate,
  comparePublicKey,
  compareHolder,
  compareSignature,
];

/** What many keys share, or what another key than the signer's has: alone it does not make a key the one that is meant. */
const unidentifying: readonly FitCheck['of'][] = ['type', 'use', 'holder'];

/**
 * Compares a key with a token: its type with `alg`, `kid`, the thumbprints of its certificate, the keys that the token carries or is bound to, and last
 * the signature, which decides where it can be checked.
 */
export async function fitToToken(token: ReadToken, key: FitKey): Promise<FittedKey> {
  const found: FitCheck[] = [];
  for (const compare of comparisons) found.push(...(await compare(token, key)));
  const wrongType = found.some(({ of, outcome }) => of === 'type' && outcome === 'mismatch');
  // That a key of the wrong type cannot check the signature needs no second sentence.
  const checks = found.filter(({ of, outcome }) => !(wrongType && of === 'signature' && outcome === 'unknown'));
  const signature = checks.find(({ of }) => of === 'signature')?.outcome;
  const contradicted = checks.some(({ outcome }) => outcome === 'mismatch');
  const identified = checks.some(({ of, outcome }) => outcome === 'match' && !unidentifying.includes(of));
  const fits = signature === 'match' || (identified && !contradicted);
  return { name: key.name, kid: key.kid, thumbprint: key.thumbprint, fits, checks };
}

async function compareType({ form, header }: ReadToken, key: FitKey): Promise<FitCheck[]> {
  const { alg, enc } = header ?? {};
  const type = fitType(key);
  const is = typeName(type);
  const shown = typeof alg === 'string' ? alg.slice(0, 40) : null;
  if (shown === null) return [check('type', 'unknown', 'The token’s header has no “alg” that could be compared.')];
  if (shown.toLowerCase() === 'none') return [check('type', 'mismatch', 'The token’s “alg” is none: no key signed it.')];
  const signing = form === 'jws' ? signingAlgorithm(alg) : undefined;
  if (signing !== undefined) {
    const wanted = typeName(signing);
    return keyFits(signing, type)
      ? [check('type', 'match', `${shown} takes ${wanted}, and this is ${is}.`)]
      : [check('type', 'mismatch', `${shown} takes ${wanted}, and this is ${is}.`)];
  }
  const management = form === 'jwe' ? keyManagementAlgorithm(alg) : undefined;
  if (management === undefined) return [check('type', 'unknown', `The token’s “alg”, ${shown}, is not known here.`)];
  const fits = decryptionKeyFits(management, contentEncryptionAlgorithm(enc), key.kty === 'oct' ? key : { kty: key.kty, crv: key.crv });
  return [
    check('type', fits ? 'match' : 'mismatch', `The token is encrypted with ${shown}, which ${fits ? 'takes' : 'does not take'} ${is}.`),
  ];
}

async function compareUse({ form, header }: ReadToken, key: FitKey): Promise<FitCheck[]> {
  if (form === 'opaque') return [];
  return purposeChecks(key, { use: form === 'jwe' ? 'enc' : 'sig', alg: header?.['alg'] });
}

async function compareKid({ header }: ReadToken, key: FitKey): Promise<FitCheck[]> {
  const kid = header?.['kid'];
  if (kid === undefined) return [check('kid', 'unknown', 'The token names no kid.')];
  if (typeof kid !== 'string') return [check('kid', 'mismatch', 'The token’s kid is no string (RFC 7515 4.1.4).')];
  const shown = kid.slice(0, 200);
  if (kid === key.kid) return [check('kid', 'match', `The token’s kid is the key’s: “${shown}”.`)];
  const otherwise = identifiers(key).find(
    ({ value, hexadecimal }) => value === kid || (hexadecimal && digits(value ?? '') === digits(kid)),
  );
  if (otherwise !== undefined) return [check('kid', 'match', `The token’s kid, “${shown}”, is ${otherwise.is}.`)];
  if (key.kid === null) return [check('kid', 'unknown', `The token’s kid is “${shown}”, and the key has none.`)];
  return [check('kid', 'mismatch', `The token’s kid is “${shown}”, and the key’s is “${key.kid.slice(0, 200)}”.`)];
}

/** A value that servers name a key by, beside the name that it was given. */
interface KeyIdentifier {
  /** Undefined or null where the key has none. */
  readonly value: string | null | undefined;
  readonly is: string;
  /** Colons and capitals then say nothing. */
  readonly hexadecimal?: true;
}

function digits(hexadecimal: string): string {
  return hexadecimal.replaceAll(':', '').toLowerCase();
}

function identifiers({ thumbprint: print, certificate }: FitKey): readonly KeyIdentifier[] {
  const { sha1, sha256 } = certificate?.thumbprints ?? {};
  return [
    { value: print, is: 'the key’s thumbprint (RFC 7638)' },
    { value: sha1?.base64url, is: 'the SHA-1 thumbprint of its certificate' },
    { value: sha1?.hex, is: 'the SHA-1 thumbprint of its certificate, in hexadecimal', hexadecimal: true },
    { value: sha256?.base64url, is: 'the SHA-256 thumbprint of its certificate' },
    { value: sha256?.hex, is: 'the SHA-256 thumbprint of its certificate, in hexadecimal', hexadecimal: true },
  ];
}

async function compareCertificate({ header }: ReadToken, { certificate }: FitKey): Promise<FitCheck[]> {
  return certificateChecks(header, certificate).map(({ of, outcome, sentence }) => ({ of, outcome, sentence }));
}

/** The key that a token carries in its header against this one. */
async function comparePublicKey({ header }: ReadToken, key: FitKey): Promise<FitCheck[]> {
  const jwk = header?.['jwk'];
  if (jwk === undefined) return [];
  const carried = await thumbprintOf(jwk);
  if (carried === null) return [check('key', 'unknown', 'The token’s “jwk” holds no key that can be read.')];
  const same = carried === key.thumbprint;
  return [
    check('key', same ? 'match' : 'mismatch', `The ${publicName(key.kty)} of the token’s “jwk” is ${same ? 'this key’s' : 'another one'}.`),
  ];
}

async function compareHolder({ claims }: ReadToken, key: FitKey): Promise<readonly FitCheck[]> {
  return holderChecks(claims, key);
}

async function compareSignature({ form, text }: ReadToken, key: FitKey): Promise<FitCheck[]> {
  if (form === 'jwe')
    return [check('signature', 'unknown', 'The token is encrypted, so whether the key opens it is seen only by opening it.')];
  if (form === 'opaque') return [check('signature', 'unknown', 'The token is opaque: no key can be compared with it.')];
  // Without what restricts its use: that is a comparison of its own.
  const { use: _use, alg, key_ops: _operations, kid: _kid, ...restricting } = key.publicJwk ?? {};
  // An AKP key is nothing without its algorithm.
  const bare = key.kty === 'AKP' ? { ...restricting, alg } : restricting;
  const candidate = {
    label: key.name,
    kid: null,
    ...(key.publicJwk === null ? { secret: key.secret ?? new Uint8Array() } : { publicJwk: bare }),
  };
  const result = await verifyToken(text, [candidate]);
  if (result.state === 'verified') return [check('signature', 'match', 'The signature verifies with this key.')];
  return [check('signature', result.state === 'failed' ? 'mismatch' : 'unknown', result.reason)];
}
