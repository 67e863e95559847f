import type { ProbePlan } from '../../core/contract/probes.ts';
import type { TrialAnswer, TrialKind } from '../../core/explain/probe/trial.ts';
import type { Variation } from '../../core/explain/probe/variation.ts';
import { columns } from './columns.ts';
import { visibleText } from './visible-text.ts';

/** A plan for a person at a terminal: what would be sent, where to, and why. */
export function planText({ tokenEndpoint, variations, requests, seconds }: ProbePlan): string {
  const rows = variations.map(({ fix, reason }, index) => [String(index + 1), visibleText(fix.title), visibleText(reason)]);
  const limits = `At most ${requests} requests to ${visibleText(tokenEndpoint)}, in ${seconds} s or more, each made afresh.`;
  return `${columns([['N', 'CHANGE', 'BECAUSE'], ...rows])}${limits}\n`;
}

const kinds: Readonly<Record<TrialKind, string>> = {
  original: 'As it is',
  variation: '',
  pair: '',
  'original again': 'As it is, once more',
  confirmation: 'Confirming: ',
};

/** One answer in a line: “Set aud to https://as.example/token: refused, 401 invalid_client”. */
export function answerLine({ trial, outcome, status, error, description }: TrialAnswer, plan: readonly Variation[]): string {
  const titles = plan.filter(({ id }) => trial.variations.includes(id)).map(({ fix }) => fix.title);
  const said = (status === null ? [description] : [status, error]).filter((part) => part !== null).join(' ');
  return visibleText(`${kinds[trial.kind]}${titles.join(', and ')}: ${outcome}${said === '' ? '' : `, ${said}`}`);
}
