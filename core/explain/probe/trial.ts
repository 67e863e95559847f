/** What one request of a probe is for. */
export const trialKinds = ['original', 'variation', 'pair', 'original again', 'confirmation'] as const;
export type TrialKind = (typeof trialKinds)[number];

/** One request of a probe. */
export interface Trial {
  readonly kind: TrialKind;
  /** Ids of the variations that are made to the original; none for the original itself. */
  readonly variations: readonly string[];
}

/** How a server answered: `slow down` is 429 or a Retry-After, `unreached` no answer at all, `not sent` that it could not be made. */
export const trialOutcomes = ['accepted', 'refused', 'slow down', 'unreached', 'not sent'] as const;
export type TrialOutcome = (typeof trialOutcomes)[number];

/** What came of one request. */
export interface TrialAnswer {
  readonly trial: Trial;
  readonly outcome: TrialOutcome;
  /** Null when no response came. */
  readonly status: number | null;
  /** The server's `error` and `error_description`. */
  readonly error: string | null;
  readonly description: string | null;
}

/** Whether two refusals say the same, apart from numbers and ids in them. */
export function sameComplaint(one: TrialAnswer, other: TrialAnswer): boolean {
  return complaint(one) === complaint(other);
}

function complaint({ status, error, description }: TrialAnswer): string {
  return JSON.stringify([status, error, (description ?? '').slice(0, 1000).replaceAll(/[0-9a-f-]{16,}|\d+/gi, '#')]);
}
