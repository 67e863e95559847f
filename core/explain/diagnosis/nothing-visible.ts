import { needWords, type Need } from '../facts.ts';
import { standardCode } from '../server-errors/standard-codes.ts';
import type { Cause } from './cause.ts';
import { saidWords } from './rank.ts';
import type { Said } from './said.ts';

/** What is left to say where nothing that was sent explains the refusal: what the server itself said, or whom to ask. */
export function unexplained(said: Said, missing: readonly Need[]): Cause {
  const { meaning, vendor, checks, rules } = said;
  const common = said.code === null ? undefined : standardCode(said.code);
  const unseen = missing.filter((need) => askable.includes(need)).map((need) => needWords[need]);
  const lookUp = unseen.length === 0 ? '' : ` It was judged without ${unseen.join(' and ')}.`;
  if (meaning !== null) {
    return {
      id: rules[0] ?? 'server-says',
      verdict: 'likely',
      confidence: 0.6,
      check: checks?.[0] ?? null,
      title: meaning,
      evidence: {
        for: [`The server says so${vendor === null ? '' : ` (a message of ${vendor})`}: ${saidWords(said)}.`],
        against: [`Nothing of it can be seen in what was sent.${lookUp}`],
      },
      advice: 'Compare with what is registered at the server, or ask its operator, and send them the summary.',
      fix: null,
      source: null,
    };
  }
  return {
    id: 'nothing-visible',
    verdict: 'nothing-visible',
    confidence: 0,
    check: null,
    title: `Nothing wrong can be seen from here.${lookUp}`,
    evidence: {
      for: [
        `The server says only ${saidWords(said)}.`,
        ...(common === undefined ? [] : [`Behind that there usually is: ${common.causes.join('; ')}.`]),
      ],
      against: [],
    },
    advice: 'Ask the server’s operator what its log says of this request, and send them the summary.',
    fix: null,
    source: null,
  };
}

/** What a person can supply. */
const askable: readonly Need[] = ['metadata', 'keys', 'registration'];
