import type { Evidence } from '../../../../core/explain/evidence.ts';
import { requestEvidence } from '../../../../core/explain/request-evidence.ts';
import { readToken } from '../../../../core/jose/read-token.ts';
import { previewedCall } from '../call/previewed-call.ts';
import { chosenToken, hasExpired, type Situation } from '../run/situation.ts';

/**
 * The call as it would be sent, as evidence save for the profile; null while it goes nowhere. Of a held token is known what it is, and not what it says.
 * @param now milliseconds since the epoch
 */
export function callEvidence(situation: Pick<Situation, 'draft' | 'tokens'>, now: number): Omit<Evidence, 'profile'> | null {
  const { draft, tokens } = situation;
  if (draft.call.url === '') return null;
  const token = chosenToken(draft.tokenChoice, tokens);
  const request = requestEvidence(previewedCall(situation), 'api');
  const good = tokens.find(
    (other) => other.kind === 'access_token' && other.id !== token?.id && other.revokedAt === undefined && !hasExpired(other, now),
  );
  return {
    use: 'access-token',
    at: Math.floor(now / 1000),
    request,
    ...(token === null
      ? { token: typedToken(request.headers) }
      : {
          sentToken: {
            kind: token.kind,
            tokenType: token.tokenType,
            expiresAt: token.expiresAt === null ? null : Math.floor(token.expiresAt / 1000),
            revoked: token.revokedAt !== undefined,
            goodAccessToken: good?.id ?? null,
          },
        }),
  };
}

function typedToken(headers: readonly { readonly name: string; readonly value: string }[]): Evidence['token'] {
  const field = headers.find(({ name }) => name.toLowerCase() === 'authorization');
  const text = /^\S+ +(\S+)$/.exec(field?.value ?? '')?.[1];
  return text === undefined ? undefined : { draft: false, read: readToken(text) };
}
