import type { ComponentType } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import { isForeign } from '../../../core/jose/foreign-token.ts';
import type { ReadToken, TokenKindDescription } from '../../../core/jose/token.ts';
import { ComparePanel } from './compare/compare-panel.tsx';
import { DecryptTab } from './decrypt/decrypt-panel.tsx';
import { EditPanel } from './edit/edit-panel.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { TokenTab } from './token-tab.tsx';
import type { TokenViewMode } from '../../token/token-view-mode.tsx';
import type { Openings } from './openings.ts';
import type { TrailStep } from './trail.ts';
import { VerifyTab } from './verify/verify-panel.tsx';

/** What a tab is given of the token that is open; it takes what it needs. */
export interface TabProps {
  /** The token as it stands, perhaps with what was pasted around it. */
  readonly text: string;
  /** All tokens that were found in what was pasted; empty where that is one token. */
  readonly found: readonly FoundToken[];
  /** What it is where that was shown by what stood around it. */
  readonly kind: TokenKindDescription | undefined;
  /** How the token is shown, where it is. */
  readonly mode: TokenViewMode;
  /** The registration whose server may have issued it. */
  readonly clientId: string | undefined;
  /** What came of opening encrypted tokens. */
  readonly openings: Openings;
  /** Opens another token in place of what was pasted. */
  readonly onOpen: (text: string) => void;
  /** Opens tokens that are inside this one and each other; the innermost, which is the last, is shown. */
  readonly onEnter: (steps: readonly TrailStep[]) => void;
  /** Goes to another tab. */
  readonly onTab: (value: TabName) => void;
}

export type TabName = 'token' | 'findings' | 'verify' | 'decrypt' | 'compare' | 'edit';

interface OpenedTab {
  readonly value: TabName;
  readonly label: string;
  /** Whether it can be done with a token; left out where it can be with every one. */
  readonly fits?: (token: ReadToken) => boolean;
  readonly component: ComponentType<TabProps>;
}

/** Whether it may be a JOSE token: what another standard defines is neither judged nor compared nor signed here. */
function isOfJose(token: ReadToken): boolean {
  return !isForeign(token);
}

/** The one table of what can be done with the token that is open: a line for each tab, and nothing else names them. */
export const openedTabs: readonly OpenedTab[] = [
  { value: 'token', label: 'Token', component: TokenTab },
  { value: 'findings', label: 'Findings', fits: isOfJose, component: FindingsTab },
  { value: 'verify', label: 'Verify', fits: ({ form }) => form === 'jws', component: VerifyTab },
  { value: 'decrypt', label: 'Decrypt', fits: ({ form }) => form === 'jwe', component: DecryptTab },
  { value: 'compare', label: 'Compare', fits: isOfJose, component: ComparePanel },
  { value: 'edit', label: 'Edit & sign', fits: isOfJose, component: EditPanel },
];
