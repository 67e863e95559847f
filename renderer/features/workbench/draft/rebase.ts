import type { NamedValue } from '../../../../core/contract/values.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import { sameJson } from './same-json.ts';
import type { WorkbenchDraft } from './workbench-draft.ts';

/**
 * Carries a draft over to a changed registration or another grant. `from` is what was proposed when the draft was made,
 * `to` what is proposed now: what a person left alone follows the proposal, what a person changed stays.
 */
export function rebaseDraft(draft: WorkbenchDraft, from: Draft, to: Draft): WorkbenchDraft {
  return {
    ...draft,
    assertion: followed(draft.assertion, from.assertion, to.assertion),
    request: {
      grant: followed(draft.request.grant, from.request.grant, to.request.grant),
      method: followed(draft.request.method, from.request.method, to.request.method),
      tokenEndpoint: followedUrl(draft.request.tokenEndpoint, from.request.tokenEndpoint, to.request.tokenEndpoint),
      sendClientId: followed(draft.request.sendClientId, from.request.sendClientId, to.request.sendClientId),
      basicEncoding: followed(draft.request.basicEncoding, from.request.basicEncoding, to.request.basicEncoding),
      parameters: followedParameters(draft.request.parameters, from.request.parameters, to.request.parameters),
    },
    call: { ...draft.call, url: followedUrl(draft.call.url, from.call.url, to.call.url) },
  };
}

function followed<Value>(mine: Value, from: Value, to: Value): Value {
  return sameJson(mine, from) ? to : mine;
}

/** The proposed parameters, with the person's own values for those that were edited, and the person's own at the end. */
function followedParameters(mine: readonly NamedValue[], from: readonly NamedValue[], to: readonly NamedValue[]): NamedValue[] {
  if (sameJson(from, to)) return [...mine];
  const kept = mine.filter((parameter) => !from.some((proposed) => sameJson(proposed, parameter)));
  const proposed = to.filter((parameter) => !kept.some((own) => own.name === parameter.name));
  return [...proposed, ...kept];
}

/** A URL on the registration's server follows that server to another address, with the path that was typed. */
function followedUrl(mine: string, from: string, to: string): string {
  if (mine === from) return to;
  const [before, after] = [origin(from), origin(to)];
  if (before === null || after === null || origin(mine) !== before) return mine;
  return after + mine.slice(before.length);
}

function origin(url: string): string | null {
  const found = /^https?:\/\/[^/?#]+/.exec(url);
  return found === null ? null : found[0];
}
