import type { ReactNode } from 'react';
import { useFindings } from './findings-context.ts';
import { FindingsPane } from './findings-pane.tsx';

/** What stands beside an editor: the list of findings while it is wanted, else what the step made. */
export function SecondPane({ children }: { readonly children: ReactNode }) {
  return useFindings().listed ? <FindingsPane /> : children;
}
