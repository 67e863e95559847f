import type { InquiryName } from '../../../../core/contract/token-inquiries.ts';

/** The four steps of the track, in order. */
export const steps = [
  { name: 'assertion', title: 'Assertion' },
  { name: 'request', title: 'Token request' },
  { name: 'tokens', title: 'Tokens' },
  { name: 'call', title: 'Call' },
] as const;

export type StepName = (typeof steps)[number]['name'];

/** The steps that do something of their own; tokens come from a request. */
export type RunStep = Exclude<StepName, 'tokens'>;

/** What can be under way: a step of the track, or what is done with a token. */
export type RunningStep = RunStep | 'refresh' | InquiryName;

/** The step on whose card it is shown. */
export function stepOf(running: RunningStep): StepName {
  return running === 'assertion' || running === 'request' || running === 'call' ? running : 'tokens';
}
