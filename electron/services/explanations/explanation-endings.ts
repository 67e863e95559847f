import type { Exchange } from '../../../core/contract/exchanges.ts';
import type { Explanation, RecentExchange } from '../../../core/contract/explanations.ts';
import type { RefusalEvidence } from '../../../core/explain/diagnosis/diagnose.ts';
import { baseProfiles } from '../../../core/explain/profiles/base-profiles.ts';
import { utcText } from '../../../core/jose/time-words.ts';

/** Whether the server said no, or nothing that can be used. */
export function isRefused({ request, response }: RefusalEvidence): boolean {
  const { status, json } = response;
  if (status < 200 || status > 299) return true;
  return request.endpoint === 'token' && typeof json?.['access_token'] !== 'string';
}

/** There is nothing to explain. */
export function acceptedExplanation({
  status,
  ...names
}: Pick<Explanation, 'exchangeId' | 'clientId' | 'consulted' | 'profile'> & { readonly status: number }): Explanation {
  return {
    ...names,
    refused: false,
    said: { status, code: null, text: null, meaning: null, vendor: null },
    checks: [],
    causes: [],
    summary: '',
  };
}

/** No response came: the connection failed, which says why itself. */
export function unansweredExplanation({ id, failure, request, startedAt }: Exchange, { clientId }: RecentExchange): Explanation {
  const title = failure?.message ?? 'No response came.';
  const { id: profileId, name } = baseProfiles.base;
  return {
    exchangeId: id,
    clientId,
    refused: true,
    said: { status: null, code: null, text: null, meaning: null, vendor: null },
    profile: { id: profileId, name, because: 'no server answered' },
    checks: [],
    causes: [
      {
        id: 'no-response',
        verdict: 'cause',
        confidence: 0.98,
        check: 'server',
        title,
        evidence: { for: ['The server never saw the request, or never answered it.'], against: [] },
        advice: 'Check the address and the network, then send again, with a new assertion.',
        fix: null,
        source: null,
      },
    ],
    consulted: [],
    summary: [`No response to ${request.method} ${request.url.replace(/[?#].*$/s, '')}`, `Time: ${utcText(startedAt)}`, title, ''].join(
      '\n',
    ),
  };
}
