import { sameComplaint, type Trial, type TrialAnswer } from './trial.ts';
import type { Variation } from './variation.ts';

/** Requests of one probe at most. */
export const mostProbeRequests = 40;

/** Requests that are kept back, to confirm what is found. */
const toConfirm = 2;

interface Limits {
  /** Requests in all. */
  readonly most: number;
}

/**
 * What to send next: the original, then each variation by itself, then pairs with one that changed what the server complains of; once one is
 * accepted, the original again and the same once more. Null at the end.
 */
export function nextTrial(plan: readonly Variation[], answers: readonly TrialAnswer[], { most }: Limits): Trial | null {
  const last = answers.at(-1);
  if (last === undefined) return { kind: 'original', variations: [] };
  if (answers.length >= most || last.outcome === 'slow down' || last.outcome === 'unreached') return null;
  const accepted = answers.find(({ outcome }) => outcome === 'accepted');
  if (accepted !== undefined) return confirming(accepted.trial, last);
  const reserve = most > toConfirm + 1 ? toConfirm : 0;
  return answers.length >= most - reserve ? null : (untried(plan, answers) ?? untriedPair(plan, answers));
}

function confirming(found: Trial, { trial: { kind }, outcome }: TrialAnswer): Trial | null {
  if (found.kind === 'original') return null;
  if (kind === 'variation' || kind === 'pair') return { kind: 'original again', variations: [] };
  return kind === 'original again' && outcome === 'refused' ? { kind: 'confirmation', variations: found.variations } : null;
}

function untried(plan: readonly Variation[], answers: readonly TrialAnswer[]): Trial | null {
  const tried = new Set(answers.filter(({ trial }) => trial.kind === 'variation').flatMap(({ trial }) => trial.variations));
  const next = plan.find(({ id }) => !tried.has(id));
  return next === undefined ? null : { kind: 'variation', variations: [next.id] };
}

/** A server that complains of something else after a change may have been satisfied by it as far as it goes. */
function untriedPair(plan: readonly Variation[], answers: readonly TrialAnswer[]): Trial | null {
  const tried = new Set(answers.filter(({ trial }) => trial.kind === 'pair').map(({ trial }) => trial.variations.join(' ')));
  for (const first of movedOn(answers)) {
    const one = plan.find(({ id }) => id === first);
    for (const other of plan) {
      const variations = [first, other.id];
      if (one === undefined || other.varies === one.varies || tried.has(variations.join(' '))) continue;
      if (!tried.has(variations.toReversed().join(' '))) return { kind: 'pair', variations };
    }
  }
  return null;
}

/** The single variations after which the server complained of something else. */
export function movedOn(answers: readonly TrialAnswer[]): readonly string[] {
  const [original] = answers;
  if (original === undefined) return [];
  return answers
    .filter((answer) => answer.trial.kind === 'variation' && answer.outcome === 'refused' && !sameComplaint(answer, original))
    .flatMap(({ trial }) => trial.variations);
}
