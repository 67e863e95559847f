import { exitCodes, type ExitCode } from './exit-code.ts';
import { describeFailure } from './failure-description.ts';
import { readQuickDecode } from './quick-decode.ts';
import { refuseSecretArguments } from './secret-arguments.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Runs one command line to its end and answers its exit code. Every ending other than 0 puts one sentence on standard error. */
export async function run(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  try {
    refuseSecretArguments(argv);
    const quick = readQuickDecode(argv);
    if (quick === undefined) {
      const { runProgram } = await import('./program.ts');
      return await runProgram(argv, terminal);
    }
    const { decode } = await import('./commands/decode.ts');
    await decode(quick.token, quick.options, terminal);
    return exitCodes.done;
  } catch (error) {
    const { exitCode, message } = describeFailure(error);
    await terminal.diagnose(`${terminal.styleDiagnostic('red', 'assay:')} ${message}`);
    return exitCode;
  }
}
