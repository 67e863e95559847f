import { useLayoutEffect, useRef, type RefObject } from 'react';
import { isTyped } from '../../token/typed-text.ts';

/** Goes to the beginning of a pane when it shows another text, and when a person asked for one; not while that is being typed. */
export function useBeginning(pane: RefObject<HTMLElement | null>, text: string, asked: number): void {
  const last = useRef({ text, asked });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { text, asked };
    if (before.asked !== asked || !isTyped(before.text, text)) pane.current?.scrollTo({ top: 0 });
  }, [pane, text, asked]);
}
