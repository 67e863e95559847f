import { timeFormRules } from './time-form.ts';
import { timeJudgedRules } from './time-judged.ts';
import { timeServerRules } from './time-server.ts';

/** TIM: when it begins and ends, and by whose clock. */
export const timeRules = [...timeFormRules, ...timeJudgedRules, ...timeServerRules].toSorted((one, other) =>
  one.id.localeCompare(other.id),
);
