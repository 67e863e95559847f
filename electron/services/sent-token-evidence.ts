import type { SentToken, TokenEvidence, RequestEvidence, TokenUse } from '../../core/explain/evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import type { Ports } from './ports.ts';

/** The token that a request is judged by, and what it is used as. */
export interface JudgedToken {
  readonly use: TokenUse;
  readonly token?: TokenEvidence;
  readonly sentToken?: SentToken;
}

/** The assertion of a request for a token. Of two, the grant's counts where the server complained of the grant. */
export function sentAssertion({ parameters }: RequestEvidence, error: string | null): JudgedToken {
  const value = (name: string): string | undefined => parameters?.find((each) => each.name === name && each.value !== '')?.value;
  const client = value('client_assertion');
  const grant = value('assertion');
  const isGrant = grant !== undefined && (client === undefined || error === 'invalid_grant');
  const text = isGrant ? grant : client;
  const use = isGrant && value('grant_type') !== 'client_credentials' ? 'grant' : 'client-assertion';
  return text === undefined ? { use } : { use, token: { draft: false, read: readToken(text) } };
}

/** The stored token that a call was made with. Throws VAULT_LOCKED. */
export async function sentToken({ clock, store, vault }: Pick<Ports, 'clock' | 'store' | 'vault'>, id: string): Promise<JudgedToken> {
  const record = store.tokens.get(id);
  if (record === undefined || record.sealed === null) return { use: 'access-token' };
  const { kind, tokenType, expiresAt, clientId } = record.document;
  const now = clock.now();
  const good = store.tokens
    .list()
    .findLast(
      (other) =>
        other.id !== id &&
        other.document.clientId === clientId &&
        other.document.kind === 'access_token' &&
        (other.document.expiresAt === null || other.document.expiresAt > now),
    );
  return {
    use: 'access-token',
    token: { draft: false, read: readToken(await vault.open(id, record.sealed)) },
    sentToken: { kind, tokenType, expiresAt: expiresAt === null ? null : Math.floor(expiresAt / 1000), goodAccessToken: good?.id ?? null },
  };
}
