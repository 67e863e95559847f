import { ORPCError } from '@orpc/server';
import type { Exchange, Note, WireRequest } from '../../../core/contract/exchanges.ts';
import type { StoredToken, TokenExchange, TokenRequestDraft } from '../../../core/contract/tokens.ts';
import { initialDraft } from '../../../core/oauth/draft.ts';
import { readTokenResponse, type ReceivedToken, type TokenResponse } from '../../../core/oauth/token-response.ts';
import { plainWireText } from '../../../core/oauth/wire-text.ts';
import type { ClientDocument, StoredRecord } from '../../store/store.ts';
import { maskExchange, runExchange } from './exchange-run.ts';
import type { ExchangeLog } from './exchange-log.ts';
import type { ExchangeTraces } from './exchange-traces.ts';
import { vaultLocked } from '../fault.ts';
import type { Ports } from '../ports.ts';
import { keepTokens, type TokenReceipt } from '../tokens/token-records.ts';
import { keyId, type TokenRequestPreparation } from './token-request-preparation.ts';

interface Options {
  readonly signal?: AbortSignal | undefined;
  /** The refresh token to send. */
  readonly tokenId?: string | undefined;
}

/** Sends token requests. A refusal and an unreachable server are answers; what throws is a request that cannot be made. */
export interface TokenExchanges {
  request(client: StoredRecord<ClientDocument>, draft: TokenRequestDraft, options?: Options): Promise<TokenExchange>;
  /** Refreshes as the registration proposes it. */
  refresh(client: StoredRecord<ClientDocument>, options?: Options): Promise<TokenExchange>;
}

/** An exchange that is over, with what went into it. */
interface Finished {
  readonly exchange: Exchange;
  readonly response: TokenResponse | null;
  readonly assertion: TokenExchange['assertion'];
  readonly refreshToken: { readonly id: string; readonly text: string } | null;
  readonly scope: string | null;
}

/** Where exchanges are kept: in the log with their tokens in clear, as traces without them. */
export interface ExchangeRecords {
  readonly log: ExchangeLog;
  readonly traces: ExchangeTraces;
}

/** Token exchanges on these ports. */
export function createTokenExchange(
  ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>,
  prepare: TokenRequestPreparation,
  { log, traces }: ExchangeRecords,
): TokenExchanges {
  async function request(client: StoredRecord<ClientDocument>, draft: TokenRequestDraft, { signal, tokenId }: Options = {}) {
    await refuseWhenLocked(ports);
    const { request: wire, assertion, heldSecrets, refreshToken } = await prepare(client, draft, tokenId);
    const scope = requestedScope(wire);
    const { exchange, received } = await runExchange(ports, wire, {
      signal,
      heldSecrets,
      newSecrets: (answer) => readTokenResponse(answer, scope).tokens.map(({ kind, text }) => ({ secret: kind, text })),
    });
    const response = received === null ? null : readTokenResponse(received, scope);
    return finish(client, draft, { exchange, response, assertion, refreshToken, scope });
  }

  async function finish(client: StoredRecord<ClientDocument>, draft: TokenRequestDraft, finished: Finished): Promise<TokenExchange> {
    const { exchange, response, assertion, refreshToken, scope } = finished;
    const traced = { ...exchange, notes: [...exchange.notes, ...(response?.notes ?? [])] };
    log.add(maskExchange(traced, 'clear'));
    const answer = response?.answer ?? null;
    const success = answer?.kind === 'success' ? answer : null;
    const { tokens, unkept } = await keepOrSay(ports, response?.tokens ?? [], {
      clientId: client.id,
      grant: draft.grant,
      receivedAt: ports.clock.now(),
      tokenType: success?.tokenType ?? null,
      expiresIn: success?.expiresIn ?? null,
      scope: success?.scope ?? scope,
      sentRefreshToken: refreshToken,
    });
    const shown = maskExchange({ ...traced, notes: [...unkept, ...traced.notes] }, 'masked');
    await traces.keep(shown, {
      clientId: client.id,
      endpoint: 'token',
      error: answer?.kind === 'error' ? answer.error.slice(0, 1000) : null,
      tokenId: null,
    });
    return { ...shown, clientId: client.id, grant: draft.grant, assertion, answer, tokens };
  }

  return {
    request,
    refresh(client, options) {
      const kid = keyId(ports, client);
      const draft = initialDraft({ id: client.id, ...client.document }, { grant: 'refresh_token', ...(kid === null ? {} : { kid }) });
      return request(client, { ...draft.request, assertion: draft.assertion.lastGood }, options);
    },
  };
}

/** Keeps tokens; where that cannot be done, says so beside the answer, which the server gave only once. */
async function keepOrSay(
  ports: Parameters<typeof keepTokens>[0],
  received: readonly ReceivedToken[],
  receipt: TokenReceipt,
): Promise<{ readonly tokens: StoredToken[]; readonly unkept: readonly Note[] }> {
  try {
    return { tokens: await keepTokens(ports, received, receipt), unkept: [] };
  } catch (error) {
    if (!(error instanceof ORPCError) || !error.defined) throw error;
    return { tokens: [], unkept: [{ severity: 'error', text: `The tokens are not kept. ${error.message}`, source: null }] };
  }
}

/** Tokens that come back must be sealed, so a locked vault is said before anything is sent. */
async function refuseWhenLocked({ vault }: Pick<Ports, 'vault'>): Promise<void> {
  const { locked } = await vault.status();
  if (locked) throw vaultLocked('The vault is locked, so tokens could not be kept. Unlock it first.');
}

/** The scope that is asked for, as one list; null when none is. */
function requestedScope({ body }: WireRequest): string | null {
  const scopes = new URLSearchParams(plainWireText(body ?? [])).getAll('scope');
  return scopes.length === 0 ? null : scopes.join(' ');
}
