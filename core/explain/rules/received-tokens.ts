import { tokenIssuedRules } from './token-issued.ts';
import { tokenKindRules } from './token-kinds.ts';
import { tokenReceivedRules } from './token-received.ts';

/** TOK: the tokens that a server gives, and how they are used. */
export const tokenRules = [...tokenKindRules, ...tokenIssuedRules, ...tokenReceivedRules].toSorted((one, other) =>
  one.id.localeCompare(other.id),
);
