import { useState } from 'react';
import { draftOf, type EditableToken, type TokenDraft } from './token-draft.ts';

/** Drafts that are kept at most. */
const most = 8;

/** What was edited, by the token that it was, in the order of its last change. In the page's memory alone. */
const drafts = new Map<string, TokenDraft>();

/** The draft of a token, as it was left: looking at another tab or another token loses nothing. */
export function useDraft(text: string, token: EditableToken): readonly [TokenDraft, (change: Partial<TokenDraft> | null) => void] {
  const [, setChanges] = useState(0);
  const draft = drafts.get(text) ?? draftOf(token);
  const change = (changed: Partial<TokenDraft> | null): void => {
    drafts.delete(text);
    const [oldest] = drafts.keys();
    if (drafts.size >= most && oldest !== undefined) drafts.delete(oldest);
    if (changed !== null) drafts.set(text, { ...draft, ...changed });
    setChanges((count) => count + 1);
  };
  return [draft, change];
}
