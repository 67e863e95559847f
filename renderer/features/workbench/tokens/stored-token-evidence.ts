import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { StoredToken, TokenExchange } from '../../../../core/contract/tokens.ts';
import type { Evidence } from '../../../../core/explain/evidence.ts';
import { responseEvidence } from '../../../../core/explain/response-evidence.ts';
import { readToken } from '../../../../core/jose/read-token.ts';
import { tokenEvidence, type TokenKnowledge } from '../../../explain/token-evidence.ts';

/** A stored token that was opened, and what it came in. */
export interface OpenedStoredToken extends Pick<TokenKnowledge, 'signature' | 'at'> {
  readonly token: Pick<StoredToken, 'id' | 'kind'>;
  readonly text: string;
  readonly client: ClientRegistration;
  /** The last exchanges of this run. */
  readonly exchanges: readonly TokenExchange[];
}

/** A stored token as evidence, save for the profile, with the answer that it came in where that is still known. */
export function storedTokenEvidence({ token, text, exchanges, ...known }: OpenedStoredToken): Omit<Evidence, 'profile'> {
  const use = token.kind === 'id_token' ? 'id-token' : 'access-token';
  const source = exchanges.find(({ tokens }) => tokens.some(({ id }) => id === token.id));
  const response = source?.response ?? null;
  return {
    ...tokenEvidence({ ...known, read: readToken(text), use }),
    ...(source === undefined || response === null ? {} : { response: responseEvidence(response, source.startedAt) }),
  };
}
