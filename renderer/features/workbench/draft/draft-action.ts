import type { AssertionDraft } from '../../../../core/contract/assertions.ts';
import type { CallDraft } from '../../../../core/contract/calls.ts';
import type { JsonObject, NamedValue } from '../../../../core/contract/values.ts';
import { applyFix } from '../../../../core/explain/apply-fix.ts';
import type { DraftChange, Fix } from '../../../../core/explain/fix.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import { renamedMember, withMember, withoutMember } from './json-members.ts';
import { rebaseDraft } from './rebase.ts';
import { takeBack, type MadeEdit } from './take-back.ts';
import type { AssertionPart, TokenChoice, UnfinishedValue, WorkbenchDraft } from './workbench-draft.ts';

/** One edit of the draft. */
export type DraftAction =
  | { readonly type: 'part-text'; readonly part: AssertionPart; readonly text: string }
  | { readonly type: 'part-revert'; readonly part: AssertionPart }
  | { readonly type: 'member-value'; readonly part: AssertionPart; readonly name: string; readonly value: unknown }
  | { readonly type: 'member-json'; readonly part: AssertionPart; readonly name: string; readonly text: string }
  | { readonly type: 'member-rename'; readonly part: AssertionPart; readonly name: string; readonly to: string }
  | { readonly type: 'member-remove'; readonly part: AssertionPart; readonly name: string }
  | { readonly type: 'assertion'; readonly assertion: AssertionDraft }
  | { readonly type: 'fix'; readonly fixes: readonly Fix[] }
  | { readonly type: 'take-back'; readonly edit: MadeEdit }
  | { readonly type: 'request'; readonly change: Partial<Omit<Draft['request'], 'parameters' | 'grant'>> }
  /** Another grant: `from` is what the registration proposes with the grant before, `to` with the new one. */
  | { readonly type: 'grant'; readonly from: Draft; readonly to: Draft }
  | { readonly type: 'parameters'; readonly parameters: readonly NamedValue[]; readonly row?: number }
  | { readonly type: 'call'; readonly change: Partial<Omit<CallDraft, 'tokenId'>>; readonly row?: number }
  | { readonly type: 'token-choice'; readonly choice: TokenChoice };

/** Edits that share a group are undone together; null stands alone. */
export function editGroup(action: DraftAction): string | null {
  switch (action.type) {
    case 'part-text':
      return `${action.part} text`;
    case 'member-value':
    case 'member-json':
      return `${action.part} ${action.name}`;
    case 'request':
      return `request ${Object.keys(action.change).join(' ')}`;
    case 'grant':
      return 'grant';
    case 'parameters':
      return action.row === undefined ? null : `parameter ${action.row}`;
    case 'call':
      return 'headers' in action.change && action.row === undefined
        ? null
        : `call ${Object.keys(action.change).join(' ')} ${action.row ?? ''}`;
    default:
      return null;
  }
}

/** The draft after an edit; the same object where nothing changed. */
export function editDraft(draft: WorkbenchDraft, action: DraftAction): WorkbenchDraft {
  switch (action.type) {
    case 'part-text':
      return typed(draft, action.part, action.text);
    case 'part-revert':
      return replaced(draft, action.part, draft.assertion.lastGood[action.part]);
    case 'member-value':
      return finished(replaced(draft, action.part, withMember(draft.assertion.lastGood[action.part], action.name, action.value)), action);
    case 'member-json':
      return memberJson(draft, action);
    case 'member-rename':
      return renamed(draft, action);
    case 'member-remove':
      return finished(replaced(draft, action.part, withoutMember(draft.assertion.lastGood[action.part], action.name)), action);
    case 'assertion':
      return { ...replaced(replaced(draft, 'header', action.assertion.header), 'claims', action.assertion.claims), unfinished: [] };
    case 'fix':
      return fixed(draft, action.fixes);
    case 'take-back':
      return takeBack(draft, action.edit);
    case 'request':
      return { ...draft, request: { ...draft.request, ...action.change } };
    case 'grant':
      return withGrant(rebaseDraft(draft, action.from, action.to), action.to.request.grant);
    case 'parameters':
      return { ...draft, request: { ...draft.request, parameters: [...action.parameters] } };
    case 'call':
      return { ...draft, call: { ...draft.call, ...action.change } };
    default:
      return { ...draft, tokenChoice: action.choice };
  }
}

