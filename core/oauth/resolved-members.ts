import type { JsonObject } from '../contract/values.ts';
import { resolveJson, type AssertionPlaceholderValues, type PlaceholderProblem } from './placeholders.ts';

/** Header or claims with their placeholders filled in, and the members whose placeholders cannot be; those keep their text. */
export interface ResolvedMembers {
  readonly values: JsonObject;
  readonly problems: ReadonlyMap<string, PlaceholderProblem>;
}

/** Resolves member by member, so that one that cannot be resolved does not take the others along. */
export function resolvedMembers(members: JsonObject, part: 'header' | 'claims', values: AssertionPlaceholderValues): ResolvedMembers {
  const resolved: JsonObject = Object.create(null);
  const problems = new Map<string, PlaceholderProblem>();
  for (const [name, value] of Object.entries(members)) {
    const single: JsonObject = Object.create(null);
    single[name] = value;
    const result = resolveJson(single, values, part);
    resolved[name] = result.ok ? result.value[name] : value;
    if (!result.ok) problems.set(name, result.problem);
  }
  return { values: resolved, problems };
}
