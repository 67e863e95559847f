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
