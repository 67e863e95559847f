import type { DecryptionKeys, VerificationKeys } from '../../../../core/contract/token-opening.ts';
import { isEmptyMaterial, noMaterial, type GivenMaterial } from '../../../app/key-material/given-material.ts';
import type { ReadAs } from '../../../app/key-material/use-recognised-key.ts';

/** A key that a person gives for one use: pasted text, or a file. It is kept nowhere. */
export interface GivenKey {
  readonly material: GivenMaterial;
  readonly readAs: ReadAs;
  /** Opens what is encrypted. */
  readonly password: string;
}

/** Where the keys for a token are, with what each way needs to know. */
export interface KeySource {
  readonly way: KeyWay;
  readonly keyId: string;
  readonly given: GivenKey;
  readonly jwksUri: string;
  readonly issuer: string;
}

export type KeyWay = 'held' | 'key' | 'given' | 'jwks' | 'issuer' | 'x5c';

/** A member of `KeySource` without which the chosen way cannot be gone. */
export interface MissingPart {
  readonly field: 'keyId' | 'given' | 'jwksUri' | 'issuer';
  readonly message: string;
}

export const nothingGiven: GivenKey = { material: noMaterial, readAs: 'recognise', password: '' };

const needs: Readonly<Partial<Record<KeyWay, MissingPart>>> = {
  key: { field: 'keyId', message: 'Choose a key.' },
  given: { field: 'given', message: 'Paste a key, or choose a file.' },
  jwks: { field: 'jwksUri', message: 'Enter the address of a JWK Set.' },
  issuer: { field: 'issuer', message: 'Enter the issuer’s address.' },
};

/** What is missing for the chosen way; null when nothing is. */
export function missingPart(source: KeySource): MissingPart | null {
  const need = needs[source.way];
  if (need === undefined) return null;
  const there = need.field === 'given' ? !isEmptyMaterial(source.given.material.value) : source[need.field].trim() !== '';
  return there ? null : need;
}

/** The keys for opening a token, as the host takes them; null for ways that only verify. */
export function decryptionKeys({ way, keyId, given }: KeySource): DecryptionKeys | null {
  if (way === 'held') return { held: true };
  if (way === 'key') return { keyId };
  if (way !== 'given') return null;
  return {
    material: given.material.value,
    fileName: given.material.fileName,
    ...(given.password === '' ? {} : { password: given.password }),
    ...(given.readAs === 'recognise' ? {} : { secretEncoding: given.readAs }),
  };
}

/** The keys for checking a token, as the host takes them. */
export function verificationKeys(source: KeySource): VerificationKeys {
  const here = decryptionKeys(source);
  if (here !== null) return here;
  if (source.way === 'jwks') return { jwksUri: source.jwksUri.trim() };
  return source.way === 'issuer' ? { issuer: source.issuer.trim() } : { x5c: true };
}
