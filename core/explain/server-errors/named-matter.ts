import type { ServerCheckName } from '../diagnosis/server-check.ts';

/** What a text is about, by the words in it. */
export interface NamedMatter {
  /** In a sentence. */
  readonly meaning: string;
  readonly checks: readonly ServerCheckName[];
  readonly rules: readonly string[];
}

const matters: readonly (NamedMatter & { readonly words: RegExp })[] = [
  {
    meaning: 'The server complains of the “jti”, or of an assertion that was used before.',
    words: /\bjti\b|\breplay|already (?:been )?used|\bused (?:before|once)\b/,
    checks: ['jti'],
    rules: ['CLM-05', 'CLM-04', 'CLM-06', 'REQ-11'],
  },
  {
    meaning: 'The server complains of the audience.',
    words: /\baud\b|\baudience\b/,
    checks: ['audience'],
    rules: ['AUD-01', 'AUD-07', 'AUD-02', 'AUD-05', 'AUD-04', 'AUD-03', 'AUD-06', 'AUD-10'],
  },
  {
    meaning: 'The server complains of when it ends.',
    words: /\bexp\b|\bexpir(?:ed|y|es|ation)\b|\blifetime\b/,
    checks: ['times'],
    rules: ['TIM-02', 'TIM-09', 'TIM-01', 'TIM-03', 'TIM-04'],
  },
  {
    meaning: 'The server complains of when it begins.',
    words: /\bnbf\b|\bnot (?:yet valid|active yet|before)\b/,
    checks: ['times'],
    rules: ['TIM-05', 'TIM-09', 'TIM-04'],
  },
  {
    meaning: 'The server complains of when it was issued.',
    words: /\biat\b|\bissued (?:at|in the future)\b/,
    checks: ['times'],
    rules: ['TIM-06', 'TIM-09', 'TIM-07', 'TIM-10', 'TIM-04'],
  },
  {
    meaning: 'The server complains of the signature.',
    words: /\bsignature\b/,
    checks: ['signature'],
    rules: ['ALG-16', 'ALG-15', 'ALG-12', 'ALG-17'],
  },
  {
    meaning: 'The server complains of the algorithm.',
    words: /\balg\b|\balgorithm\b/,
    checks: ['algorithm'],
    rules: ['ALG-02', 'ALG-01', 'ALG-03', 'HDR-01', 'HDR-02', 'HDR-03'],
  },
  {
    meaning: 'The server complains of the key.',
    words: /\bkid\b|\bjwks\b|\bkey ?set\b|\bno (?:matching|suitable|applicable) key\b/,
    checks: ['key'],
    rules: ['HDR-08', 'HDR-07', 'KEY-11', 'KEY-09'],
  },
  {
    meaning: 'The server complains of the issuer or the subject.',
    words: /\biss\b|\bissuer\b|\bsub\b|\bsubject\b/,
    checks: ['subject'],
    rules: ['CLM-03', 'CLM-01', 'CLM-02'],
  },
  {
    meaning: 'The server complains of the type in the header, “typ”: it takes another kind of token.',
    words: /\btyp\b|\bat\+jwt\b/,
    checks: ['token', 'request'],
    rules: ['TOK-05', 'HDR-05', 'HDR-04', 'TOK-01'],
  },
  {
    meaning: 'The server complains of the DPoP proof.',
    words: /\bdpop\b/,
    checks: ['proof'],
    rules: ['DPP-01', 'DPP-02', 'DPP-03', 'DPP-07'],
  },
  {
    meaning: 'The server does not know the client, or does not serve it.',
    words: /\bunknown client\b|\bclient (?:not found|does not exist|is (?:disabled|not active))\b/,
    checks: ['client'],
    rules: ['client-unknown'],
  },
];

/** What is said of a refresh token, used, ended or unknown, is not said of the assertion. */
const ofRefreshToken: NamedMatter = {
  meaning: 'The server does not take the refresh token.',
  checks: ['grant'],
  rules: ['refresh-token'],
};

/** The one matter that a text of a server which nobody here knows is about; null where it names none, or several. */
export function namedMatter(text: string): NamedMatter | null {
  const lower = text.slice(0, 2000).toLowerCase();
  if (/\brefresh[ _-]?token\b/.test(lower)) return ofRefreshToken;
  const found = matters.filter(({ words }) => words.test(lower));
  const [only] = found;
  return only === undefined || found.length > 1 ? null : only;
}
