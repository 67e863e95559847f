import { useEffect, useRef, useState } from 'react';
import type { ProbePlan } from '../../../../core/contract/probes.ts';
import type { TokenRequestDraft } from '../../../../core/contract/tokens.ts';
import { probeConclusion, type ProbeConclusion } from '../../../../core/explain/probe/conclusion.ts';
import type { TrialAnswer } from '../../../../core/explain/probe/trial.ts';
import { faultText } from '../../../app/host-fault.ts';
import { client as host } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';

/** What is probed, and how fast. */
export interface ProbeInput {
  readonly clientId: string;
  readonly request: TokenRequestDraft;
  /** Requests a second. */
  readonly rate: number;
  /** Requests in all. */
  readonly most: number;
}

/** A probe while it runs and after it. */
export interface ProbeRun {
  readonly answers: readonly TrialAnswer[];
  /** Null until it has ended. */
  readonly conclusion: ProbeConclusion | null;
}

export interface ProbeControl {
  /** Null before the first start. */
  readonly run: ProbeRun | null;
  readonly running: boolean;
  readonly fault: string | null;
  readonly start: (input: ProbeInput, plan: ProbePlan) => void;
  /** Ends it between two requests; what was seen so far is concluded from. */
  readonly stop: () => void;
}

/** One probe at a time; it ends when its view is left. */
export function useProbe(): ProbeControl {
  const [run, setRun] = useState<ProbeRun | null>(null);
  const [running, setRunning] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const control = useRef<AbortController>(null);
  useEffect(() => () => control.current?.abort(), []);
  const start = (input: ProbeInput, plan: ProbePlan): void => {
    const mine = new AbortController();
    control.current = mine;
    const answers: TrialAnswer[] = [];
    const conclude = (conclusion: ProbeConclusion | null): void => setRun({ answers: [...answers], conclusion });
    const follow = async (): Promise<void> => {
      const events = await withVault(() => host.probes.run(input, { signal: mine.signal }));
      for await (const event of events) {
        if (mine.signal.aborted) break;
        if ('answer' in event) answers.push(event.answer);
        conclude('conclusion' in event ? event.conclusion : null);
      }
    };
    setFault(null);
    setRunning(true);
    conclude(null);
    follow()
      .catch((error: unknown) => mine.signal.aborted || setFault(faultText(error)))
      .finally(() => {
        if (mine.signal.aborted) conclude(probeConclusion(plan.variations, answers, true));
        setRunning(false);
      });
  };
  return { run, running, fault, start, stop: () => control.current?.abort() };
}
