import type { Discovery } from '../../../core/contract/metadata.ts';
import type { VerificationKeys } from '../../../core/contract/token-opening.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { keySetCandidates } from '../../../core/jose/key-set.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import type { VerificationCandidate } from '../../../core/jose/verification.ts';
import { registrationFields } from '../../../core/oauth/metadata-document.ts';
import { certificateCandidate } from '../keys/certificate-candidate.ts';
import { givenKeys, type GivenKey } from '../keys/given-keys.ts';
import { heldCandidates, keyCandidate, publicCandidates } from '../keys/held-candidates.ts';
import { storedKey } from '../keys/key-record.ts';
import { createKeySets, type KeySets } from '../keys/key-sets.ts';
import { discoverMetadata } from '../metadata/metadata-discovery.ts';
import type { Ports } from '../ports.ts';

/** The keys that a person named for checking a token. */
export interface FoundCandidates {
  readonly candidates: readonly VerificationCandidate[];
  readonly warnings: readonly string[];
  /** Why there are none, in one sentence. */
  readonly fault: string | null;
  /** False when a server that was asked did not answer. */
  readonly reached: boolean;
}

type SourcePorts = Pick<Ports, 'clock' | 'http' | 'store' | 'vault'>;

/** Finds the keys for checking a token. Throws INVALID_INPUT for what was given and cannot be used, NOT_FOUND, and VAULT_LOCKED for a held secret. */
export type VerificationSources = (keys: VerificationKeys, read: ReadToken, signal?: AbortSignal) => Promise<FoundCandidates>;

/** Where keys for checking a token come from on these ports. */
export function verificationSources(ports: SourcePorts): VerificationSources {
  const keySets = createKeySets(ports);
  return async (keys, read, signal) => {
    if ('held' in keys) {
      const { candidates, fault } = await heldCandidates(ports, read);
      const all = [...candidates, ...publicCandidates(ports).filter(({ label }) => candidates.every((each) => each.label !== label))];
      return found({ candidates: all.map(heldHere), fault });
    }
    if ('keyId' in keys) return found({ candidates: (await keyCandidate(ports, storedKey(ports, keys.keyId))).map(heldHere) });
    if ('jwksUri' in keys) return await fromKeySet(keySets, keys.jwksUri, signal);
    if ('issuer' in keys) return await fromIssuer(ports, keySets, keys.issuer, signal);
    if ('x5c' in keys) return found(certificateCandidate(read, ports.clock.now()));
    const given = await givenKeys(keys);
    const { candidates, warnings } = givenCandidates(given.keys);
    return found({ candidates, warnings: [...given.warnings, ...warnings] });
  };
}

function found(part: Partial<FoundCandidates>): FoundCandidates {
  return { candidates: [], warnings: [], fault: null, reached: true, ...part };
}

function heldHere(candidate: VerificationCandidate): VerificationCandidate {
  return { ...candidate, from: 'held here' };
}

function givenCandidates(keys: readonly GivenKey[]): {
  readonly candidates: readonly VerificationCandidate[];
  readonly warnings: readonly string[];
} {
  if (keys.length > 1)
    return keySetCandidates(
      keys.map(({ jwk }) => jwk),
      'the keys given',
    );
  const candidates = keys.map(({ label, jwk, publicText }) => {
    const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : null;
    const shared = { label, kid, from: 'the key given' };
    if (jwk['kty'] === 'oct') return { ...shared, secret: new Uint8Array(Buffer.from(String(jwk['k']), 'base64url')) };
    return { ...shared, publicJwk: publicHalf(jwk), ...(publicText === null ? {} : { publicText }) };
  });
  return { candidates, warnings: [] };
}

const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

function publicHalf(jwk: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !privateMembers.has(name)));
}

async function fromKeySet(keySets: KeySets, url: string, signal?: AbortSignal): Promise<FoundCandidates> {
  const set = await keySets.read(url, { signal });
  if ('fault' in set) {
    return found({ fault: `The key set at ${url} cannot be used: ${set.fault}`.replace(/\.?$/, '.'), reached: set.unreachable !== true });
  }
  const { candidates, warnings } = keySetCandidates(set.keys, `the key set at ${url}`);
  return found({ candidates, warnings, fault: set.keys.length === 0 ? `The key set at ${url} is empty.` : null });
}

async function fromIssuer(ports: Pick<Ports, 'http'>, keySets: KeySets, issuer: string, signal?: AbortSignal): Promise<FoundCandidates> {
  if (!URL.canParse(issuer)) return found({ fault: `The issuer “${issuer.slice(0, 200)}” is no URL, so its keys cannot be looked up.` });
  const discovery = await discoverMetadata(ports, issuer, signal);
  if (discovery.mismatch !== null) {
    return found({
      fault: `The metadata found for ${issuer} names another issuer, “${discovery.mismatch.found.slice(0, 200)}”, so its keys are not used (RFC 8414 3.3).`,
    });
  }
  const { jwksUri } = registrationFields(discovery.document ?? {});
  if (jwksUri !== '') return await fromKeySet(keySets, jwksUri, signal);
  const reached = discovery.attempts.some(({ status }) => status !== null);
  return found({
    fault:
      discovery.document === null ? `No metadata was found. ${attemptWords(discovery)}` : `The metadata of ${issuer} names no key set.`,
    reached,
  });
}

/** What came of each address that was asked, said once for those where it was the same. */
function attemptWords({ attempts }: Discovery): string {
  const messages = [...new Set(attempts.map(({ message }) => message))];
  const addresses = (said: string) => attempts.flatMap(({ url, message }) => (message === said ? [url] : [])).join(' and ');
  return messages.map((message) => `${addresses(message)}: ${message}`).join(' ');
}
