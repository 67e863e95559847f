import type { KeyCandidate, RecognisedKey } from '../../../../core/contract/keys.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { keyPurpose } from '../../../../core/jose/key-purposes.ts';
import { invalidInput } from '../../fault.ts';
import { certificateFacts } from './certificate.ts';
import { findMaterial, type FindInput } from './find-material.ts';
import { checkHeldTogether } from './held-together.ts';
import { bareJwk } from './jwk-members.ts';
import { checkedAlgorithm } from './key-algorithm.ts';
import { keyCandidates, type Candidate, type UsableKey } from './key-candidates.ts';
import { keyWarnings } from './key-warnings.ts';
import { longestChain } from './read-certificate.ts';

/** What a person gave, and what they said about it. */
export interface KeyMaterialInput extends FindInput {
  /** Which of several keys. */
  readonly select?: number | undefined;
  readonly alg?: string | undefined;
}

/** A key that was read: what to keep, and what to say about it. */
export interface ReadKeyMaterial {
  /** The members that make up the key, private ones too. Never leaves the services. */
  readonly jwk: JsonObject;
  readonly recognised: RecognisedKey;
  /** Of each candidate (RFC 7638); null for one that cannot be used. */
  readonly thumbprints: readonly (string | null)[];
}

/**
 * Recognises key material and reads the chosen key, the first unless `select` says otherwise. Throws INVALID_INPUT for what is damaged
 * or cannot be used, naming the field: `material`, `password`, `select`, `alg`.
 */
export async function readKeyMaterial(input: KeyMaterialInput): Promise<ReadKeyMaterial> {
  const { keys, warnings } = await keyCandidates(await findMaterial(input));
  const select =
    input.select ??
    Math.max(
      0,
      keys.findIndex((key) => !('fault' in key)),
    );
  const { found, jwk, shape, thumbprint, chain } = usable(keys, select);
  const { alg, warnings: algorithmWarnings } = checkedAlgorithm(jwk, shape, input.alg);
  const kept = bareJwk(jwk, shape.kty, shape.private ? 'private' : 'public');
  if (shape.kty !== 'oct' && shape.private) await checkHeldTogether(kept, shape);
  const use = jwk['use'] === 'sig' || jwk['use'] === 'enc' ? jwk['use'] : keyPurpose(alg)?.use === 'enc' ? 'enc' : null;
  const { kid } = jwk;
  const [leaf, ...issuers] = chain;
  const certificate = leaf === undefined ? null : certificateFacts(leaf, issuers.slice(0, longestChain - 1));
  const { format, encoding, encrypted } = found;
  return {
    jwk: kept,
    thumbprints: keys.map((key) => ('fault' in key ? null : key.thumbprint)),
    recognised: {
      format,
      encoding,
      encrypted,
      ...shape,
      alg,
      kid: typeof kid === 'string' && kid !== '' && kid.length <= 1024 ? kid : null,
      use,
      thumbprint,
      certificate,
      candidates: keys.map(describedCandidate),
      select,
      warnings: [...warnings, ...algorithmWarnings, ...keyWarnings({ ...shape, alg, use, format, certificate })],
    },
  };
}

function usable(keys: readonly Candidate[], select: number): UsableKey {
  const chosen = keys[select];
  if (chosen === undefined) {
    throw invalidInput('select', `There is no key ${select + 1}: the material holds ${keys.length}.`, { fix: 'Choose one of them.' });
  }
  if ('fault' in chosen) throw chosen.fault;
  return chosen;
}

/** Refuses to choose among several keys: INVALID_INPUT (`select`). */
export function requireChoice(input: KeyMaterialInput, { candidates }: RecognisedKey): void {
  if (candidates.length === 1 || input.select !== undefined) return;
  const names = candidates.slice(0, 10).map(({ name }, index) => `${index + 1} “${name}”`);
  const more = candidates.length > names.length ? ', …' : '';
  throw invalidInput('select', `The material holds ${candidates.length} keys: ${names.join(', ')}${more}.`, { fix: 'Choose one of them.' });
}

function describedCandidate(candidate: Candidate): KeyCandidate {
  const { name, half } = candidate.found;
  if ('fault' in candidate) {
    const nothing = { kty: null, crv: null, bits: null, certificate: null, warnings: [] };
    return { ...nothing, name, private: half === 'private', fault: candidate.fault.message };
  }
  const { shape, chain } = candidate;
  return {
    name,
    kty: shape.kty,
    crv: shape.crv,
    bits: shape.bits,
    private: shape.private,
    certificate: chain[0]?.subject ?? null,
    fault: null,
    warnings: [],
  };
}
