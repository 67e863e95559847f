import { Command, CommanderError } from 'commander';
import { commandTable } from './command-table.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { describeFailure } from './failure-description.ts';
import { refuseSecretArguments } from './secret-arguments.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const exitCodeHelp = `
Exit codes:
  0  done
  1  usage or bad input
  2  the server refused, or a check failed
  3  the server could not be reached
  4  the vault is locked`;

/**
 * Runs one command line to its end and answers its exit code. Every ending other than 0 puts one sentence on standard error.
 */
export async function run(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  // Commander prints help while it parses; what it prints is kept here, so that it can be waited for.
  const printed: string[] = [];
  try {
    refuseSecretArguments(argv);
    const program = await createProgram(argv, terminal, (text) => printed.push(text));
    await program.parseAsync(argv, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError && printed.length > 0) {
      const wanted = error.exitCode === 0;
      await (wanted ? terminal.output(printed.join('')) : terminal.diagnose(printed.join('').trimEnd()));
      return wanted ? exitCodes.done : exitCodes.badInput;
    }
    const { exitCode, message } = describeFailure(error);
    await terminal.diagnose(`${terminal.styleDiagnostic('red', 'assay:')} ${message}`);
    return exitCode;
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
