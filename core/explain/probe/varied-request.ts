import type { TokenRequestDraft } from '../../contract/tokens.ts';
import type { Draft } from '../../oauth/draft.ts';
import { applyFix } from '../apply-fix.ts';
import type { Fix } from '../fix.ts';

/** A request with a fix's changes; what a fix has for the registration is left out. */
export function variedRequest({ assertion, ...request }: TokenRequestDraft, fix: Fix): TokenRequestDraft {
  const draft: Draft = {
    assertion: { headerText: JSON.stringify(assertion.header), claimsText: JSON.stringify(assertion.claims), lastGood: assertion },
    request,
    call: { method: 'GET', url: '', headers: [], body: '', tokenId: null },
  };
  const varied = applyFix(draft, fix);
  return { ...varied.request, assertion: varied.assertion.lastGood };
}
