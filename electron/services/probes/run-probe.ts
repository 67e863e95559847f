import { setTimeout as pause } from 'node:timers/promises';
import type { ProbeEvent } from '../../../core/contract/probes.ts';
import { probeConclusion } from '../../../core/explain/probe/conclusion.ts';
import { nextTrial } from '../../../core/explain/probe/course.ts';
import type { TrialAnswer } from '../../../core/explain/probe/trial.ts';
import type { Ports } from '../ports.ts';
import type { TokenRequestPreparation } from '../exchanges/token-request-preparation.ts';
import { sendTrial, type Probed } from './send-trial.ts';

export interface ProbeLimits {
  /** Requests in all. */
  readonly most: number;
  /** Requests a second. */
  readonly rate: number;
}

/** Sends the requests of a probe one after the other, no faster than its rate, and reports each answer. An abort ends it without a conclusion. */
export async function* runProbe(
  ports: Pick<Ports, 'clock' | 'random' | 'http'>,
  prepare: TokenRequestPreparation,
  probed: Probed,
  { most, rate }: ProbeLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProbeEvent, void, void> {
  const answers: TrialAnswer[] = [];
  const isOver = (): boolean => signal?.aborted === true;
  for (let trial = nextTrial(probed.plan, answers, { most }); trial !== null; trial = nextTrial(probed.plan, answers, { most })) {
    await pause(answers.length === 0 ? 0 : 1000 / rate, undefined, { signal }).catch(() => undefined);
    if (isOver()) return;
    const answer = await sendTrial(ports, prepare, probed, trial, signal);
    if (isOver()) return;
    answers.push(answer);
    yield { answer };
  }
  yield { conclusion: probeConclusion(probed.plan, answers, false) };
}
