import type { JsonObject } from '../contract/values.ts';
import { disclosureDigest } from './disclosed-claims.ts';
import { readToken } from './read-token.ts';
import type { SdJwtParts } from './sd-jwt.ts';
import type { ReadToken } from './token.ts';
import { isObject } from './value-words.ts';
import { verifyCompact, type Verification } from './verification.ts';

/** The key binding JWT of an SD-JWT, checked (RFC 9901 4.3). */
export interface KeyBinding {
  readonly read: ReadToken;
  /** Signed with the key in the `cnf` of the SD-JWT? */
  readonly signature: Verification;
  /** Whether its `sd_hash` is that of the SD-JWT as it is presented here; null when that cannot be told. */
  readonly bound: boolean | null;
}

/** Checks that the holder of an SD-JWT signed this very presentation. Null where there is no key binding JWT. */
export async function checkKeyBinding(text: string, { keyBinding }: SdJwtParts, claims: JsonObject): Promise<KeyBinding | null> {
  if (keyBinding === null) return null;
  const read = readToken(keyBinding.text);
  const digest = await disclosureDigest(text.slice(0, keyBinding.start), claims['_sd_alg']);
  const stated = read.claims?.['sd_hash'];
  const { cnf } = claims;
  const jwk = isObject(cnf) && isObject(cnf['jwk']) ? cnf['jwk'] : null;
  const candidates = jwk === null ? [] : [{ label: 'the holder’s key', kid: null, publicJwk: jwk, from: 'the cnf of the SD-JWT' }];
  return {
    read,
    signature: await verifyCompact(keyBinding.text, candidates),
    bound: digest === null || typeof stated !== 'string' ? null : digest === stated,
  };
}
