import { readToken } from '../../core/jose/read-token.ts';
import { badInput } from './command-failure.ts';
import { fs } from './quick-builtins.ts';
import { visibleText } from './visible-text.ts';

/** Characters of a path that is looked for; a longer text is no path that was typed. */
const longestPath = 1024;

/** Throws a failure where an argument that should be a token is the name of a file. */
export function refuseFileName(argument: string): void {
  if (argument === '' || argument === '-' || argument.length > longestPath || !isFile(argument)) return;
  const name = visibleText(argument);
  throw badInput(`“${name}” is a file, not a token. Give “-” in its place and the file on standard input: - < ${name}`);
}

function isFile(path: string): boolean {
  return fs.existsSync(path) && fs.statSync(path).isFile();
}

/** Throws a failure for several whole tokens with white space between; read as one, two JWSs would look like a JWE. */
export function refuseSeveralTokens(text: string): void {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return;
  const tokens = words.filter((word) => word.includes('.')).filter(isWhole);
  if (tokens.length > 1) throw badInput(`${tokens.length} tokens are in it, and one is wanted. “assay inspect - --json” prints each.`);
}

function isWhole(word: string): boolean {
  const { form, header } = readToken(word);
  return form !== 'opaque' && header !== null;
}
