import { useMemo, useState, type ReactNode } from 'react';
import type { Finding } from '../../../../core/explain/lint.ts';
import { useWorkbench } from '../workbench-context.ts';
import { FindingsContext, type FindingsParts } from './findings-context.ts';
import { useDraftJudgement } from './use-draft-judgement.ts';
import { useFix } from './use-fix.ts';

const none: readonly Finding[] = [];

/** Judges the draft for all parts of a client's workbench at once. */
export function FindingsProvider({ children }: { readonly children: ReactNode }) {
  const { situation, run } = useWorkbench();
  const draftJudgement = useDraftJudgement(situation, run);
  const { fix, fixing } = useFix();
  const [listed, list] = useState(false);
  const findings = draftJudgement.judgement?.findings ?? none;
  const parts = useMemo<FindingsParts>(
    () => ({ ...draftJudgement, findings, fix, fixing, listed, list }),
    [draftJudgement, findings, fix, fixing, listed],
  );
  return <FindingsContext value={parts}>{children}</FindingsContext>;
}
