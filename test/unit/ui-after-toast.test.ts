import { describe, expect, it } from 'vitest';
import { afterToast } from '../../renderer/ui/after-toast.ts';
import type { Toast } from '../../renderer/ui/toast.tsx';

const said = (text: string, severity?: Toast['severity']): Toast => ({ text, severity });

function shownAfter(...toasts: readonly Toast[]): string[] {
  return toasts.reduce<readonly Toast[]>(afterToast, []).map(({ text }) => text);
}

describe('messages', () => {
  it('come one at a time: a new one takes the place of the one before', () => {
    expect(shownAfter(said('saved', 'success'), said('copied'), said('done', 'success'))).toEqual(['done']);
  });

  it('leave an error standing, until there is a newer one', () => {
    expect(shownAfter(said('failed', 'error'), said('saved', 'success'), said('done', 'success'))).toEqual(['failed', 'done']);
    expect(shownAfter(said('failed', 'error'), said('failed again', 'error'))).toEqual(['failed again']);
  });
});
