import { readToken } from '../../core/jose/read-token.ts';
import type { ReadToken } from '../../core/jose/token.ts';

/** Tokens that are kept at most. */
const most = 2;

/** The tokens that were read last, by their text. */
const tokens = new Map<string, ReadToken>();

/** Takes a token apart as `readToken` does, but once for all the parts of the page that show the same text. */
export function readOnce(text: string): ReadToken {
  const known = tokens.get(text);
  if (known !== undefined) return known;
  const [oldest] = tokens.keys();
  if (tokens.size >= most && oldest !== undefined) tokens.delete(oldest);
  const token = readToken(text);
  tokens.set(text, token);
  return token;
}
