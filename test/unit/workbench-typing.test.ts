import { describe, expect, it } from 'vitest';
import { watchTyping } from '../../renderer/features/workbench/track/typing.ts';

const field = new EventTarget();

function typedInto(...texts: readonly string[]) {
  const watch = watchTyping();
  texts.slice(1).forEach((text, index) => {
    watch.typed(field, 'before', texts[index] ?? '');
    watch.typed(field, 'after', text);
  });
  return watch;
}

describe('a field that is typed into', () => {
  it('has typing to undo, until the browser has undone all of it', () => {
    expect(typedInto('', 'a', 'ab').hasTyping(field, 'ab')).toBe(true);
    expect(typedInto('', 'a', '').hasTyping(field, '')).toBe(false);
  });

  it('has none where another field was typed into, where it was left, or where nothing was typed', () => {
    expect(typedInto('', 'a').hasTyping(new EventTarget(), 'a')).toBe(false);
    expect(typedInto('a').hasTyping(field, 'a')).toBe(false);
    const watch = typedInto('', 'a');
    watch.left();
    expect(watch.hasTyping(field, 'a')).toBe(false);
  });

  it('has none once its text was set by something else, such as a fix, and counts typing anew after that', () => {
    const watch = typedInto('', 'a');
    expect(watch.hasTyping(field, 'set')).toBe(false);
    watch.typed(field, 'before', 'set');
    watch.typed(field, 'after', 'set!');
    expect(watch.hasTyping(field, 'set!')).toBe(true);
    watch.typed(field, 'before', 'set!');
    watch.typed(field, 'after', 'set');
    expect(watch.hasTyping(field, 'set')).toBe(false);
  });
});
