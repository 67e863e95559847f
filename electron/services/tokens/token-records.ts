import type { StoredToken } from '../../../core/contract/tokens.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import type { ReceivedToken } from '../../../core/oauth/token-response.ts';
import type { StoredRecord, TokenDocument } from '../../store/store.ts';
import { invalidInput } from '../fault.ts';
import type { Ports } from '../ports.ts';

/** What a token response says of its tokens besides their texts. */
export interface TokenReceipt {
  readonly clientId: string;
  readonly grant: string;
  readonly receivedAt: number;
  readonly tokenType: string | null;
  /** Seconds the access token lives, counted from the receipt. */
  readonly expiresIn: number | null;
  /** The granted scope, or the requested one where the response names none (RFC 6749 5.1). */
  readonly scope: string | null;
  /** The refresh token that was sent, which a new one replaces (RFC 9700 4.14.2). */
  readonly sentRefreshToken: { readonly id: string; readonly text: string } | null;
}

/** Texts from tokens are kept no longer than this. */
const textLimit = 4096;

/**
 * Keeps the tokens of a response, sealed, in one write; a new refresh token marks the one that was sent as replaced, and one that came back
 * unchanged is not kept twice. Throws VAULT_LOCKED.
 */
export async function keepTokens(
  { random, store, vault }: Pick<Ports, 'random' | 'store' | 'vault'>,
  tokens: readonly ReceivedToken[],
  receipt: TokenReceipt,
): Promise<StoredToken[]> {
  const sent = receipt.sentRefreshToken;
  const fresh = tokens.filter((token) => token.kind !== 'refresh_token' || token.text !== sent?.text);
  const records: StoredRecord<TokenDocument>[] = [];
  for (const token of fresh) {
    const id = random.uuid();
    records.push({ id, document: tokenDocument(token, receipt), sealed: await vault.seal(id, token.text) });
  }
  store.transaction(() => {
    for (const record of records) store.tokens.put(record);
    const replaced = sent === null || !fresh.some((token) => token.kind === 'refresh_token') ? undefined : store.tokens.get(sent.id);
    if (replaced !== undefined) store.tokens.put({ ...replaced, document: { ...replaced.document, replaced: true } });
  });
  return records.map(({ id, document }) => ({ id, ...document }));
}

function tokenDocument({ kind, text }: ReceivedToken, receipt: TokenReceipt): TokenDocument {
  const { form, header, claims } = readToken(text);
  const lifetime = kind === 'access_token' ? receipt.expiresIn : null;
  const exp = claims?.['exp'];
  const byClaim = typeof exp === 'number' && Math.abs(exp) < 1e11 ? exp * 1000 : null;
  return {
    clientId: receipt.clientId,
    kind,
    form,
    tokenType: kind === 'access_token' ? receipt.tokenType : null,
    scope: kind === 'id_token' ? null : receipt.scope,
    typ: shortText(header?.['typ']),
    issuer: shortText(claims?.['iss']),
    audience: [claims?.['aud']].flat().flatMap((value) => shortText(value) ?? []),
    receivedAt: receipt.receivedAt,
    expiresAt: lifetime === null ? byClaim : receipt.receivedAt + lifetime * 1000,
    grant: receipt.grant,
    replaced: false,
  };
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, textLimit) : null;
}

/** A client's refresh token in clear: the newest that was not replaced, or the one given. Throws INVALID_INPUT, VAULT_LOCKED. */
export async function refreshTokenOf(
  { store, vault }: Pick<Ports, 'store' | 'vault'>,
  client: { readonly id: string; readonly document: { readonly name: string } },
  field: string,
  tokenId?: string,
): Promise<{ readonly id: string; readonly text: string }> {
  const held = store.tokens.list().filter(({ document }) => document.clientId === client.id && document.kind === 'refresh_token');
  const chosen =
    tokenId === undefined
      ? newest(held.filter(({ document }) => !document.replaced && document.revokedAt === undefined))
      : held.find((record) => record.id === tokenId);
  if (chosen === undefined || chosen.sealed === null) {
    const which = tokenId === undefined ? 'no refresh token that is still good' : 'no such refresh token';
    throw invalidInput(field, `“${client.document.name}” has ${which}.`, {
      fix: 'Request a token with a grant and scope for which the server gives a refresh token, such as offline_access.',
    });
  }
  return { id: chosen.id, text: await vault.open(chosen.id, chosen.sealed) };
}

/** The one received last; of those received at once, the one stored last. */
function newest(records: readonly StoredRecord<TokenDocument>[]): StoredRecord<TokenDocument> | undefined {
  return records.reduce<StoredRecord<TokenDocument> | undefined>(
    (best, record) => (best === undefined || record.document.receivedAt >= best.document.receivedAt ? record : best),
    undefined,
  );
}
