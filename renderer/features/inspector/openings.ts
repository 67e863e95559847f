import { useState } from 'react';
import type { OpenedToken } from '../../../core/contract/token-opening.ts';

/** What came of opening the token that was pasted and those inside it, so that findings can speak of what is in them. */
export interface Openings {
  /** Undefined for a token that nobody opened. */
  readonly of: (text: string) => OpenedToken | undefined;
  /** Remembers what came of opening a token and the encrypted ones inside it, until another one is pasted. */
  readonly keep: (text: string, opened: OpenedToken) => void;
}

const none: ReadonlyMap<string, OpenedToken> = new Map();

/** The openings of a token and of what is inside it; another token forgets them. */
export function useOpenings(root: string): Openings {
  const [kept, setKept] = useState({ root, byText: none });
  const byText = kept.root === root ? kept.byText : none;
  return {
    of: (text) => byText.get(text),
    keep: (text, opened) => setKept({ root, byText: new Map([...byText, [text, opened], ...inside(opened)]) }),
  };
}

/** What came of the encrypted tokens that were opened along with the outermost. */
function inside(opened: OpenedToken): readonly (readonly [string, OpenedToken])[] {
  return opened.layers.flatMap(({ inside: text }, index) => {
    const layers = opened.layers.slice(index + 1);
    return text === null || layers.length === 0 ? [] : [[text, { ...opened, layers }] as const];
  });
}
