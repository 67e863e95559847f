import type { SignedAssertion, AssertionDraft } from '../../../../core/contract/assertions.ts';
import type { CallDraft, CallExchange } from '../../../../core/contract/calls.ts';
import type { StoredToken, TokenExchange, TokenRequestDraft } from '../../../../core/contract/tokens.ts';
import { operationFault } from './fault.ts';
import { preflight } from './preflight.ts';
import type { RunEvent } from './run-state.ts';
import { chosenToken, stepInput, type Situation } from './situation.ts';
import type { RunStep } from './step.ts';

interface Abortable {
  readonly signal: AbortSignal;
}

/** The operations that a run uses, as the host's client offers them. */
export interface TrackOperations {
  readonly sign: (input: { clientId: string; assertion: AssertionDraft }, options: Abortable) => Promise<SignedAssertion>;
  readonly request: (input: { clientId: string; request: TokenRequestDraft }, options: Abortable) => Promise<TokenExchange>;
  readonly call: (input: CallDraft, options: Abortable) => Promise<CallExchange>;
}

export interface TrackRun {
  readonly steps: readonly RunStep[];
  readonly situation: Situation;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly report: (event: RunEvent) => void;
}

/**
 * Runs steps in order and reports what comes of each. It stops where the next step would have nothing to work with.
 * Answers the step that it stopped at, which is the one to look at.
 */
export async function runTrack(operations: TrackOperations, run: TrackRun): Promise<RunStep | null> {
  const fault = preflight(run.situation.draft, run.steps);
  if (fault !== null) {
    run.report({ type: 'ended', fault });
    return null;
  }
  let { situation } = run;
  let current: RunStep | null = null;
  try {
    for (const step of run.steps) {
      current = step;
      run.report({ type: 'started', step, at: run.now() });
      const tokens = await runStep(step, operations, situation, run);
      if (tokens === null) break;
      situation = { ...situation, tokens: [...tokens, ...situation.tokens] };
    }
    run.report({ type: 'ended', fault: null });
  } catch (error) {
    const { header } = situation.draft.assertion.lastGood;
    run.report({ type: 'ended', fault: run.signal.aborted || current === null ? null : operationFault(current, error, header) });
  }
  return current;
}

/** Runs one step; answers the tokens it brought, or null when there is nothing to go on with. */
async function runStep(
  step: RunStep,
  operations: TrackOperations,
  situation: Situation,
  { report, signal }: TrackRun,
): Promise<readonly StoredToken[] | null> {
  const { client, draft } = situation;
  const input = stepInput[step](situation);
  switch (step) {
    case 'assertion': {
      const result = await operations.sign({ clientId: client.id, assertion: draft.assertion.lastGood }, { signal });
      report({ type: 'signed', done: { input, result } });
      return [];
    }
    case 'request': {
      const request = { ...draft.request, assertion: draft.assertion.lastGood };
      const result = await operations.request({ clientId: client.id, request }, { signal });
      report({ type: 'exchanged', done: { input, result }, assertionInput: stepInput.assertion(situation) });
      return result.tokens.some((token) => token.kind === 'access_token') ? result.tokens : null;
    }
    default: {
      const tokenId = chosenToken(draft.tokenChoice, situation.tokens)?.id ?? null;
      const result = await operations.call({ ...draft.call, tokenId }, { signal });
      report({ type: 'called', done: { input, result } });
      return [];
    }
  }
}
