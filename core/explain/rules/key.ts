import type { Rule } from '../rule.ts';
import { keyMemberRules } from './key-members.ts';
import { keySetRules } from './key-set.ts';

/** KEY: keys and sets of keys. */
export const keyRules: readonly Rule[] = [...keyMemberRules, ...keySetRules].toSorted((one, other) => one.id.localeCompare(other.id));
