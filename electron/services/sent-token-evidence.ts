import type { AssertionDraft } from '../../core/contract/assertions.ts';
import { draftToken } from '../../core/explain/draft-token.ts';
import type { SentToken, TokenEvidence, RequestEvidence, TokenUse } from '../../core/explain/evidence.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { maskLabel } from '../../core/oauth/wire-text.ts';
import type { Ports } from './ports.ts';

/** The token that a request is judged by, and what it is used as. */
export interface JudgedToken {
  readonly use: TokenUse;
  readonly token?: TokenEvidence;
  readonly sentToken?: SentToken;
}

/**
 * The assertion of a request for a token. Of two, the grant's counts where the server complained of the grant. `signed`: what it says, for where
 * it is masked.
 */
export function sentAssertion({ parameters }: RequestEvidence, error: string | null, signed?: AssertionDraft | null): JudgedToken {
  const value = (name: string): string | undefined => parameters?.find((each) => each.name === name && each.value !== '')?.value;
  const client = value('client_assertion');
  const grant = value('assertion');
  const isGrant = grant !== undefined && (client === undefined || error === 'invalid_grant');
  const text = isGrant ? grant : client;
  const use = isGrant && value('grant_type') !== 'client_credentials' ? 'grant' : 'client-assertion';
  if (text === undefined || isMasked(text)) return signed ? { use, token: draftToken(signed.header, signed.claims) } : { use };
  return { use, token: { draft: false, read: readToken(text) } };
}

/** The token that a call was made with: the stored one, else what was typed into the header. Throws VAULT_LOCKED. */
export async function sentToken(
  { clock, store, vault }: Pick<Ports, 'clock' | 'store' | 'vault'>,
  request: RequestEvidence,
  id: string | null,
): Promise<JudgedToken> {
  if (id === null) return typedToken(request);
  const record = store.tokens.get(id);
  if (record === undefined || record.sealed === null) return { use: 'access-token' };
  const { kind, tokenType, expiresAt, revokedAt, clientId } = record.document;
  const now = clock.now();
  const good = store.tokens
    .list()
    .findLast(
      (other) =>
        other.id !== id &&
        other.document.clientId === clientId &&
        other.document.kind === 'access_token' &&
        other.document.revokedAt === undefined &&
        (other.document.expiresAt === null || other.document.expiresAt > now),
    );
  return {
    use: 'access-token',
    token: { draft: false, read: readToken(await vault.open(id, record.sealed)) },
    sentToken: {
      kind,
      tokenType,
      expiresAt: expiresAt === null ? null : Math.floor(expiresAt / 1000),
      revoked: revokedAt !== undefined,
      goodAccessToken: good?.id ?? null,
    },
  };
}

function typedToken({ headers }: RequestEvidence): JudgedToken {
  const field = headers.find(({ name }) => name.toLowerCase() === 'authorization');
  const text = /^\S+ +(\S+)$/.exec(field?.value ?? '')?.[1];
  return text === undefined ? { use: 'access-token' } : { use: 'access-token', token: { draft: false, read: readToken(text) } };
}

/** Whether a label stands in the assertion's place. */
function isMasked(text: string): boolean {
  return text === maskLabel('client_assertion') || text === maskLabel('assertion');
}
