import type { JsonObject, NamedValue } from '../../../../core/contract/values.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import { withMember, withoutMember } from './json-members.ts';
import { sameJson } from './same-json.ts';
import type { AssertionPart, WorkbenchDraft } from './workbench-draft.ts';

/** An edit that is to be taken back: the draft before it and after it. */
export interface MadeEdit {
  readonly before: WorkbenchDraft;
  readonly after: WorkbenchDraft;
}

/**
 * The draft without an earlier edit: what that edit changed becomes what it was, later edits stay. What was edited again since stays too; the
 * same object where that is all.
 */
export function takeBack(draft: WorkbenchDraft, edit: MadeEdit): WorkbenchDraft {
  const { before, after } = edit;
  const header = membersBefore(draft, edit, 'header');
  const claims = membersBefore(draft, edit, 'claims');
  const taken: WorkbenchDraft = {
    ...draft,
    assertion: withParts(draft.assertion, header, claims),
    request: {
      ...fieldsBefore(draft.request, before.request, after.request),
      parameters: parametersBefore(draft.request.parameters, before.request.parameters, after.request.parameters),
    },
    tokenChoice: sameJson(draft.tokenChoice, after.tokenChoice) ? before.tokenChoice : draft.tokenChoice,
  };
  return sameJson(taken, draft) ? draft : taken;
}

function withParts(assertion: Draft['assertion'], header: JsonObject, claims: JsonObject): Draft['assertion'] {
  const { lastGood, headerText, claimsText } = assertion;
  return {
    headerText: header === lastGood.header ? headerText : JSON.stringify(header, null, 2),
    claimsText: claims === lastGood.claims ? claimsText : JSON.stringify(claims, null, 2),
    lastGood: { header, claims },
  };
}

/** What is half-typed, a part or a member of it, counts as edited. */
function membersBefore(draft: WorkbenchDraft, edit: MadeEdit, part: AssertionPart): JsonObject {
  const mine = draft.assertion.lastGood[part];
  const before = edit.before.assertion.lastGood[part];
  const after = edit.after.assertion.lastGood[part];
  if (readJsonObject(draft.assertion[part === 'header' ? 'headerText' : 'claimsText']).value === null) return mine;
  const typing = new Set(draft.unfinished.filter((value) => value.part === part).map(({ name }) => name));
  let members = mine;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (typing.has(name) || sameMember(before, after, name) || !sameMember(mine, after, name)) continue;
    members = Object.hasOwn(before, name) ? withMember(members, name, before[name]) : withoutMember(members, name);
  }
  return members;
}

function sameMember(one: JsonObject, other: JsonObject, name: string): boolean {
  return Object.hasOwn(one, name) === Object.hasOwn(other, name) && sameJson(one[name], other[name]);
}

function fieldsBefore<Fields extends Readonly<Record<string, unknown>>>(mine: Fields, before: Fields, after: Fields): Fields {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => sameJson(mine[name], after[name]));
  return { ...mine, ...Object.fromEntries(names.map((name) => [name, before[name]])) };
}

/** Parameters of a name are one value: their order among each other counts. */
function parametersBefore(mine: readonly NamedValue[], before: readonly NamedValue[], after: readonly NamedValue[]): NamedValue[] {
  const names = new Set([...before, ...after].map(({ name }) => name));
  const valuesOf = (list: readonly NamedValue[], name: string) => list.filter((parameter) => parameter.name === name);
  const taken = [...names].filter(
    (name) => !sameJson(valuesOf(before, name), valuesOf(after, name)) && sameJson(valuesOf(mine, name), valuesOf(after, name)),
  );
  return [...mine.filter(({ name }) => !taken.includes(name)), ...before.filter(({ name }) => taken.includes(name))];
}
