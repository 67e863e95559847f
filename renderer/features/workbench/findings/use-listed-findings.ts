import type { Finding } from '../../../../core/explain/lint.ts';
import type { Judgement } from '../../../explain/judge.ts';
import { useSessionState } from '../session/use-session.ts';
import { useWorkbench } from '../workbench-context.ts';
import { useFindings } from './findings-context.ts';

/** What is listed beside an editor. */
export interface ListedFindings {
  /** Null until the rules are there. */
  readonly judgement: Judgement | null;
  readonly findings: readonly Finding[];
}

/** What is listed at the chosen step: the call’s findings there, everywhere else those of the assertion and its request. */
export function useListedFindings(): ListedFindings {
  const { session } = useWorkbench();
  const { judgement, findings, call, callFindings } = useFindings();
  return useSessionState(session).step === 'call' ? { judgement: call, findings: callFindings } : { judgement, findings };
}
