import { exitCodes, type ExitCode } from './exit-code.ts';

/** Ends a command with an exit code other than 0; the message is the sentence for standard error. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

/** A failure whose cause is what was typed, piped in or named on the command line. */
export function badInput(message: string): CommandFailure {
  return new CommandFailure(exitCodes.badInput, message);
}
