import type { AssertionDraft } from '../../../../core/contract/assertions.ts';
import type { JsonObject } from '../../../../core/contract/values.ts';
import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { isObject } from '../../../../core/jose/value-words.ts';

/** The assertion of a draft as `drafts.save` keeps it: what was typed, else what it last parsed to. Null where no draft is kept. */
export function keptAssertion(saved: JsonObject | null): AssertionDraft | null {
  const draft = saved?.['draft'];
  const assertion = isObject(draft) ? draft['assertion'] : null;
  if (!isObject(assertion)) return null;
  const lastGood = isObject(assertion['lastGood']) ? assertion['lastGood'] : {};
  const part = (text: unknown, good: unknown): JsonObject | null =>
    (typeof text === 'string' ? readJsonObject(text).value : null) ?? (isObject(good) ? good : null);
  const header = part(assertion['headerText'], lastGood['header']);
  const claims = part(assertion['claimsText'], lastGood['claims']);
  return header === null || claims === null ? null : { header, claims };
}
