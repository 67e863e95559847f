import { findingMember, type FoundToken, markedText, type MemberName } from '../../core/scan/found-token.ts';
import { clientClaims } from '../../core/scan/client-claims.ts';
import type { TokenGroup } from '../../core/scan/token-groups.ts';
import { utcText } from '../../core/jose/time-words.ts';
import { columns } from './columns.ts';
import type { Terminal } from './terminal.ts';

/** Characters of a cell that are shown. */
const widest = 40;

/** Found tokens for people, a line each. */
export function tokenTable(tokens: readonly FoundToken[], terminal: Terminal): string {
  if (tokens.length === 0) return '';
  const head = ['LINE', 'COUNT', 'KIND', 'ISSUER', 'SUBJECT OR CLIENT', 'ALG', 'KID', 'EXPIRES'];
  const rows = tokens.map((token) => {
    const { line, count, kind, iss, sub, client, alg, kid, exp } = token;
    return [
      String(line),
      String(count),
      kind,
      markedText(shortened(iss), ['iss'], token),
      markedText(shortened(sub ?? client), sub === null ? clientClaims : ['sub'], token),
      markedText(shortened(alg), ['alg'], token),
      markedText(shortened(kid), ['kid'], token),
      markedText(exp === null ? '–' : utcText(exp * 1000), ['exp'], token),
    ];
  });
  return table([head, ...rows], terminal);
}

/**
 * Groups for people, the largest first.
 * @param words what a value means, in a few words, where that is known
 */
export function groupTable(
  groups: readonly TokenGroup[],
  { member, words }: { readonly member: MemberName; readonly words: (value: string) => string | undefined },
  terminal: Terminal,
): string {
  if (groups.length === 0) return '';
  const rows = groups.map(({ value, tokens, count }) => [
    String(tokens),
    String(count),
    value ?? '(none)',
    value === null ? '' : (words(value) ?? ''),
  ]);
  return table([['TOKENS', 'COUNT', member, member === findingMember ? 'RULE THAT IS NOT KEPT' : ''], ...rows], terminal);
}

function table(rows: readonly (readonly string[])[], terminal: Terminal): string {
  return columns(rows, (cell, _column, row) => (row === 0 ? terminal.style('bold', cell) : cell));
}

function shortened(text: string | null): string {
  if (text === null) return '–';
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
