import type { JudgedCheck } from './judged-check.ts';

/** Checks that follow on each other and went the same way for the same reason. */
export interface CheckGroup extends Pick<JudgedCheck, 'state' | 'why' | 'first'> {
  /** In the server’s order; never empty. */
  readonly questions: readonly string[];
}

/** Checks for a list that gives each reason once. */
export function checkGroups(checks: readonly JudgedCheck[]): readonly CheckGroup[] {
  const groups: CheckGroup[] = [];
  for (const { question, state, why, first } of checks) {
    const last = groups.at(-1);
    if (last?.state === state && last.why === why) groups[groups.length - 1] = { ...last, questions: [...last.questions, question] };
    else groups.push({ questions: [question], state, why, first });
  }
  return groups;
}
