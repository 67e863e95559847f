import type { Certificate } from '../contract/certificates.ts';
import type { FitCheck } from '../contract/key-fit.ts';
import type { JsonObject } from '../contract/values.ts';
import type { SigningKeyType } from './algorithms.ts';

/** A key that is compared with a token or a registration. */
export interface FitKey {
  readonly name: string;
  readonly kid: string | null;
  readonly kty: string;
  readonly crv: string | null;
  /** Length of a shared secret in bits. */
  readonly bits: number;
  /** RFC 7638; null for a shared secret. */
  readonly thumbprint: string | null;
  /** Null for a shared secret. */
  readonly publicJwk: JsonObject | null;
  readonly secret: Uint8Array | null;
  readonly certificate: Pick<Certificate, 'thumbprints' | 'subject'> | null;
}

/** Makes a check that came out so. */
export function check(of: FitCheck['of'], outcome: FitCheck['outcome'], sentence: string): FitCheck {
  return { of, outcome, sentence };
}

/** What a JWK says it is for, against what is wanted of it: mismatches alone. */
export function purposeChecks({ publicJwk }: FitKey, wanted: { readonly use: 'sig' | 'enc'; readonly alg: unknown }): FitCheck[] {
  const { use, alg } = publicJwk ?? {};
  const checks: FitCheck[] = [];
  if (typeof use === 'string' && use !== wanted.use) {
    checks.push(check('use', 'mismatch', `The key’s “use” is “${use.slice(0, 20)}”, and “${wanted.use}” is wanted (RFC 7517 4.2).`));
  }
  if (typeof alg === 'string' && alg !== wanted.alg) {
    checks.push(check('use', 'mismatch', `The key is for ${alg.slice(0, 40)} alone (RFC 7517 4.4).`));
  }
  return checks;
}

const publicNames: Readonly<Record<string, string>> = { RSA: 'modulus', EC: 'point' };

/** What of a public key tells it from others: an RSA key's modulus, an EC key's point. */
export function publicName(kty: string): string {
  return publicNames[kty] ?? 'public value';
}

const typeNames: Readonly<Record<string, string>> = {
  RSA: 'an RSA key',
  EC: 'an EC key',
  OKP: 'an OKP key',
  oct: 'a shared secret',
  AKP: 'an ML-DSA key',
};

/** A key as the tables of algorithms compare it: an AKP key has its algorithm in the JWK itself. */
export function fitType({ kty, crv, publicJwk }: FitKey): SigningKeyType {
  const { alg } = publicJwk ?? {};
  return { kty, crv, alg: typeof alg === 'string' ? alg : null };
}

/** “an EC key on P-256”. */
export function typeName({ kty, crv, alg }: SigningKeyType): string {
  if (kty === 'AKP' && typeof alg === 'string') return `an ${alg.slice(0, 20)} key`;
  const name = typeNames[kty] ?? `a key of type “${kty.slice(0, 20)}”`;
  return crv === null || crv === undefined ? name : `${name} on ${crv.slice(0, 20)}`;
}