/** What fixes change is half-typed no more. What they change in the registration is not the draft's. */
function fixed(draft: WorkbenchDraft, fixes: readonly Fix[]): WorkbenchDraft {
  const changes = fixes.flatMap((fix) => fix.changes);
  if (changes.every((change) => change.of === 'registration')) return draft;
  const unfinished = draft.unfinished.filter(({ part, name }) => !changes.some((change) => change.of === part && change.name === name));
  return { ...draft, ...fixes.reduce<Draft>(applyFix, draft), unfinished, tokenChoice: changes.reduce(chosen, draft.tokenChoice) };
}

/** The token that a call carries after a change. */
function chosen(choice: TokenChoice, change: DraftChange): TokenChoice {
  if (change.of === 'token') return { kind: 'newest' };
  return change.of === 'call' && change.name === 'tokenId' ? { kind: 'stored', id: change.value } : choice;
}

function withGrant(draft: WorkbenchDraft, grant: string): WorkbenchDraft {
  return { ...draft, request: { ...draft.request, grant } };
}

const textField = { header: 'headerText', claims: 'claimsText' } as const;

/** The text of header or claims as it was typed. */
export function partText(draft: Draft, part: AssertionPart): string {
  return draft.assertion[textField[part]];
}

function withPart(draft: WorkbenchDraft, part: AssertionPart, text: string, object: JsonObject): WorkbenchDraft {
  return {
    ...draft,
    assertion: { ...draft.assertion, [textField[part]]: text, lastGood: { ...draft.assertion.lastGood, [part]: object } },
  };
}

/** A part that was typed as a whole: the last good state follows as soon as the text parses. */
function typed(draft: WorkbenchDraft, part: AssertionPart, text: string): WorkbenchDraft {
  const next = withPart(draft, part, text, readJsonObject(text).value ?? draft.assertion.lastGood[part]);
  return { ...next, unfinished: next.unfinished.filter((value) => value.part !== part) };
}

/** A part whose object changed: its text follows. */
function replaced(draft: WorkbenchDraft, part: AssertionPart, object: JsonObject): WorkbenchDraft {
  return withPart(draft, part, JSON.stringify(object, null, 2), object);
}

interface MemberPlace {
  readonly part: AssertionPart;
  readonly name: string;
}

function isAt(place: MemberPlace): (value: UnfinishedValue) => boolean {
  return (value) => value.part === place.part && value.name === place.name;
}

function finished(draft: WorkbenchDraft, place: MemberPlace): WorkbenchDraft {
  if (!draft.unfinished.some(isAt(place))) return draft;
  return { ...draft, unfinished: draft.unfinished.filter((value) => !isAt(place)(value)) };
}

/** What was typed for a member, or undefined when its value is the one in the assertion. */
export function unfinishedText(draft: WorkbenchDraft, place: MemberPlace): string | undefined {
  return draft.unfinished.find(isAt(place))?.text;
}

function memberJson(draft: WorkbenchDraft, action: MemberPlace & { readonly text: string }): WorkbenchDraft {
  const { part, name, text } = action;
  const read = readJsonValue(text);
  if (read !== undefined) return finished(replaced(draft, part, withMember(draft.assertion.lastGood[part], name, read)), action);
  return { ...draft, unfinished: [...finished(draft, action).unfinished, { part, name, text }] };
}

/** Any JSON value, or undefined where the text is none. It is read as a member, so that the reader's limits hold for it. */
function readJsonValue(text: string): unknown {
  const { value, problems } = readJsonObject(`{"value":${text}}`);
  const unclear = problems.some((problem) => problem.severity === 'error' || problem.code === 'duplicate-member');
  return value === null || unclear || Object.keys(value).length !== 1 ? undefined : value['value'];
}

function renamed(draft: WorkbenchDraft, action: MemberPlace & { readonly to: string }): WorkbenchDraft {
  const before = draft.assertion.lastGood[action.part];
  const after = renamedMember(before, action.name, action.to);
  if (after === before) return draft;
  const unfinished = draft.unfinished.map((value) => (isAt(action)(value) ? { ...value, name: action.to } : value));
  return { ...replaced(draft, action.part, after), unfinished };
}
