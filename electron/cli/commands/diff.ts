import { compareTokens, type TokenComparison, type TokenDifference } from '../../../core/inspect/compare-tokens.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import { readFileOrInput } from '../bounded-input.ts';
import { columns } from '../columns.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { theToken } from '../given-token.ts';
import { fs } from '../quick-builtins.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

/** `assay diff`: two tokens compared by what they say. */
export const defineDiff: DefineCommand = (command, terminal) => {
  command
    .description(
      'Compares two tokens by what they say, member by member; how they are written and signed is told apart. Nothing is verified.',
    )
    .argument('<a>', 'a token, a file with one in it, or “-” for standard input')
    .argument('<b>', 'the other')
    .option('--json', 'print JSON')
    .action(async (a: string, b: string, { json }: { json?: true }) => {
      if (a === '-' && b === '-') throw badInput('Standard input cannot be both tokens.');
      const comparison = compareTokens(await tokenOrFile(a, terminal), await tokenOrFile(b, terminal));
      await terminal.output(json ? `${visibleJson(comparison)}\n` : comparisonText(comparison, terminal));
    });
};

async function tokenOrFile(given: string, terminal: Terminal): Promise<ReadToken> {
  if (given === '-') return theToken(await readFileOrInput(terminal, given));
  const read = readToken(given);
  if (read.form !== 'opaque') return read;
  if (!fs.existsSync(given)) throw badInput(`“${shortened(given)}” is neither a token that can be read nor a file.`);
  try {
    return theToken(await readFileOrInput(terminal, given));
  } catch (error) {
    throw error instanceof CommandFailure && !error.message.includes(given) ? badInput(`“${shortened(given)}”: ${error.message}`) : error;
  }
}

/** Enough of an argument for a sentence. */
function shortened(text: string): string {
  return visibleText(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

/** Of a long text that begins as another one does, what stands from shortly before their difference on. */
function aroundDifference(text: string, other: string | null): string {
  let same = 0;
  while (same < text.length && text[same] === other?.[same]) same += 1;
  return text.length > 80 && same > 40 ? `…${text.slice(same - 20)}` : text;
}

/** One side of a difference. An element of a list that is on one side only is held against the first that is only on the other. */
function valueText(difference: TokenDifference, side: 'first' | 'second', all: readonly TokenDifference[]): string {
  const text = difference[side];
  if (text === null) return '–';
  const opposite = side === 'first' ? 'second' : 'first';
  const { part, path } = difference;
  const against = difference[opposite] ?? all.find((each) => each.part === part && each.path === path && each[side] === null)?.[opposite];
  return shortened(aroundDifference(text, against ?? null));
}

const signatures: Readonly<Record<TokenComparison['signature'], string>> = {
  same: 'Their signatures are the same.',
  different: 'Their signatures are different.',
  none: 'Neither has a signature.',
};

function comparisonText({ identical, equivalent, differences, formatting, signature }: TokenComparison, { style }: Terminal): string {
  if (identical) return 'They are the same, character by character.\n';
  const rows = differences.map((difference) => [
    difference.part,
    difference.path,
    valueText(difference, 'first', differences),
    valueText(difference, 'second', differences),
    difference.words ?? '',
  ]);
  const table = columns([['PART', 'MEMBER', 'A', 'B', ''], ...rows], (cell, column, row) =>
    row === 0 ? style('bold', cell) : column === 4 ? style('dim', cell) : cell,
  );
  const sentences = [...(equivalent ? ['They say the same.'] : []), ...formatting.map(visibleText), signatures[signature]];
  return `${equivalent ? '' : `${table}\n`}${sentences.join('\n')}\n`;
}
