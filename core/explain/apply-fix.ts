import type { NamedValue } from '../contract/values.ts';
import type { Draft } from '../oauth/draft.ts';
import type { DraftChange, Fix, MemberChange, ParameterChange } from './fix.ts';
import { objectIn, removeMember, renameMember, setMember } from './json-edit.ts';

/**
 * A draft with a fix's changes, in their order. Header and claims keep the way they are written. What cannot be changed, because the text is
 * half-typed, stays as it is, and so does everything when the fix only concerns the registration (`registrationChanges`) or which token is held.
 */
export function applyFix(draft: Draft, fix: Fix): Draft {
  return fix.changes.reduce(applied, draft);
}

function applied(draft: Draft, change: DraftChange): Draft {
  const { request } = draft;
  if (change.of === 'registration' || change.of === 'token') return draft;
  if (change.of === 'call')
    return { ...draft, call: change.name === 'url' ? { ...draft.call, url: change.value } : withToken(draft.call, change.value) };
  if (change.of === 'request') return { ...draft, request: { ...request, [change.name]: change.value } };
  if (change.of === 'parameters') return { ...draft, request: { ...request, parameters: withParameter(request.parameters, change) } };
  return withMember(draft, change);
}

/** The chosen token takes the place of what was typed: two Authorization headers would go out otherwise. */
function withToken(call: Draft['call'], tokenId: string): Draft['call'] {
  return { ...call, tokenId, headers: call.headers.filter(({ name }) => name.toLowerCase() !== 'authorization') };
}

const texts = { header: 'headerText', claims: 'claimsText' } as const;

function withMember(draft: Draft, change: MemberChange): Draft {
  const key = texts[change.of];
  const before = draft.assertion[key];
  const after = changedText(before, change);
  const object = after === null ? null : objectIn(after);
  if (after === null || object === null) return draft;
  const lastGood = { ...draft.assertion.lastGood, [change.of]: object };
  return { ...draft, assertion: { ...draft.assertion, [key]: after, lastGood } };
}

function changedText(text: string, change: MemberChange): string | null {
  if (change.change === 'set') return setMember(text, change.name, change.value);
  return change.change === 'remove' ? removeMember(text, change.name) : renameMember(text, change.name, change.to);
}

function withParameter(parameters: readonly NamedValue[], change: ParameterChange): NamedValue[] {
  const { name } = change;
  if (change.change === 'remove') return parameters.filter((parameter) => parameter.name !== name);
  if (change.change === 'rename') {
    return parameters.map((parameter) => (parameter.name === name ? { ...parameter, name: change.to } : parameter));
  }
  const first = parameters.findIndex((parameter) => parameter.name === name);
  if (first === -1) return [...parameters, { name, value: change.value }];
  return parameters
    .filter((parameter, index) => parameter.name !== name || index === first)
    .map((parameter) => (parameter.name === name ? { name, value: change.value } : parameter));
}
