import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { ClientKnowledge } from '../../core/explain/client-knowledge.ts';
import type { Evidence, SignatureEvidence, TokenUse } from '../../core/explain/evidence.ts';
import type { JudgedOpening } from '../../core/explain/opened-evidence.ts';
import { usualUse } from '../../core/explain/use-of-kind.ts';
import { tokenKind } from '../../core/jose/token-kind.ts';
import type { ReadToken, TokenKindDescription } from '../../core/jose/token.ts';
import type { ShownSignature } from '../token/use-signature.ts';

/** A token that is judged by itself, with what else the page knows. */
export interface TokenKnowledge {
  readonly read: ReadToken;
  readonly use: TokenUse;
  /** The registration that it is compared with; undefined for none. */
  readonly client: ClientRegistration | undefined;
  readonly signature: ShownSignature | null;
  /** What the host knows of that registration’s client; undefined until it has said so. */
  readonly knowledge?: ClientKnowledge | undefined;
  /** What came to light when it was opened, for an encrypted token, and what is known of the signature inside. */
  readonly opening?: { readonly judged: JudgedOpening; readonly signature: ShownSignature | null } | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The uses in which the token is the client’s own word, so that its registration says what has to stand in it. */
const ownWord: ReadonlySet<TokenUse> = new Set(['client-assertion', 'grant']);

/** What a token is judged as until somebody says otherwise. @param kind what it was recognised as */
export function likelyUse(read: ReadToken, kind: TokenKindDescription = tokenKind(read)): TokenUse {
  return usualUse(kind.name) ?? 'access-token';
}

/** A token as evidence, save for the profile. */
export function tokenEvidence({ read, use, client, signature, knowledge, opening, at }: TokenKnowledge): Omit<Evidence, 'profile'> {
  const known = client !== undefined && (ownWord.has(use) || use === 'id-token');
  // What was sent before is no replay of a token that is only looked at.
  const { history: _history, ...own } = knowledge ?? {};
  return {
    ...(ownWord.has(use) ? own : {}),
    use,
    at: Math.floor(at / 1000),
    token: { draft: false, read: opening?.judged.read ?? read },
    opened: opening === undefined ? undefined : { holds: opening.judged.holds, verified: opening.signature?.state === 'verified' },
    signature: signatureEvidence(signature),
    issuer: client === undefined || client.issuer === '' ? undefined : client.issuer,
    tokenEndpoint: client === undefined || client.tokenEndpoint === '' ? undefined : client.tokenEndpoint,
    registration: known
      ? {
          clientId: client.clientId,
          method: client.method,
          alg: client.alg === '' ? null : client.alg,
          jwksUri: knowledge?.registration?.jwksUri ?? null,
        }
      : undefined,
  };
}

function signatureEvidence(signature: ShownSignature | null): SignatureEvidence | undefined {
  if (signature === null || signature.state === 'checking') return undefined;
  if (signature.state === 'verified') return { state: 'verified', code: null, reason: '', key: signature.key };
  if (signature.state === 'unchecked') return { state: 'unchecked', code: null, reason: signature.reason, key: null };
  return { state: 'failed', code: signature.code ?? null, reason: signature.reason, key: signature.key };
}

/** The registration that a token is about: of a client's own word the one that it names, else the one whose server issued it. */
export function registrationOf(
  { claims }: ReadToken,
  use: TokenUse,
  clients: readonly ClientRegistration[],
): ClientRegistration | undefined {
  const names = ownWord.has(use)
    ? (client: ClientRegistration) => client.clientId === claims?.['iss'] || client.clientId === claims?.['sub']
    : (client: ClientRegistration) => client.issuer !== '' && client.issuer === claims?.['iss'];
  return clients.find(names);
}
