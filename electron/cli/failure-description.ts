import { CommandFailure } from './command-failure.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import { visibleText } from './visible-text.ts';

/** How the process ends, and the sentence that says why. */
export interface FailureDescription {
  readonly exitCode: ExitCode;
  readonly message: string;
}

/** The contract's errors (`core/contract/errors.ts`), and oRPC's own for an input that the contract does not take. */
const exitCodeOfFault: Readonly<Record<string, ExitCode>> = {
  INVALID_INPUT: exitCodes.badInput,
  NOT_FOUND: exitCodes.badInput,
  STORE_UNUSABLE: exitCodes.badInput,
  BAD_REQUEST: exitCodes.badInput,
  VAULT_LOCKED: exitCodes.vaultLocked,
};

/** What any error that ends a command means to its caller. */
export function describeFailure(error: unknown): FailureDescription {
  if (error instanceof CommandFailure) return { exitCode: error.exitCode, message: error.message };
  if (!(error instanceof Error)) return { exitCode: exitCodes.badInput, message: visibleText(String(error)) };
  const code = 'code' in error ? String(error.code) : '';
  const data = 'data' in error ? error.data : undefined;
  return {
    exitCode: exitCodeOfFault[code] ?? exitCodes.badInput,
    message: visibleText(faultSentence(code, error.message, data)),
  };
}

function faultSentence(code: string, message: string, data: unknown): string {
  if (code === 'BAD_REQUEST') return issueSentences(data) ?? message;
  const fix = member(data, 'fix');
  return typeof fix === 'string' && fix !== '' ? `${message} ${fix}` : message;
}

/** The schema's issues, each with the member it is about. */
function issueSentences(data: unknown): string | undefined {
  const issues = member(data, 'issues');
  if (!Array.isArray(issues) || issues.length === 0) return undefined;
  return issues.map(issueSentence).join(' ');
}

function issueSentence(issue: unknown): string {
  const path = member(issue, 'path');
  const name = `“${Array.isArray(path) ? path.join('.') : ''}”`;
  const code = member(issue, 'code');
  if (member(issue, 'origin') === 'string' && code === 'too_small') return `${name} must not be empty.`;
  if (member(issue, 'origin') === 'string' && code === 'too_big')
    return `${name} may have at most ${String(member(issue, 'maximum'))} characters.`;
  return `${name} cannot be used: ${String(member(issue, 'message'))}.`;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
