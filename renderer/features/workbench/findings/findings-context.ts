import { createContext, use } from 'react';
import type { Finding } from '../../../../core/explain/lint.ts';
import type { DraftJudgement } from './use-draft-judgement.ts';
import type { CarryOut } from './use-fix.ts';

/** What is found in a client's draft, and what can be done about it. */
export interface FindingsParts extends DraftJudgement {
  /** The gravest first; empty until the rules are there. */
  readonly findings: readonly Finding[];
  /** What is found in the call of the protected resource. */
  readonly callFindings: readonly Finding[];
  readonly fix: CarryOut;
  readonly fixing: boolean;
  /** Whether the list of findings is shown beside the editor. */
  readonly listed: boolean;
  readonly list: (listed: boolean) => void;
}

export const FindingsContext = createContext<FindingsParts | null>(null);

/** The findings of the workbench that a component is part of. */
export function useFindings(): FindingsParts {
  const parts = use(FindingsContext);
  if (parts === null) throw new Error('useFindings needs a FindingsProvider above it');
  return parts;
}
