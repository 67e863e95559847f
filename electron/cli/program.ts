import { Command, CommanderError } from 'commander';
import { badInput } from './command-failure.ts';
import { commandTable } from './command-table.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { namingOption } from './field-option.ts';
import type { Terminal } from './terminal.ts';
import { usageSentence, type UsedCommand } from './usage-sentence.ts';

const exitCodeHelp = `
Exit codes:
  0  done
  1  usage or bad input
  2  the server refused, or a check failed
  3  the server could not be reached
  4  the vault is locked`;

/** Runs a command line with all commands, help and suggestions. Throws a failure for every ending other than 0, but for help that was not asked for. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  // Commander prints help while it parses; it is kept here, so that writing it can be waited for.
  const help: string[] = [];
  const program = await createProgram(argv, terminal, (text) => help.push(text));
  const used = usedCommand(program, argv);
  try {
    await program.parseAsync(used.misnamed ? argv.slice(0, used.words) : argv, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw namingOption(error, used.options);
    if (help.length === 0) throw badInput(usageSentence(error.message, used));
    const text = help.join('');
    if (error.exitCode !== 0) {
      await terminal.diagnose(text.trimEnd());
      return exitCodes.badInput;
    }
    await terminal.output(text);
    return exitCodes.done;
  }
}

/** The whole program; only the commands named at the start of `argv` are defined in full, the others by name and summary. */
async function createProgram(argv: readonly string[], terminal: Terminal, print: (text: string) => void): Promise<Command> {
  const program = new Command('assay')
    .description('Craft, sign and send JWT client assertions; open the tokens that come back.')
    .version(import.meta.env.ASSAY_VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => undefined })
    .addHelpText('after', exitCodeHelp);
  const named = argv.slice(0, 2);
  for (const entry of commandTable) {
    const command = program.command(entry.name).summary(entry.summary);
    if (named.includes(entry.name)) (await entry.load())(command, terminal);
  }
  return program;
}

interface NamedCommand extends UsedCommand {
  /** The first word after its name is none of its commands: help is not what was asked for then, even with `--help`. */
  readonly misnamed: boolean;
  /** Words at the start of the command line that name it, that one among them. */
  readonly words: number;
}

/** The command that the first words name. */
function usedCommand(program: Command, argv: readonly string[]): NamedCommand {
  let command = program;
  const names = [program.name()];
  for (const word of argv) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) break;
    command = next;
    names.push(word);
  }
  const following = argv[names.length - 1];
  const misnamed = command.commands.length > 0 && following !== undefined && following !== 'help' && !following.startsWith('-');
  const options = command.options.flatMap(({ long }) => long ?? []);
  return { path: names.join(' '), options, misnamed, words: names.length };
}
