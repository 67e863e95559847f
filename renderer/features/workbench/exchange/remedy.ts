import type { Fix } from '../../../../core/explain/fix.ts';

/** What can be done about the causes of a refusal: it depends on what the refused request was made from. */
export interface Remedy {
  readonly busy: boolean;
  /** Whether a fix can be carried out for this request. */
  readonly takes: (fix: Fix) => boolean;
  readonly fix: (fix: Fix) => void;
  /** Carries it out and sends again. */
  readonly fixAndSend: (fix: Fix) => void;
}
