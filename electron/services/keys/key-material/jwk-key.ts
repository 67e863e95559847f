import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { readBase64url } from '../../../../core/jose/base64url.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { invalidInput } from '../../fault.ts';
import { curveNames, curves, foreignCurves } from './curves.ts';
import { isHeldKeyType, jwkMembers, nameMembers, type HeldKeyType } from './jwk-members.ts';
import { mlDsaSeedBytes, mlDsaSets } from './ml-dsa-sets.ts';

/** What the members of a JWK say about the key: its type, its size, whether it is whole. */
export interface JwkShape {
  readonly kty: HeldKeyType;
  readonly crv: string | null;
  /** Length of the modulus, of the curve, of the secret, or of an ML-DSA key's public value. */
  readonly bits: number;
  readonly private: boolean;
}

/** Checks the members that make up the key. Throws INVALID_INPUT (`material`) that names the one that is wrong. */
export function jwkShape(jwk: JsonObject): JwkShape {
  const { kty } = jwk;
  if (!isHeldKeyType(kty)) {
    const found = typeof kty === 'string' ? `has “kty” “${kty.slice(0, 40)}”, which cannot be used here` : 'has no “kty”';
    throw invalidInput('material', `The JWK ${found}.`, { fix: `Import one whose “kty” is ${Object.keys(jwkMembers).join(', ')}.` });
  }
  const crv = checkedCurve(jwk, kty);
  const { public: publicNames, private: privateNames } = jwkMembers[kty];
  const isPrivate = privateNames.some((name) => jwk[name] !== undefined);
  if (kty === 'oct' && !isPrivate) throw missing('k');
  if (kty === 'RSA' && jwk['oth'] !== undefined) {
    throw invalidInput('material', 'The JWK is an RSA key of more than two primes (“oth”), which cannot be used here.', {
      fix: 'Import a key of two primes.',
    });
  }
  const lengths = new Map<string, number>(
    [...publicNames, ...(isPrivate ? privateNames : [])].map((name) => [name, nameMembers.includes(name) ? 0 : memberBits(jwk, name)]),
  );
  checkCoordinates(lengths, crv);
  if (kty === 'EC') checkPoint(jwk, crv);
  if (kty === 'AKP') checkParameterSet(lengths, jwk);
  const bits = curves.find((curve) => curve.crv === crv)?.bits ?? lengths.get(measures[kty] ?? '') ?? 0;
  return { kty, crv, bits, private: isPrivate };
}

/** The member whose length is the key's. */
const measures: Readonly<Partial<Record<HeldKeyType, string>>> = { RSA: 'n', oct: 'k', AKP: 'pub' };

function checkedCurve(jwk: JsonObject, kty: HeldKeyType): string | null {
  const { crv } = jwk;
  if (kty !== 'EC' && kty !== 'OKP') return null;
  const known = curves.find((curve) => curve.kty === kty && curve.crv === crv);
  if (known !== undefined) return known.crv;
  const found =
    typeof crv === 'string'
      ? `is on the curve “${crv.slice(0, 40)}”, which ${foreignCurves.includes(crv) ? 'WebCrypto does not have' : 'is not known here'}`
      : 'has no “crv”';
  throw invalidInput('material', `The JWK ${found}.`, { fix: `Import a key on ${curveNames}, or an RSA key.` });
}

/** The length of a member's value in bits, leading zeros of a number left out. */
function memberBits(jwk: JsonObject, name: string): number {
  const value = jwk[name];
  if (value === undefined) throw missing(name);
  if (typeof value !== 'string') throw damaged(`“${name}” is no string`);
  const { bytes, foreignAt, incomplete } = readBase64url(value);
  if (foreignAt !== null)
    throw damaged(`“${name}” is not base64url, because its character ${foreignAt + 1} is “${value[foreignAt] ?? ''}”`);
  if (incomplete) throw damaged(`“${name}” is not base64url, because a character is missing or too many`);
  if (bytes.length === 0) throw damaged(`“${name}” is empty`);
  if (name !== 'n') return bytes.length * 8;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}

/** Coordinates and private values have the full length of their curve (RFC 7518 6.2, RFC 8037 2). */
function checkCoordinates(lengths: ReadonlyMap<string, number>, crv: string | null): void {
  const curve = curves.find((curve) => curve.crv === crv);
  if (curve === undefined) return;
  for (const [name, bits] of lengths) {
    if (name !== 'crv' && bits !== curve.bytes * 8) throw damaged(`“${name}” has ${bits / 8} bytes, and ${curve.crv} needs ${curve.bytes}`);
  }
}

/** An elliptic curve key's coordinates are those of a point on its curve; with others no signature ever verifies. */
function checkPoint({ x, y }: JsonObject, crv: string | null): void {
  try {
    createPublicKey({ key: { kty: 'EC', crv, x, y } as JsonWebKey, format: 'jwk' });
  } catch {
    throw invalidInput('material', `The JWK's members “x” and “y” are no point on the curve ${crv ?? ''}.`, {
      fix: 'Copy the whole JWK again.',
    });
  }
}

/** An ML-DSA key has the lengths of its parameter set (FIPS 204 4), which its `alg` names. */
function checkParameterSet(lengths: ReadonlyMap<string, number>, { alg }: JsonObject): void {
  const set = mlDsaSets.find((each) => each.alg === alg);
  if (set === undefined) {
    const found = typeof alg === 'string' ? `names “${alg.slice(0, 40)}” in “alg”, which is not known here` : 'has no “alg”';
    throw invalidInput('material', `The JWK ${found}.`, {
      fix: `Import one whose “alg” is ${mlDsaSets.map((each) => each.alg).join(', ')}.`,
    });
  }
  const wanted: Readonly<Record<string, number>> = { pub: set.publicBytes, priv: mlDsaSeedBytes };
  for (const [name, bits] of lengths) {
    const bytes = wanted[name];
    if (bytes !== undefined && bits !== bytes * 8) throw damaged(`“${name}” has ${bits / 8} bytes, and ${set.alg} needs ${bytes}`);
  }
}

function missing(name: string) {
  return invalidInput('material', `The JWK has no “${name}”.`, { fix: `Copy the whole JWK again, “${name}” included.` });
}

function damaged(what: string) {
  return invalidInput('material', `The JWK's member ${what}.`, { fix: 'Copy the whole JWK again.' });
}
