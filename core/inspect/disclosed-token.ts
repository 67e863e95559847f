import type { JsonObject } from '../contract/values.ts';
import { discloseClaims, type DisclosedClaims } from '../jose/disclosed-claims.ts';
import { checkKeyBinding, type KeyBinding } from '../jose/key-binding.ts';
import type { RepeatedMembers } from '../jose/repeated-members.ts';
import type { ReadToken } from '../jose/token.ts';

/** A token's claims with what an SD-JWT discloses in its places, and what of that must be refused. */
export interface DisclosedToken {
  readonly claims: JsonObject | null;
  /** The objects in the claims in which names are repeated. */
  readonly repeats: RepeatedMembers;
  /** Null for a token that is no SD-JWT. */
  readonly disclosed: DisclosedClaims | null;
  /** Null where the holder signed nothing. */
  readonly binding: KeyBinding | null;
  /** Why the disclosures or the key binding must be refused, in sentences. */
  readonly faults: readonly string[];
}

/** Puts the disclosures of an SD-JWT in their places, and checks those and its key binding (RFC 9901 7); another token stays as it is. */
export async function disclosedToken({ text, claims, sdJwt, repeats }: ReadToken): Promise<DisclosedToken> {
  if (sdJwt === null || claims === null) return { claims, repeats, disclosed: null, binding: null, faults: [] };
  const disclosed = await discloseClaims(claims, sdJwt.disclosures, repeats);
  const faults = [
    ...disclosed.faults,
    ...disclosed.disclosures.flatMap(({ fault }, index) => (fault === null ? [] : [`Disclosure ${index + 1}: ${fault}`])),
  ];
  const binding = await checkKeyBinding(text, sdJwt, disclosed.claims);
  if (binding !== null && binding.signature.state !== 'verified') faults.push(`The key binding: ${binding.signature.reason}`);
  if (binding !== null && binding.bound !== true) faults.push('The key binding is not for what is presented here: its sd_hash is another.');
  return { claims: disclosed.claims, repeats: disclosed.repeats, disclosed, binding, faults };
}
