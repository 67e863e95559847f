import type { ComponentType } from 'react';
import type { FoundToken } from '../../../core/inspect/found-token.ts';
import { ComparePanel } from './compare/compare-panel.tsx';
import { EditPanel } from './edit/edit-panel.tsx';
import { TokenTab } from './token-tab.tsx';
import type { TokenViewMode } from '../../token/token-view-mode.tsx';
import type { TrailStep } from './trail.ts';

/** What a tab is given of the token that is open; it takes what it needs. */
export interface TabProps {
  /** The token as it stands, perhaps with what was pasted around it. */
  readonly text: string;
  /** All tokens that were found in what was pasted; empty where that is one token. */
  readonly found: readonly FoundToken[];
  /** How the token is shown, where it is. */
  readonly mode: TokenViewMode;
  /** The registration whose server may have issued it. */
  readonly clientId: string | undefined;
  /** Opens another token in place of what was pasted. */
  readonly onOpen: (text: string) => void;
  /** Opens a token that is inside this one. */
  readonly onEnter: (step: TrailStep) => void;
}

interface OpenedTab {
  readonly value: string;
  readonly label: string;
  readonly component: ComponentType<TabProps>;
}

/** The one table of what can be done with the token that is open: a line for each tab, and nothing else names them. */
export const openedTabs: readonly OpenedTab[] = [
  { value: 'token', label: 'Token', component: TokenTab },
  { value: 'edit', label: 'Edit', component: EditPanel },
  { value: 'compare', label: 'Compare', component: ComparePanel },
];
