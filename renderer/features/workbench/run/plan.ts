import type { RunState } from './run-state.ts';
import { canCall, sendsAssertion, type Situation } from './situation.ts';
import type { RunStep, StepName } from './step.ts';

/** What an action does, and what it says it does. */
export interface Plan {
  readonly label: string;
  readonly steps: readonly RunStep[];
}

function requestPlan(situation: Situation, state: RunState): Plan {
  const again = state.request !== null;
  if (!sendsAssertion(situation.draft)) return { label: again ? 'Send again' : 'Request token', steps: ['request'] };
  return { label: again ? 'Sign again and send' : 'Sign and request token', steps: ['request'] };
}

function callFromStart({ draft }: Situation): Plan {
  return { label: sendsAssertion(draft) ? 'Sign, request token and call' : 'Request token and call', steps: ['request', 'call'] };
}

function newTokenPlan({ draft }: Situation): Plan {
  return { label: sendsAssertion(draft) ? 'Sign and request a new token' : 'Request a new token', steps: ['request'] };
}

/** The track up to a step: every step is made anew, save that a call uses a token that is still good. `now` in milliseconds. */
export function primaryPlan(step: StepName, situation: Situation, state: RunState, now: number): Plan {
  switch (step) {
    case 'assertion':
      return { label: state.assertion === null ? 'Sign assertion' : 'Sign again', steps: ['assertion'] };
    case 'request':
      return requestPlan(situation, state);
    case 'tokens':
      return newTokenPlan(situation);
    default:
      if (!canCall(situation, now)) return callFromStart(situation);
      return { label: state.call === null ? 'Call' : 'Call again', steps: ['call'] };
  }
}

/** The way further, or from the start, beside the primary action; null where there is none. */
export function secondaryPlan(step: StepName, situation: Situation, state: RunState, now: number): Plan | null {
  if (step === 'assertion')
    return sendsAssertion(situation.draft) ? { ...requestPlan(situation, state), label: 'Sign and request token' } : null;
  if (step === 'call' && situation.draft.tokenChoice.kind === 'newest' && canCall(situation, now)) {
    return { ...callFromStart(situation), label: 'All from the start' };
  }
  return null;
}
