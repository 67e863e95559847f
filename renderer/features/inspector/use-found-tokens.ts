import { useEffect, useMemo, useState } from 'react';
import { findTokens, type FoundToken } from '../../../core/inspect/find-tokens.ts';
import { isTyped } from '../../token/typed-text.ts';

/** The tokens of a text, as far as they are known. */
export interface Finding {
  readonly found: readonly FoundToken[];
  /** The text is still being looked through; `found` is of what it was a few keystrokes before. */
  readonly looking: boolean;
  /** The text could not be looked through. */
  readonly failed: boolean;
}

/** Characters that are looked through with the keystroke; longer texts in a thread of their own. */
const shortText = 8000;

/** Milliseconds of rest before a long text is looked through. */
const rest = 80;

interface Answer {
  readonly text: string;
  readonly found: readonly FoundToken[] | null;
}

const none: readonly FoundToken[] = [];

/** The tokens in a text, following the typing, which never waits for them. An empty text is looked through by nobody. */
export function useFoundTokens(text: string): Finding {
  const isShort = text.length <= shortText;
  const short = useMemo(() => (isShort && text !== '' ? findTokens(text) : none), [isShort, text]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (isShort) return undefined;
    let worker: Worker | undefined;
    const timer = window.setTimeout(() => {
      worker = new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<readonly FoundToken[]>) => setAnswer({ text, found: data }));
      worker.addEventListener('error', () => setAnswer({ text, found: null }));
      worker.postMessage(text, []);
    }, rest);
    return () => {
      window.clearTimeout(timer);
      worker?.terminate();
    };
  }, [isShort, text]);
  if (isShort) return { found: short, looking: false, failed: false };
  if (answer === null || !isTyped(answer.text, text)) return { found: none, looking: true, failed: false };
  const isCurrent = answer.text === text;
  return { found: answer.found ?? none, looking: !isCurrent, failed: isCurrent && answer.found === null };
}
