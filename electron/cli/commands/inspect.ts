import { findTokens, type FoundToken } from '../../../core/inspect/find-tokens.ts';
import { longestText } from '../../../core/inspect/longest-text.ts';
import { describeToken } from '../../../core/jose/describe-token.ts';
import { readToken } from '../../../core/jose/read-token.ts';
import { grouped, numbered } from '../../../core/jose/time-words.ts';
import type { ReadToken } from '../../../core/jose/token.ts';
import { instantArgument, integerArgument } from '../arguments.ts';
import { readFileOrInput } from '../bounded-input.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { exitCodes } from '../exit-code.ts';
import { foundTable, inspectedText, type InspectedToken } from '../inspected-text.ts';
import { disclosedToken } from '../../../core/inspect/disclosed-token.ts';
import { membersJson } from '../members-json.ts';
import { checkSignatures, notChecked, signatureJson } from '../signature-check.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson } from '../visible-text.ts';

interface InspectOptions {
  readonly select?: number;
  /** Milliseconds. */
  readonly at?: number;
  readonly json?: true;
}

/** A token of the input with its place in the list, from 1. */
interface Numbered {
  readonly number: number;
  readonly found: FoundToken;
}

/** `assay inspect`: the tokens in one thing of any wrapping, and what they say. */
export const defineInspect: DefineCommand = (command, terminal) => {
  command
    .description(
      'Finds the tokens in a token, header field, URL, form, curl line, HTTP message, JSON, HAR or log, says where and what they are, and opens them.',
    )
    .argument('[file]', 'the file; “-” or none reads standard input')
    .option('--select <number>', 'open this one of several, counted from 1', integerArgument('--select', 1, 1_000_000))
    .option('--at <time>', 'judge dates as of this time: “now”, seconds since 1970 or a date', instantArgument)
    .option('--json', 'print JSON, every token opened')
    .action((file: string | undefined, options: InspectOptions) => inspect(file, options, terminal));
};

/** What helps with a file that is too long to be held at once. */
const tooLong = 'which is more than this command takes: “assay scan” finds the tokens of files of any size';

async function inspect(file: string | undefined, options: InspectOptions, terminal: Terminal): Promise<void> {
  if (file === undefined && terminal.input.isTTY) throw badInput('Name a file, or pipe something in: pbpaste | assay inspect.');
  const all = findTokens(await readFileOrInput(terminal, file ?? '-', longestText, tooLong)).map((found, index) => ({
    number: index + 1,
    found,
  }));
  if (all.length === 0) throw badInput('There is no token in it.');
  const chosen = select(all, options.select);
  if (chosen.length > 1 && !options.json) {
    await terminal.output(foundTable(all, terminal));
    return await terminal.diagnose(`${grouped(all.length)} tokens. “--select N” opens one, “--json” prints all of them opened.`);
  }
  const tokens = await opened(chosen, options.at ?? Date.now(), terminal);
  if (options.json) await terminal.output(`${visibleJson({ tokens: tokens.map(inspectedJson) })}\n`);
  else for (const token of tokens) await terminal.output(inspectedText(token, terminal));
  refuseFailed(tokens);
}

function select(tokens: readonly Numbered[], number: number | undefined): readonly Numbered[] {
  if (number === undefined) return tokens;
  const token = tokens[number - 1];
  if (token === undefined)
    throw badInput(`--select ${number}: there ${tokens.length === 1 ? 'is' : 'are'} ${numbered(tokens.length, 'token')} in it.`);
  return [token];
}

async function opened(chosen: readonly Numbered[], at: number, terminal: Terminal): Promise<InspectedToken[]> {
  const reads: ReadToken[] = chosen.map(({ found }) => readToken(found.text));
  const signatures = await checkSignatures(reads, terminal);
  return await Promise.all(
    chosen.map(async ({ number, found }, index) => {
      const read = reads[index] ?? readToken(found.text);
      const signature = signatures[index] ?? notChecked;
      const { disclosed, faults, binding } = await disclosedToken(read);
      return {
        number,
        found,
        read,
        described: { ...describeToken(read, { at }), kind: found.kind },
        signature,
        disclosed,
        faults,
        binding,
      };
    }),
  );
}

function inspectedJson({ number, found, read, described, signature, disclosed, faults, binding }: InspectedToken) {
  const { words: _words, ...times } = described.times;
  return {
    number,
    kind: found.kind.name,
    reason: found.kind.reason,
    token: found.text,
    count: found.count,
    places: found.places,
    undone: found.undone,
    ...membersJson(read),
    disclosed: disclosed === null ? null : disclosed.claims,
    signature: signatureJson(signature),
    times,
    keyBinding: binding === null ? null : { state: binding.signature.state, bound: binding.bound, ...membersJson(binding.read) },
    problems: read.problems,
    faults,
  };
}

function refuseFailed(tokens: readonly InspectedToken[]): void {
  const failed = tokens.find(({ signature, faults }) => signature.state === 'failed' || faults.length > 0);
  if (failed === undefined) return;
  const of = tokens.length === 1 ? '' : ` of token ${failed.number}`;
  const sentence =
    failed.signature.state === 'failed'
      ? `The signature${of} was checked and failed.`
      : `The disclosures or the key binding${of} must be refused (RFC 9901 7).`;
  throw new CommandFailure(exitCodes.refused, sentence);
}
