import type { ClientRegistration } from '../../core/contract/clients.ts';
import type { Evidence, SignatureEvidence, TokenUse } from '../../core/explain/evidence.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import type { ShownSignature } from '../token/use-signature.ts';

/** A token that is judged by itself, with what else the page knows. */
export interface TokenKnowledge {
  readonly read: ReadToken;
  readonly use: TokenUse;
  /** The registration that it is compared with; undefined for none. */
  readonly client: ClientRegistration | undefined;
  readonly signature: ShownSignature | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The uses in which the token is the client’s own word, so that its registration says what has to stand in it. */
const ownWord: ReadonlySet<TokenUse> = new Set(['client-assertion', 'grant']);

/** A token as evidence, save for the profile. */
export function tokenEvidence({ read, use, client, signature, at }: TokenKnowledge): Omit<Evidence, 'profile'> {
  const known = client !== undefined && (ownWord.has(use) || use === 'id-token');
  return {
    use,
    at: Math.floor(at / 1000),
    token: { draft: false, read },
    signature: signatureEvidence(signature),
    issuer: client === undefined || client.issuer === '' ? undefined : client.issuer,
    tokenEndpoint: client === undefined || client.tokenEndpoint === '' ? undefined : client.tokenEndpoint,
    registration: known
      ? {
          clientId: client.clientId,
          method: client.method,
          alg: client.alg === '' ? null : client.alg,
          jwksUri: client.jwksUri === '' ? null : client.jwksUri,
        }
      : undefined,
  };
}

function signatureEvidence(signature: ShownSignature | null): SignatureEvidence | undefined {
  if (signature === null || signature.state === 'checking') return undefined;
  if (signature.state === 'verified') return { state: 'verified', code: null, reason: '', key: signature.key };
  return { state: signature.state, code: null, reason: signature.reason, key: signature.state === 'failed' ? signature.key : null };
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
