import type { Rule } from '../rule.ts';
import { algorithmRules } from './algorithm.ts';
import { audienceRules } from './audience.ts';
import { claimRules } from './claims.ts';
import { dpopRules } from './dpop.ts';
import { encodingRules } from './encoding.ts';
import { encryptedRules } from './encrypted.ts';
import { headerRules } from './header.ts';
import { keyRules } from './key.ts';
import { tokenRules } from './received-tokens.ts';
import { requestRules } from './request.ts';
import { serverRules } from './server.ts';
import { timeRules } from './time.ts';

/** Rules about one thing. */
export interface RuleFamily {
  /** What their ids begin with. */
  readonly prefix: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The families, in the order in which findings are shown. */
export const families: readonly RuleFamily[] = [
  { prefix: 'ENC', title: 'Encoding', rules: encodingRules },
  { prefix: 'HDR', title: 'JOSE Header', rules: headerRules },
  { prefix: 'ALG', title: 'Algorithm and signature', rules: algorithmRules },
  { prefix: 'KEY', title: 'Keys and key sets', rules: keyRules },
  { prefix: 'CLM', title: 'Claims', rules: claimRules },
  { prefix: 'AUD', title: 'Audience', rules: audienceRules },
  { prefix: 'TIM', title: 'Time', rules: timeRules },
  { prefix: 'REQ', title: 'Request', rules: requestRules },
  { prefix: 'SRV', title: 'Server metadata and answers', rules: serverRules },
  { prefix: 'TOK', title: 'Tokens received', rules: tokenRules },
  { prefix: 'DPP', title: 'DPoP', rules: dpopRules },
  { prefix: 'JWE', title: 'Encrypted tokens', rules: encryptedRules },
];

/** Every rule, in that order. */
export const catalogue: readonly Rule[] = families.flatMap(({ rules }) => rules);

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule with an id, letters compared without case, or undefined. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id.toUpperCase());
}
