import type { AssertionDraft } from '../../../core/contract/assertions.ts';
import { draftToken } from '../../../core/explain/draft-token.ts';
import type { SentToken, TokenEvidence, RequestEvidence, TokenUse } from '../../../core/explain/evidence.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { maskLabel } from '../../../core/oauth/wire-text.ts';
import type { Ports } from '../ports.ts';

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

/** The token that a call was made with: the one in the first Authorization header, stored or typed. Throws VAULT_LOCKED. */
export async function sentToken(
  { clock, store, vault }: Pick<Ports, 'clock' | 'store' | 'vault'>,
  { headers }: RequestEvidence,
  chosen: string | null,
): Promise<JudgedToken> {
  // Of two fields servers read the first, and what was typed goes before what was chosen.
  const field = headers.find(({ name }) => name.toLowerCase() === 'authorization');
  const typed = field?.secret === null ? (/^\S+ +(\S+)$/.exec(field.value)?.[1] ?? '') : null;
  const id = typed === null ? chosen : await storedTokenWith(typed, { store, vault });
  if (id === null) return typed === null || typed === '' ? { use: 'access-token' } : { use: 'access-token', token: tokenOf(typed) };
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
    token: tokenOf(await vault.open(id, record.sealed)),
    sentToken: {
      kind,
      tokenType,
      expiresAt: expiresAt === null ? null : Math.floor(expiresAt / 1000),
      revoked: revokedAt !== undefined,
      goodAccessToken: good?.id ?? null,
    },
  };
}

/** Stored tokens that a typed one is compared with, the newest. */
const mostCompared = 200;

/** The id of the stored token with a text, so that its kind is known where its claims do not tell; null without one. */
async function storedTokenWith(text: string, { store, vault }: Pick<Ports, 'store' | 'vault'>): Promise<string | null> {
  const { locked } = await vault.status();
  if (text === '' || locked) return null;
  for (const { id, sealed } of store.tokens.list().toReversed().slice(0, mostCompared)) {
    // One that was sealed under a lost key is not this one.
    if (sealed !== null && (await vault.open(id, sealed).catch(() => null)) === text) return id;
  }
  return null;
}

function tokenOf(text: string): TokenEvidence {
  return { draft: false, read: readToken(text) };
}

/** Whether a label stands in the assertion's place. */
function isMasked(text: string): boolean {
  return text === maskLabel('client_assertion') || text === maskLabel('assertion');
}
