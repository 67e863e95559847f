import type { JsonObject } from '../contract/values.ts';
import type { SentMember } from './repeated-members.ts';

/** An object or array that is being read, and its member or element that comes next. */
export type JsonFrame = { empty: boolean; valueStart: number } & (
  | { readonly kind: 'object'; readonly container: JsonObject; name: string; nameStart: number }
  | { readonly kind: 'array'; readonly container: unknown[] }
);

/** What is kept of names that stand more than once in their object. */
export interface KeptRepeats {
  /** Made for the first of them. */
  repeats: Map<object, SentMember[]> | null;
}

/** Puts a value where it belongs. Of a name that stands there already the last value counts, and all are kept. */
export function putValue(frame: JsonFrame, value: unknown, kept: KeptRepeats): void {
  if (frame.kind === 'array') {
    frame.container.push(value);
    return;
  }
  const { name, container } = frame;
  if (name in container) {
    kept.repeats ??= new Map();
    const sent: SentMember[] = kept.repeats.get(container) ?? Object.entries(container);
    kept.repeats.set(container, sent);
    sent.push([name, value]);
  } else kept.repeats?.get(container)?.push([name, value]);
  container[name] = value;
}

/** The outermost object as far as it was read, with those inside it whose end was not reached; null where none begins. */
export function incompleteObject(frames: readonly JsonFrame[], kept: KeptRepeats): JsonObject | null {
  const [root] = frames;
  if (root?.kind !== 'object') return null;
  for (let index = frames.length - 1; index > 0; index -= 1) {
    const [inner, outer] = [frames[index], frames[index - 1]];
    if (inner !== undefined && outer !== undefined && Object.keys(inner.container).length > 0) putValue(outer, inner.container, kept);
  }
  return root.container;
}
