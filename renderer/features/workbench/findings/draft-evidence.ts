import type { Discovery } from '../../../../core/contract/metadata.ts';
import type { Exchange, WireRequest } from '../../../../core/contract/exchanges.ts';
import type { Key } from '../../../../core/contract/keys.ts';
import { draftToken } from '../../../../core/explain/draft-token.ts';
import type { ClientKnowledge } from '../../../../core/explain/client-knowledge.ts';
import type { Evidence, KeyEvidence } from '../../../../core/explain/evidence.ts';
import { requestEvidence } from '../../../../core/explain/request-evidence.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import { mentions } from '../../../../core/oauth/placeholders.ts';
import { responseEvidence } from '../../../../core/explain/response-evidence.ts';
import { resolvedMembers } from '../../../../core/oauth/resolved-members.ts';
import { usesAssertionParameter } from '../../../../core/oauth/token-request.ts';
import { assertionPlaceholders } from '../assertion/assertion-placeholders.ts';
import { sendsAssertion, type Situation } from '../run/situation.ts';

/** What the page knows when it judges a draft. */
export interface DraftKnowledge {
  readonly situation: Pick<Situation, 'client' | 'draft'>;
  /** Undefined where no held key signs. */
  readonly signingKey: Key | undefined;
  /** The request as it would be sent; null while it cannot be put together. */
  readonly request: WireRequest | null;
  /** What the server publishes about itself; undefined until it was asked. */
  readonly discovery: Discovery | undefined;
  /** What the host knows of the client; undefined until it has said so. */
  readonly knowledge?: ClientKnowledge | undefined;
  /** The last request of this run and its answer, which tells the server’s clock; null or left out before there is one. */
  readonly exchange?: Exchange | null | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Evidence of a draft, save for the profile, and the members that are nothing to judge yet. */
export interface DraftEvidence {
  readonly evidence: Omit<Evidence, 'profile'>;
  /** `header.kid`: their placeholders cannot be filled in, which is said elsewhere. */
  readonly unresolved: ReadonlySet<string>;
}

/** Everything that the page knows about what is on the workbench, as evidence for the rules. Nothing in it is secret. */
export function draftEvidence({ situation, signingKey, request, discovery, knowledge, exchange, now }: DraftKnowledge): DraftEvidence {
  const { client, draft } = situation;
  const values = assertionPlaceholders({ draft, client, signingKey, now });
  const header = resolvedMembers(draft.assertion.lastGood.header, 'header', values);
  const claims = resolvedMembers(draft.assertion.lastGood.claims, 'claims', values);
  const sends = sendsAssertion(draft);
  const unresolved = new Set([...[...header.problems.keys()].map(inHeader), ...[...claims.problems.keys()].map(inClaims)]);
  return {
    unresolved,
    evidence: {
      ...knowledge,
      use: isGrant(draft) ? 'grant' : 'client-assertion',
      at: Math.floor(now / 1000),
      token: sends ? draftToken(header.values, claims.values) : undefined,
      registration: {
        ...knowledge?.registration,
        clientId: client.clientId,
        method: draft.request.method,
        alg: client.alg === '' ? null : client.alg,
        jwksUri: knowledge?.registration?.jwksUri ?? null,
        basicEncoding: draft.request.basicEncoding,
      },
      signingKey: sends ? keyEvidence(signingKey) : undefined,
      keys: sends ? knowledge?.keys : undefined,
      issuer: client.issuer === '' ? undefined : client.issuer,
      tokenEndpoint: draft.request.tokenEndpoint === '' ? undefined : draft.request.tokenEndpoint,
      metadata: metadataEvidence(discovery) ?? knowledge?.metadata,
      request: request === null ? undefined : requestEvidence(request, 'token'),
      response: exchange?.response ? responseEvidence(exchange.response, exchange.startedAt) : undefined,
    },
  };
}

/** Whether the assertion goes out as a grant; one that a parameter sends as `client_assertion` authenticates the client. */
function isGrant({ request }: Draft): boolean {
  const authenticates = request.parameters.some(({ name, value }) => name === 'client_assertion' && mentions(value, 'assertion'));
  return usesAssertionParameter(request) && !authenticates;
}

const inHeader = (name: string): string => `header.${name}`;
const inClaims = (name: string): string => `claims.${name}`;

/** A symmetric key shows nothing of itself that could be judged here. */
function keyEvidence(key: Key | undefined): KeyEvidence | undefined {
  if (key === undefined || key.publicJwk === null) return undefined;
  const { name, kid, publicJwk, thumbprint, certificate } = key;
  return { label: name, kid, jwk: publicJwk, privateMembers: [], thumbprint, certificate };
}

function metadataEvidence(discovery: Discovery | undefined): Evidence['metadata'] {
  if (discovery === undefined || discovery.document === null) return undefined;
  const url = discovery.attempts.find(({ outcome }) => outcome === 'used')?.url ?? null;
  return { document: discovery.document, url, issuer: discovery.asked };
}
