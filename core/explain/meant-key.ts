import type { JsonObject } from '../contract/values.ts';
import { isObject } from '../jose/value-words.ts';
import type { Evidence, KeyEvidence } from './evidence.ts';
import { publicMembers } from './key-evidence.ts';

/**
 * The key that a token is meant to be signed with: of a DPoP proof the one that it carries; else the held key that signs; else the one that
 * its `kid` names, or the only one that there is. Null when that cannot be told.
 */
export function meantKey({ use, signingKey, keys, dpop }: Evidence, header: JsonObject | null): KeyEvidence | null {
  if (use === 'dpop-proof') return carriedKey(header?.['jwk'], dpop?.thumbprint ?? null);
  if (signingKey !== undefined) return signingKey;
  if (keys === undefined) return null;
  const kid = header?.['kid'];
  const named = keys.keys.filter((key) => key.kid === kid);
  const [only] = kid === undefined ? keys.keys : named;
  return (kid === undefined ? keys.keys : named).length === 1 ? (only ?? null) : null;
}

function carriedKey(jwk: unknown, thumbprint: string | null): KeyEvidence | null {
  if (!isObject(jwk)) return null;
  const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : null;
  return { label: 'the key in the proof', kid, ...publicMembers(jwk), thumbprint, certificate: null };
}

/** The key meant and all others of the set, each once. */
export function everyKey({ keys }: Evidence, meant: KeyEvidence | null): readonly KeyEvidence[] | null {
  const others = (keys?.keys ?? []).filter((key) => key !== meant && (meant?.thumbprint === null || key.thumbprint !== meant?.thumbprint));
  const all = meant === null ? others : [meant, ...others];
  return all.length === 0 ? null : all;
}
