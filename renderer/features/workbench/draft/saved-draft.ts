import type { JsonObject, NamedValue } from '../../../../core/contract/values.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { isBasicEncoding } from '../../../../core/oauth/basic-credentials.ts';
import { clientAuthenticationMethodNames } from '../../../../core/oauth/client-authentication.ts';
import type { Draft } from '../../../../core/oauth/draft.ts';
import { withoutCredentials } from '../../../../core/oauth/typed-credentials.ts';
import type { TokenChoice, UnfinishedValue, WorkbenchDraft } from './workbench-draft.ts';

/** A kept draft, and what the registration proposed when it was kept, by which later changes are carried over. */
export interface SavedDraft {
  readonly draft: WorkbenchDraft;
  readonly base: Draft;
}

const version = 1;

/** A draft as `drafts.save` keeps it, where no secret may lie: credentials that were typed into a header are left out. */
export function toSaved({ draft, base }: SavedDraft): JsonObject {
  const call = { ...draft.call, headers: draft.call.headers.map(withoutCredentials) };
  return { version, draft: { ...draft, call }, base };
}

/**
 * A kept draft read back. Null where it is none of this version or damaged: the workbench then starts from the
 * registration's proposal, which loses edits but never sends something half read.
 */
export function fromSaved(saved: JsonObject | null): SavedDraft | null {
  if (saved === null || saved['version'] !== version) return null;
  const draft = saved['draft'];
  const base = saved['base'];
  return isWorkbenchDraft(draft) && isDraft(base) ? { draft: { ...draft, assertion: reread(draft.assertion) }, base } : null;
}

/** The text is what was typed; the objects may have lost on their way what JSON keeps, such as a member `__proto__`. */
function reread(assertion: Draft['assertion']): Draft['assertion'] {
  const { headerText, claimsText, lastGood } = assertion;
  const header = readJsonObject(headerText).value ?? lastGood.header;
  const claims = readJsonObject(claimsText).value ?? lastGood.claims;
  return { ...assertion, lastGood: { header, claims } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedValue(value: unknown): value is NamedValue {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['value'] === 'string';
}

function areNamedValues(value: unknown): boolean {
  return Array.isArray(value) && value.every(isNamedValue);
}

function isAssertion(value: unknown): boolean {
  if (!isRecord(value) || typeof value['headerText'] !== 'string' || typeof value['claimsText'] !== 'string') return false;
  const lastGood = value['lastGood'];
  return isRecord(lastGood) && isRecord(lastGood['header']) && isRecord(lastGood['claims']);
}

function isRequest(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['grant'] === 'string' &&
    clientAuthenticationMethodNames.some((name) => name === value['method']) &&
    typeof value['tokenEndpoint'] === 'string' &&
    typeof value['sendClientId'] === 'boolean' &&
    (value['basicEncoding'] === undefined || isBasicEncoding(value['basicEncoding'])) &&
    areNamedValues(value['parameters'])
  );
}

function isCall(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['method'] === 'string' &&
    typeof value['url'] === 'string' &&
    typeof value['body'] === 'string' &&
    areNamedValues(value['headers'])
  );
}

function isDraft(value: unknown): value is Draft {
  return isRecord(value) && isAssertion(value['assertion']) && isRequest(value['request']) && isCall(value['call']);
}

function isUnfinished(value: unknown): value is UnfinishedValue {
  return (
    isRecord(value) &&
    (value['part'] === 'header' || value['part'] === 'claims') &&
    typeof value['name'] === 'string' &&
    typeof value['text'] === 'string'
  );
}

function isTokenChoice(value: unknown): value is TokenChoice {
  if (!isRecord(value)) return false;
  return value['kind'] === 'newest' || value['kind'] === 'none' || (value['kind'] === 'stored' && typeof value['id'] === 'string');
}

function isWorkbenchDraft(value: unknown): value is WorkbenchDraft {
  return (
    isDraft(value) &&
    isRecord(value) &&
    Array.isArray(value['unfinished']) &&
    value['unfinished'].every(isUnfinished) &&
    isTokenChoice(value['tokenChoice'])
  );
}
