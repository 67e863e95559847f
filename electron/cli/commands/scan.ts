import { readFilter } from '../../../core/scan/filter-expression.ts';
import { comparedMembers } from '../../../core/scan/filter-match.ts';
import { claimPrefix, findingMember, memberName, memberNames, type MemberName } from '../../../core/scan/found-token.ts';
import type { ExportFormat } from '../../../core/scan/token-export.ts';
import { grouped, numbered } from '../../../core/jose/time-words.ts';
import { readBlocks } from '../../scan/read-blocks.ts';
import type { ScanTotals, TokenQuery } from '../../scan/scan-messages.ts';
import { createScanSession, type ScanSession } from '../../scan/scan-session.ts';
import { fileFailure } from '../bounded-input.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { groupTable, tokenTable } from '../scan-table.ts';
import type { Terminal } from '../terminal.ts';
import { visibleRecords, visibleText } from '../visible-text.ts';

interface ScanOptions {
  readonly json?: true;
  readonly csv?: true;
  readonly groupBy?: MemberName;
  readonly where?: string;
}

/** Rows that are asked for and written at a time. */
const rowsAtOnce = 5000;

/** `assay scan`: all tokens of a file or of standard input, each distinct one once. */
export const defineScan: DefineCommand = (command, terminal) => {
  command
    .description('Finds the JWS and JWE in a file or stream of any size: one row for each distinct token. Nothing is verified.')
    .argument('<file>', 'the file; “-” reads standard input')
    .option('--json', 'print a JSON object a line')
    .option('--csv', 'print CSV')
    .option('--group-by <member>', 'count the tokens by a member, or by a claim as claims.NAME', memberArgument)
    .option('--where <expression>', 'print what fits: iss = x and (exp < 2026-01-01 or claims.scope ~ write)', filterArgument)
    .action((file: string, options: ScanOptions) => scan(file, options, terminal));
};

async function scan(file: string, options: ScanOptions, terminal: Terminal): Promise<void> {
  if (options.json && options.csv) throw badInput('--json and --csv exclude each other.');
  const asked = askedMembers(options);
  // In this thread: the program has nothing else to do, and another thread takes longer to start than a large file to read.
  const session = createScanSession({
    keepClaims: asked.some((name) => name.startsWith(claimPrefix)),
    judge: asked.includes(findingMember) ? (await import('../scan-judge.ts')).scanJudge() : null,
  });
  await read(session, file, terminal);
  await print(session, options, terminal);
  await terminal.diagnose(summary(session.totals()));
}

async function read(session: ScanSession, file: string, terminal: Terminal): Promise<void> {
  if (file === '-') for await (const chunk of terminal.input) session.push(chunk);
  else {
    try {
      readBlocks(file, (length, fill) => session.pull(length, fill));
    } catch (error) {
      throw fileFailure(file, error);
    }
  }
  session.end();
}

async function print(session: ScanSession, { json, csv, groupBy, where = '' }: ScanOptions, terminal: Terminal): Promise<void> {
  const query: TokenQuery = { filter: where, order: { by: 'offset', descending: false } };
  if (json || csv) return await printRecords(session, query, json ? 'ndjson' : 'csv', groupBy ?? null, terminal);
  const whole = { from: 0, length: Number.MAX_SAFE_INTEGER };
  if (groupBy === undefined) return await terminal.output(tokenTable(session.page({ ...query, ...whole }).tokens, terminal));
  const { groups } = session.groups({ ...query, ...whole, by: groupBy });
  await terminal.output(groupTable(groups, { member: groupBy, words: await wordsFor(groupBy) }, terminal));
}

/** The titles of rules, which are loaded only where they are wanted. */
async function wordsFor(member: MemberName): Promise<(value: string) => string | undefined> {
  if (member !== findingMember) return () => undefined;
  const { ruleNamed } = await import('../../../core/explain/rules/catalogue.ts');
  return (value) => ruleNamed(value)?.title;
}

async function printRecords(
  session: ScanSession,
  query: TokenQuery,
  format: ExportFormat,
  by: MemberName | null,
  terminal: Terminal,
): Promise<void> {
  for (let from = 0, done = false; !done; from += rowsAtOnce) {
    const part = session.export({ ...query, format, by, from, length: rowsAtOnce });
    await terminal.output(visibleRecords(part.text));
    done = part.done;
  }
}

function askedMembers({ groupBy, where = '' }: ScanOptions): readonly MemberName[] {
  const reading = readFilter(where);
  return [...(groupBy === undefined ? [] : [groupBy]), ...('filter' in reading ? comparedMembers(reading.filter) : [])];
}

function memberArgument(text: string): MemberName {
  const name = memberName(text);
  if (name === null) {
    throw badInput(`--group-by takes one of ${memberNames} or claims.NAME, not “${visibleText(text)}”.`);
  }
  return name;
}

/** Refuses an expression that cannot be read before anything is scanned. */
function filterArgument(text: string): string {
  const reading = readFilter(text);
  if ('filter' in reading) return text;
  const { position, message } = reading.fault;
  throw badInput(`--where cannot be read at character ${position + 1}: ${visibleText(message)}`);
}

function summary({ bytes, found, distinct, dropped, claimsFull }: ScanTotals): string {
  const sentences = [`${numbered(distinct, 'distinct token')}, found ${numbered(found, 'time')} in ${numbered(bytes, 'byte')}.`];
  if (dropped > 0) sentences.push(`No more distinct tokens are kept; ${grouped(dropped)} finds after that are not among them.`);
  if (claimsFull) sentences.push('There was no room for the claims of all; those without are passed over where a claim is asked for.');
  return sentences.join(' ');
}
