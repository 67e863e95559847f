import { findTokens } from '../../core/inspect/find-tokens.ts';
import { longestToken, readToken } from '../../core/jose/read-token.ts';
import { grouped } from '../../core/jose/time-words.ts';
import type { ReadToken } from '../../core/jose/token.ts';
import { readStandardInput } from './bounded-input.ts';
import { badInput } from './command-failure.ts';
import { refuseFileName, refuseSeveralTokens } from './single-token.ts';
import type { Terminal } from './terminal.ts';

/** The token that a command is given, or that stands on standard input for `-`. Throws a failure for none, for several, and for a file’s name. */
export async function givenToken(argument: string, terminal: Terminal): Promise<ReadToken> {
  refuseFileName(argument);
  return theToken(argument === '-' ? await readStandardInput(terminal) : argument);
}

/** The one token of a text: the text itself, out of its wrapping, or the only JWS or JWE that is found in it. */
export function theToken(text: string): ReadToken {
  const read = readToken(text);
  if (read.text === '') throw badInput('There is no token: what was given is empty.');
  if (read.form !== 'opaque') {
    refuseSeveralTokens(text);
    return read;
  }
  const found = findTokens(text).filter(({ form }) => form !== 'opaque');
  const [only] = found;
  if (found.length > 1) {
    throw badInput(`${grouped(found.length)} tokens are in it, and one is wanted. “assay inspect - --json” prints each.`);
  }
  if (only !== undefined) return readToken(only.text);
  if (text.length <= longestToken) return read;
  throw badInput(`The token has ${grouped(text.length)} characters; no more than ${grouped(longestToken)} are read.`);
}
