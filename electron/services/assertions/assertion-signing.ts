import type { AssertionDraft, SignedAssertion } from '../../../core/contract/assertions.ts';
import type { JsonObject } from '../../../core/contract/values.ts';
import { signingAlgorithm } from '../../../core/jose/algorithms.ts';
import { signCompact, unsecuredCompact } from '../../../core/jose/signing.ts';
import { resolveJson, type PlaceholderProblem, type AssertionPlaceholderValues } from '../../../core/oauth/placeholders.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { computeSignature } from './compute-signature.ts';
import { invalidInput } from '../fault.ts';
import { chosenKey } from '../keys/key-publication/current-key.ts';
import type { Ports } from '../ports.ts';
import { createSigningKeys } from '../keys/signing-keys.ts';

export interface SigningOptions {
  /** What `{{token_endpoint}}` becomes; the registration's unless given. */
  readonly tokenEndpoint?: string | undefined;
  /** The instant to sign for, in milliseconds; now unless given. */
  readonly at?: number | undefined;
}

/** Signs a draft for a client. Throws INVALID_INPUT naming `header…`, `claims…`, `key` or `secret`, and VAULT_LOCKED. */
export type AssertionSigner = (
  client: StoredRecord<ClientDocument>,
  draft: AssertionDraft,
  options?: SigningOptions,
) => Promise<SignedAssertion>;

/** What signs assertions on these ports. Whatever can be computed is signed, however wrong it is. */
export function createAssertionSigner(ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault'>): AssertionSigner {
  const keys = createSigningKeys(ports);
  return async (client, draft, { tokenEndpoint = client.document.tokenEndpoint, at = ports.clock.now() } = {}) => {
    const signingKey = () => chosenKey(ports, client.document, intendedAlgorithm(draft.header['alg'], client.document))?.document;
    const values = {
      clientId: client.document.clientId,
      issuer: client.document.issuer,
      tokenEndpoint,
      now: Math.floor(at / 1000),
      uuid: () => ports.random.uuid(),
      get kid() {
        return signingKey()?.kid ?? '';
      },
      get certificate() {
        return signingKey()?.certificate ?? null;
      },
    };
    const header = resolved(draft.header, values, 'header');
    const claims = resolved(draft.claims, values, 'claims');
    const { alg } = header;
    if (typeof alg === 'string' && alg.toLowerCase() === 'none') {
      const warnings = ['It has no signature: anybody could have made it, and no server should take it (RFC 8725 3.2).'];
      return { token: unsecuredCompact({ header, claims }), header, claims, signedAt: at, key: null, warnings };
    }
    const signing = await keys.ofClient(client, algorithmName(alg, client.document));
    const token = await signCompact({ header, claims, key: signing.key, algorithm: signing.algorithm, compute: computeSignature });
    const warnings = [...otherAlgorithmWarning(alg, signing.algorithm.alg, 'the registration’s algorithm'), ...signing.warnings];
    const key = { id: signing.id, name: signing.name, kid: signing.kid };
    return { token, header, claims, signedAt: at, key, warnings };
  };
}

/** Header or claims with placeholders replaced, or INVALID_INPUT naming the member. */
function resolved(object: JsonObject, values: AssertionPlaceholderValues, field: 'header' | 'claims'): JsonObject {
  const result = resolveJson(object, values, field);
  if (!result.ok) throw placeholderFault(result.problem);
  return result.value;
}

/** A placeholder that cannot be resolved as the contract's error: `claims.aud`, `parameters.assertion`. */
export function placeholderFault(problem: PlaceholderProblem): ReturnType<typeof invalidInput> {
  return invalidInput(problem.path.join('.'), problem.message, { fix: problem.fix });
}

/** The algorithm to compute with: the header's where it is one, else the registration's, so that any `alg` can be sent. */
function algorithmName(alg: unknown, client: ClientDocument): string {
  const intended = intendedAlgorithm(alg, client);
  if (signingAlgorithm(intended) !== undefined) return intended;
  const shown =
    typeof alg === 'string' && alg !== '' ? `“${alg.slice(0, 40)}” is no algorithm that Assay can sign with` : 'The header has no “alg”';
  throw invalidInput('header.alg', `${shown}, and the registration names none.`, {
    fix: 'Put an algorithm such as ES256 into the header, or choose one in the registration.',
  });
}

function intendedAlgorithm(alg: unknown, client: ClientDocument): string {
  return signingAlgorithm(alg) === undefined ? client.alg : String(alg);
}

/** What is to be said where a header names another algorithm than the one that signed; `why` is where that one comes from. */
export function otherAlgorithmWarning(alg: unknown, used: string, why: string): string[] {
  if (alg === used) return [];
  const named = alg === undefined ? 'The header has no “alg”' : `The header’s “alg” is ${JSON.stringify(alg).slice(0, 60)}`;
  return [`${named}; the signature was made with ${used}, ${why}.`];
}
