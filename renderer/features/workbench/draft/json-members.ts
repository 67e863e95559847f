import type { JsonObject } from '../../../../core/contract/values.ts';

/**
 * Edits of a JSON object's members that keep their order. Every result has a null prototype, so that a member named
 * `__proto__` is a member like any other.
 */

function fromEntries(entries: readonly (readonly [string, unknown])[]): JsonObject {
  const object = Object.create(null) as JsonObject;
  for (const [name, value] of entries) object[name] = value;
  return object;
}

/** Gives a member a value, at its place or at the end. */
export function withMember(object: JsonObject, name: string, value: unknown): JsonObject {
  const entries = Object.entries(object);
  if (!Object.hasOwn(object, name)) return fromEntries([...entries, [name, value]]);
  return fromEntries(entries.map(([key, old]) => [key, key === name ? value : old]));
}

/** Takes a member out. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** Gives a member another name at the same place. The object stays as it is where the new name is taken. */
export function renamedMember(object: JsonObject, name: string, to: string): JsonObject {
  if (!Object.hasOwn(object, name) || Object.hasOwn(object, to)) return object;
  return fromEntries(Object.entries(object).map(([key, value]) => [key === name ? to : key, value]));
}
