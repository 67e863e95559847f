import { numbered } from '../../jose/time-words.ts';
import type { Fix } from '../fix.ts';
import { movedOn } from './course.ts';
import type { TrialAnswer } from './trial.ts';
import type { Variation } from './variation.ts';

/** How a probe can end. */
export const probeVerdicts = ['found', 'unconfirmed', 'accepted as it is', 'unsteady', 'not found', 'stopped'] as const;
export type ProbeVerdict = (typeof probeVerdicts)[number];

/** What a probe has shown. */
export interface ProbeConclusion {
  readonly verdict: ProbeVerdict;
  /** For people. */
  readonly sentence: string;
  /** The smallest change that was seen to suffice; null where none was. Only that of `found` was confirmed. */
  readonly fix: Fix | null;
}

/** What the answers show. `cancelled`: a person has ended it. */
export function probeConclusion(plan: readonly Variation[], answers: readonly TrialAnswer[], cancelled: boolean): ProbeConclusion {
  const last = answers.at(-1);
  const accepted = answers.find(({ outcome }) => outcome === 'accepted');
  const found = plan.filter(({ id }) => accepted?.trial.variations.includes(id));
  const without = (verdict: ProbeVerdict, sentence: string): ProbeConclusion => ({ verdict, sentence, fix: null });
  if (accepted?.trial.kind === 'original')
    return without('accepted as it is', 'The server takes the request as it is: there is nothing to find.');
  if (last?.trial.kind === 'confirmation' && last.outcome === 'accepted') return confirmed(found);
  if (last?.trial.kind === 'original again' && last.outcome === 'accepted') {
    return without('unsteady', 'The server now takes the request as it was too, so the change is not what it took: try the request again.');
  }
  if (last?.trial.kind === 'confirmation' && last.outcome === 'refused') {
    return without(
      'unsteady',
      `The server took the request once with this change and then refused it: ${shows(found)}, but not every time.`,
    );
  }
  const seen = accepted === undefined ? '' : ` One change was taken before that, and not confirmed: ${shows(found)}.`;
  if (last?.outcome === 'slow down') return without('stopped', `The server asks for fewer requests, so the probe has ended.${seen}`);
  if (last?.outcome === 'unreached') return without('stopped', `No answer came from the server, so the probe has ended.${seen}`);
  if (cancelled) return without('stopped', `The probe was stopped.${seen}`);
  if (accepted === undefined) return without('not found', notFound(plan, answers));
  if (last?.outcome === 'not sent') return without('stopped', `A request could not be made, so the probe has ended.${seen}`);
  return unconfirmed(found, answers);
}

/** The limit came between the change and its confirmation: the request as it was again, and the change again. */
function unconfirmed(found: readonly Variation[], answers: readonly TrialAnswer[]): ProbeConclusion {
  const wanting = answers.at(-1)?.trial.kind === 'original again' ? 1 : 2;
  const change = found.length === 1 ? 'this change' : 'these changes';
  const sentence = `The server took the request once with ${change}: it ${shows(found)}. The limit of ${numbered(answers.length, 'request')} left none to confirm it; allow ${answers.length + wanting}.`;
  return { verdict: 'unconfirmed', sentence, fix: joinedFix(found) };
}

function joinedFix(found: readonly Variation[]): Fix {
  return { title: found.map(({ fix }) => fix.title).join(', and '), changes: found.flatMap(({ fix }) => fix.changes) };
}

function confirmed(found: readonly Variation[]): ProbeConclusion {
  const taken =
    found.length === 1
      ? 'That one change suffices: the request as it was is refused, and with this change it was taken twice.'
      : 'Both changes are needed: the request as it was is refused, and with both of them it was taken twice.';
  const sentence = `This server ${shows(found)}. ${taken}`;
  return { verdict: 'found', sentence, fix: joinedFix(found) };
}

function shows(found: readonly Variation[]): string {
  return found.map(({ shows: words }) => words).join(', and ');
}

function notFound(plan: readonly Variation[], answers: readonly TrialAnswer[]): string {
  const moved = movedOn(answers);
  const hints = plan.filter(({ id }) => moved.includes(id)).slice(0, 3);
  const tried = new Set(answers.filter(({ trial }) => trial.kind === 'variation').flatMap(({ trial }) => trial.variations)).size;
  const rest = tried < plan.length ? ` ${numbered(plan.length - tried, 'further change')} of the plan could not be tried.` : '';
  const other = answers.find(({ trial }) => trial.variations.includes(hints[0]?.id ?? ''));
  if (tried === 0) return 'The number of requests leaves none for a change: allow more.';
  const hint =
    hints.length === 0
      ? ' The server gave the same answer each time.'
      : ` After “${hints.map(({ fix }) => fix.title).join('”, “')}” it complained of something else (${other?.error ?? `status ${other?.status ?? 0}`}).`;
  const none = tried === 1 ? 'One change was tried, and was not enough.' : `None of ${tried} changes was enough.`;
  return `${none}${hint}${rest} What it wants cannot be found from here; its operator can say.`;
}
