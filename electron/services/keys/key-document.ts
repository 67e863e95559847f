import type { Key } from '../../../core/contract/keys.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { thumbprint } from '../../../core/jose/thumbprint.ts';
import type { KeyDocument } from '../../store/store.ts';
import { jwkShape } from './key-material/jwk-key.ts';
import { bareJwk } from './key-material/jwk-members.ts';

/** What is known of a key beside its numbers. */
export interface KeyDescription {
  readonly name: string;
  /** The thumbprint when undefined. */
  readonly kid: string | undefined;
  readonly alg: string | null;
  readonly use: Key['use'];
  readonly format: Key['format'];
  readonly encoding: Key['encoding'];
  readonly origin: Key['origin'];
  readonly certificate: Key['certificate'];
  readonly createdAt: number;
}

/** The record of a key, without any private member. `jwk` is what is sealed beside it. Throws INVALID_INPUT for a JWK that is no key. */
export async function keyDocument(jwk: JsonObject, description: KeyDescription): Promise<KeyDocument> {
  const shape = jwkShape(jwk);
  const print = await thumbprint(jwk);
  const named = { ...description, kid: description.kid ?? print };
  return {
    ...named,
    ...shape,
    thumbprint: print,
    publicJwk: shape.kty === 'oct' ? null : describedJwk(bareJwk(jwk, shape.kty, 'public'), named),
  };
}

/** A public JWK with the members that describe it, as a server's registration wants it (RFC 7517 4). */
export function describedJwk(jwk: JsonObject, { kid, use, alg }: Pick<Key, 'kid' | 'use' | 'alg'>): JsonObject {
  const { kid: _kid, use: _use, alg: _alg, ...bare } = jwk;
  return { ...bare, kid, ...(use === null ? {} : { use }), ...(alg === null ? {} : { alg }) };
}
