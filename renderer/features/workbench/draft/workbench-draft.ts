import type { Draft } from '../../../../core/oauth/draft.ts';

/** The two parts of an assertion that are edited. */
export type AssertionPart = 'header' | 'claims';

/** A member's value that was typed as JSON and does not parse yet. The assertion keeps the member's last good value. */
export interface UnfinishedValue {
  readonly part: AssertionPart;
  readonly name: string;
  readonly text: string;
}

/** Which token a call carries: the newest access token at that time, none, or a certain stored one. */
export type TokenChoice = { readonly kind: 'newest' } | { readonly kind: 'none' } | { readonly kind: 'stored'; readonly id: string };

/** The draft of `core/oauth/draft.ts` with what only the workbench knows. */
export interface WorkbenchDraft extends Draft {
  readonly unfinished: readonly UnfinishedValue[];
  readonly tokenChoice: TokenChoice;
}

/** A draft as a registration proposes it, with nothing typed yet. */
export function workbenchDraft(draft: Draft): WorkbenchDraft {
  return { ...draft, unfinished: [], tokenChoice: { kind: 'newest' } };
}
