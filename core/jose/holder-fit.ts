import type { FitCheck } from '../contract/key-fit.ts';
import type { JsonObject } from '../contract/values.ts';
import { isHexadecimalThumbprint } from './certificate-fit.ts';
import { check, publicName, type FitKey } from './fit-key.ts';
import { thumbprint } from './thumbprint.ts';

/** Compares a key with the value of one member of `cnf`, by which a token is bound to its holder. */
type HolderComparison = (value: unknown, key: FitKey) => Promise<FitCheck>;

const comparisons: readonly { readonly member: string; readonly compare: HolderComparison }[] = [
  { member: 'jwk', compare: compareJwk },
  { member: 'jkt', compare: compareThumbprint },
  { member: 'x5t#S256', compare: compareCertificate },
];

/**
 * Compares a key with the one that a token is bound to (RFC 7800 3). That is the holder's, who need not be the signer, so another key
 * there says nothing against one that signs.
 */
export async function holderChecks(claims: JsonObject | null, key: FitKey): Promise<readonly FitCheck[]> {
  const cnf = claims?.['cnf'];
  if (typeof cnf !== 'object' || cnf === null || Array.isArray(cnf)) return [];
  const members: JsonObject = { ...cnf };
  const checks: FitCheck[] = [];
  for (const { member, compare } of comparisons) {
    if (members[member] !== undefined) checks.push(await compare(members[member], key));
  }
  return checks;
}

async function compareJwk(value: unknown, key: FitKey): Promise<FitCheck> {
  const carried = await thumbprintOf(value);
  if (carried === null) return check('holder', 'unknown', 'The token’s “cnf.jwk” holds no key that can be read.');
  return carried === key.thumbprint
    ? check('holder', 'match', 'The token is bound to this key, its holder’s (“cnf.jwk”, RFC 7800 3.2).')
    : check(
        'holder',
        'unknown',
        `The token is bound to its holder’s key (“cnf.jwk”, RFC 7800 3.2), whose ${publicName(key.kty)} is another; the holder’s need not be the key that signed it.`,
      );
}

async function compareThumbprint(value: unknown, { thumbprint: own }: FitKey): Promise<FitCheck> {
  if (value === own) return check('holder', 'match', 'The token is bound to this key, its holder’s (RFC 9449 6.1).');
  return check(
    'holder',
    'unknown',
    `The token is bound to its holder’s key, with the thumbprint ${shown(value)} (RFC 9449 6.1); that is another key than this one, and need not be the one that signed it.`,
  );
}

async function compareCertificate(value: unknown, { certificate }: FitKey): Promise<FitCheck> {
  const own = certificate?.thumbprints.sha256;
  if (own !== undefined && value === own.base64url) {
    return check(
      'holder',
      'match',
      'The token is bound to this key’s certificate, the holder’s certificate (“cnf.x5t#S256”, RFC 8705 3.1).',
    );
  }
  if (own !== undefined && typeof value === 'string' && isHexadecimalThumbprint(value, own.hex)) {
    return check(
      'holder',
      'mismatch',
      `The token is bound to this key’s certificate, the holder’s, but “cnf.x5t#S256” has its thumbprint as hexadecimal text; the bytes themselves belong there, in base64url: ${own.base64url} (RFC 8705 3.1).`,
    );
  }
  const whose = own === undefined ? 'this key has none here to compare' : `this key’s is another, ${own.base64url}`;
  return check(
    'holder',
    'unknown',
    `The token is bound to the holder’s certificate, with the thumbprint ${shown(value)} (“cnf.x5t#S256”, RFC 8705 3.1); ${whose}. The signer’s need not be the holder’s.`,
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : 'that is no string';
}

/** The RFC 7638 thumbprint of a JWK that a token carries; null for what is none. */
export async function thumbprintOf(value: unknown): Promise<string | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  try {
    return await thumbprint({ ...value });
  } catch {
    return null;
  }
}
