import { describeToken } from '../../../core/jose/describe-token.ts';
import { longestToken, readToken } from '../../../core/jose/read-token.ts';
import type { ReadToken, TokenTimes } from '../../../core/jose/token.ts';
import type { SignatureState } from '../../../core/contract/tokens.ts';
import { grouped } from '../../../core/jose/time-words.ts';
import { instantArgument } from '../arguments.ts';
import { readStandardInput } from '../bounded-input.ts';
import { badInput, CommandFailure } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import { decodedTokenText, problemLine } from '../decoded-token-text.ts';
import { exitCodes } from '../exit-code.ts';
import { membersJson } from '../members-json.ts';
import { refuseFileName, refuseSeveralTokens } from '../single-token.ts';
import { checkSignatures, notChecked, signatureJson } from '../signature-check.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson } from '../visible-text.ts';

export interface DecodeOptions {
  /** Milliseconds; the clock if left out. */
  readonly at?: number;
  readonly json?: boolean;
}

/** The command's place in the full program; a plain call comes by way of `quick-decode.ts`. */
export const defineDecode: DefineCommand = (command, terminal) => {
  command
    .description('Opens a token: what it is, its header, claims, dates and signature. An opaque token is no error.')
    .argument('[token]', 'the token; “-” or none reads standard input')
    .option('--at <time>', 'judge its dates as of this time: seconds since 1970 or a date', instantArgument)
    .option('--json', 'print JSON')
    .action((token: string | undefined, options: DecodeOptions) => decode(token, options, terminal));
};

/** `assay decode`: opens a token. It needs no vault and no database, and uses the held keys where there are some. */
export async function decode(token: string | undefined, options: DecodeOptions, terminal: Terminal): Promise<void> {
  const given = await tokenText(token, terminal);
  if (given.length > longestToken) {
    throw badInput(`The token has ${grouped(given.length)} characters; no more than ${grouped(longestToken)} are read.`);
  }
  refuseSeveralTokens(given);
  const read = readToken(given);
  if (read.text === '') throw badInput('There is no token: what was given is empty.');
  const described = describeToken(read, { at: options.at ?? Date.now() });
  const [signature = notChecked] = await checkSignatures([read], terminal);
  if (options.json) {
    for (const problem of read.problems.filter(({ severity }) => severity !== 'information')) {
      await terminal.diagnose(problemLine(problem));
    }
    await terminal.output(`${visibleJson(decodedJson(read, described.kind.name, described.times, signature))}\n`);
  } else {
    await terminal.output(decodedTokenText(read, described, signature, terminal));
  }
  if (signature.state === 'failed') throw new CommandFailure(exitCodes.refused, 'The signature was checked and failed.');
}

async function tokenText(argument: string | undefined, terminal: Terminal): Promise<string> {
  if (argument !== undefined && argument !== '-') {
    refuseFileName(argument);
    return argument;
  }
  if (argument === undefined && terminal.input.isTTY) {
    throw badInput('Give the token to decode, or pipe it in: pbpaste | assay decode.');
  }
  return await readStandardInput(terminal);
}

function decodedJson(read: ReadToken, kind: string, times: TokenTimes, signature: SignatureState) {
  const { words: _words, ...dates } = times;
  return { kind, ...membersJson(read), signature: signatureJson(signature), times: dates };
}
