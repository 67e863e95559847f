import { useCallback, useMemo, useState, type ReactNode } from 'react';
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
  const [listedBefore, setListedBefore] = useState<readonly unknown[] | null>(null);
  const results = useMemo(() => [run.assertion, run.request, run.call], [run.assertion, run.request, run.call]);
  // What a run brings stands where the list is, and is what it was run for.
  const listed = listedBefore === results;
  const list = useCallback((wanted: boolean) => setListedBefore(wanted ? results : null), [results]);
  const findings = draftJudgement.judgement?.findings ?? none;
  const callFindings = draftJudgement.call?.findings ?? none;
  const parts = useMemo<FindingsParts>(
    () => ({ ...draftJudgement, findings, callFindings, fix, fixing, listed, list }),
    [draftJudgement, findings, callFindings, fix, fixing, listed, list],
  );
  return <FindingsContext value={parts}>{children}</FindingsContext>;
}
