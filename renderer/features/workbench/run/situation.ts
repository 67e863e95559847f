import type { ClientRegistration } from '../../../../core/contract/clients.ts';
import type { StoredToken } from '../../../../core/contract/tokens.ts';
import { clientAuthenticationMethod } from '../../../../core/oauth/client-authentication.ts';
import { usesAssertionParameter } from '../../../../core/oauth/token-request.ts';
import type { TokenChoice, WorkbenchDraft } from '../draft/workbench-draft.ts';

/** What a run starts from. */
export interface Situation {
  readonly client: ClientRegistration;
  readonly draft: WorkbenchDraft;
  /** The client's stored tokens, newest first. */
  readonly tokens: readonly StoredToken[];
}

/** Whether the token request carries the workbench's assertion, for authentication or as a parameter. */
export function sendsAssertion({ request }: WorkbenchDraft): boolean {
  return clientAuthenticationMethod(request.method).assertion || usesAssertionParameter(request);
}

/** The token that a call carries; null for none. A stored one that is gone gives way to the newest. */
export function chosenToken(choice: TokenChoice, tokens: readonly StoredToken[]): StoredToken | null {
  if (choice.kind === 'none') return null;
  const stored = choice.kind === 'stored' ? tokens.find((token) => token.id === choice.id) : undefined;
  return stored ?? tokens.find((token) => token.kind === 'access_token') ?? null;
}

/** The refresh token that is used next: the newest that no other has replaced and that was not revoked. */
export function usableRefreshToken(tokens: readonly StoredToken[]): StoredToken | undefined {
  return tokens.find((token) => token.kind === 'refresh_token' && !token.replaced && token.revokedAt === undefined);
}

/** Whether a token's time has run out at an instant, in milliseconds. */
export function hasExpired(token: StoredToken, now: number): boolean {
  return token.expiresAt !== null && token.expiresAt <= now;
}

/** Whether a call can be sent as things are: with its token, or with none because none is wanted. */
export function canCall({ draft, tokens }: Situation, now: number): boolean {
  if (draft.tokenChoice.kind === 'none') return true;
  const token = chosenToken(draft.tokenChoice, tokens);
  return token !== null && !hasExpired(token, now);
}

/** What each step is made from, as one text: a result whose input differs from the present one is stale. */
export const stepInput = {
  assertion: ({ client, draft }: Situation): string =>
    JSON.stringify([
      draft.assertion.headerText,
      draft.assertion.claimsText,
      draft.request.tokenEndpoint,
      client.clientId,
      client.issuer,
      client.keyId,
      client.keySetId,
      client.secretEncoding,
    ]),
  request: (situation: Situation): string =>
    JSON.stringify([
      situation.draft.request,
      situation.client.clientId,
      sendsAssertion(situation.draft) ? stepInput.assertion(situation) : null,
    ]),
  call: ({ draft, tokens }: Situation): string =>
    JSON.stringify([draft.call.method, draft.call.url, draft.call.headers, draft.call.body, chosenToken(draft.tokenChoice, tokens)?.id]),
} as const;
