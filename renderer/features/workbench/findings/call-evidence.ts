import type { Evidence } from '../../../../core/explain/evidence.ts';
import { requestEvidence } from '../../../../core/explain/request-evidence.ts';
import { buildCallRequest } from '../../../../core/oauth/call-request.ts';
import { chosenToken, hasExpired, type Situation } from '../run/situation.ts';

/**
 * The call as it would be sent, as evidence save for the profile; null while it goes nowhere. Of its token is known what it is, and not what it says.
 * @param now milliseconds since the epoch
 */
export function callEvidence({ draft, tokens }: Pick<Situation, 'draft' | 'tokens'>, now: number): Omit<Evidence, 'profile'> | null {
  const { call, tokenChoice } = draft;
  if (call.url === '') return null;
  const token = chosenToken(tokenChoice, tokens);
  const mark = tokenChoice.kind === 'none' ? null : ({ secret: token?.kind ?? 'access_token' } as const);
  const good = tokens.find(
    (other) => other.kind === 'access_token' && other.id !== token?.id && other.revokedAt === undefined && !hasExpired(other, now),
  );
  return {
    use: 'access-token',
    at: Math.floor(now / 1000),
    request: requestEvidence(buildCallRequest(call, mark), 'api'),
    ...(token === null
      ? {}
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
