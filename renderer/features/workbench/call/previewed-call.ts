import type { WireRequest } from '../../../../core/contract/exchanges.ts';
import { buildCallRequest } from '../../../../core/oauth/call-request.ts';
import { chosenToken, type Situation } from '../run/situation.ts';

/** The call as it would be sent now, made by the builder that makes the one that is sent; the text of a held token is not in it. */
export function previewedCall({ draft, tokens }: Pick<Situation, 'draft' | 'tokens'>): WireRequest {
  const { call, tokenChoice } = draft;
  const kind = chosenToken(tokenChoice, tokens)?.kind ?? 'access_token';
  return buildCallRequest(call, tokenChoice.kind === 'none' ? null : { secret: kind });
}
