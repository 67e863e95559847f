/** A token that is not JOSE, recognised by its form or by what it is called. */
export interface OtherMatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The name that shows it to be a token; null where its form does. */
  readonly named: string | null;
}

interface Pattern {
  /**
   * The first group is a name, or empty; the second the value. Every unbounded repetition is of one class of characters, because others
   * make the engine keep a place for each character, of which it has not enough for long texts.
   */
  readonly pattern: RegExp;
  /** Characters that a value has at least. */
  readonly least: number;
}

/** Names whose values are tokens, whatever they look like. */
const names =
  'access_token|refresh_token|id_token|id_token_hint|client_assertion|assertion|subject_token|actor_token|SAMLResponse|SAMLRequest';

const patterns: readonly Pattern[] = [
  { pattern: /\b()(v[1-4]\.(?:local|public)\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?)/g, least: 24 },
  { pattern: /(?<![A-Za-z0-9+/_-])()((?:PHNhbW|PD94bWw|PFJlc3BvbnNl)[A-Za-z0-9+/=%]+)/g, least: 60 },
  {
    pattern: /()(<(?:\w{1,20}:)?(?:Response|Assertion|AuthnRequest|LogoutRequest)\b[^<>]{0,500}urn:oasis:names:tc:SAML[^<>]{0,500}>)/g,
    least: 1,
  },
  {
    pattern: new RegExp(String.raw`(?:^|[^\w-])(${names})(?:\\{0,3}["'])?\s{0,5}[=:]\s{0,5}(?:\\{0,3}["'])?([A-Za-z0-9._~+/%=-]+)`, 'g'),
    least: 8,
  },
  { pattern: /\b(Bearer|DPoP)(?:\s|%20){1,5}([A-Za-z0-9._~+/=-]+)/gi, least: 16 },
];

/** Tokens that are no JOSE in a text, pattern by pattern. Takes time linear in the text. */
export function otherTokens(text: string): OtherMatch[] {
  return patterns.flatMap(({ pattern, least }) =>
    Array.from(text.matchAll(pattern), (match) => {
      const [whole, name = '', value = ''] = match;
      const token = withoutStops(value);
      const start = match.index + whole.length - value.length;
      return { start, end: start + token.length, text: token, named: name === '' ? null : name };
    }).filter(({ text: token, named }) => token.length >= least && (named === null || looksRandom(token))),
  );
}

/** Without the punctuation of a sentence behind it. */
function withoutStops(value: string): string {
  let end = value.length;
  while (end > 0 && value.charAt(end - 1) === '.') end -= 1;
  return value.slice(0, end);
}

/** Tells a token's value from a word of prose. */
export function looksRandom(value: string): boolean {
  return value.length >= 8 && (/\d/.test(value) || value.length >= 32) && /\D/.test(value);
}
