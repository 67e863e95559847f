import type { SignedAssertion } from '../../../../core/contract/assertions.ts';
import type { CallExchange } from '../../../../core/contract/calls.ts';
import type { TokenInquiry } from '../../../../core/contract/token-inquiries.ts';
import type { TokenExchange } from '../../../../core/contract/tokens.ts';
import type { StepFault } from './fault.ts';
import type { RunningStep } from './step.ts';

/** A step's result with the input that it was made from. */
export interface Done<Result> {
  readonly input: string;
  readonly result: Result;
}

/** What the steps of one client have come to in this run of the app. */
export interface RunState {
  readonly assertion: Done<SignedAssertion> | null;
  readonly request: Done<TokenExchange> | null;
  readonly refresh: TokenExchange | null;
  /** The last question about a token. */
  readonly inquiry: TokenInquiry | null;
  readonly call: Done<CallExchange> | null;
  /** The step under way; `since` in milliseconds. */
  readonly running: { readonly step: RunningStep; readonly since: number } | null;
  /** Why the last run could not be carried out. */
  readonly fault: StepFault | null;
}

export const nothingRun: RunState = {
  assertion: null,
  request: null,
  refresh: null,
  inquiry: null,
  call: null,
  running: null,
  fault: null,
};

export type RunEvent =
  | { readonly type: 'started'; readonly step: RunningStep; readonly at: number }
  | { readonly type: 'signed'; readonly done: Done<SignedAssertion> }
  | { readonly type: 'exchanged'; readonly done: Done<TokenExchange>; readonly assertionInput: string }
  | { readonly type: 'refreshed'; readonly exchange: TokenExchange }
  | { readonly type: 'inquired'; readonly inquiry: TokenInquiry }
  | { readonly type: 'called'; readonly done: Done<CallExchange> }
  | { readonly type: 'ended'; readonly fault: StepFault | null };

/** The state after something happened in a run. */
export function afterEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'started':
      return { ...state, running: { step: event.step, since: event.at }, fault: null };
    case 'signed':
      return { ...state, assertion: event.done };
    case 'exchanged': {
      const signed = event.done.result.assertion;
      return {
        ...state,
        request: event.done,
        assertion: signed === null ? state.assertion : { input: event.assertionInput, result: signed },
      };
    }
    case 'refreshed':
      return { ...state, refresh: event.exchange };
    case 'inquired':
      return { ...state, inquiry: event.inquiry };
    case 'called':
      return { ...state, call: event.done };
    default:
      return { ...state, running: null, fault: event.fault };
  }
}
