import { ORPCError } from '@orpc/client';

/** An error of the host as a view needs it. */
export interface HostFault {
  /** A code of `core/contract/errors.ts`, or one of oRPC's own. `UNREACHABLE` when no answer came. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** The input it is about, as the contract names it: `template.lifetime`. */
  readonly field: string | null;
  readonly fix: string | null;
  /** Zero-based character offset into the field's text. */
  readonly position: number | null;
}

function member(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}

/** The first issue of an input that the contract's schema refused before the operation saw it. */
function schemaIssue(data: unknown): { readonly field: string; readonly message: string } | null {
  const issues = member(data, 'issues');
  const issue: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const message = member(issue, 'message');
  const path = member(issue, 'path');
  if (typeof message !== 'string') return null;
  return { field: Array.isArray(path) ? path.map(String).join('.') : '', message };
}

/** What an operation of the host threw, in the terms of the contract. */
export function hostFault(error: unknown): HostFault {
  if (!(error instanceof ORPCError)) {
    return { code: 'UNREACHABLE', message: 'The host does not answer.', field: null, fix: 'Start Assay again.', position: null };
  }
  const data: unknown = error.data;
  const issue = schemaIssue(data);
  const field = member(data, 'field') ?? issue?.field;
  const fix = member(data, 'fix');
  const position = member(data, 'position');
  return {
    code: String(error.code),
    message: issue?.message ?? error.message,
    field: typeof field === 'string' ? field : null,
    fix: typeof fix === 'string' ? fix : null,
    position: typeof position === 'number' ? position : null,
  };
}

/** The fault's sentence with its fix. */
export function faultText(error: unknown): string {
  const { message, fix } = hostFault(error);
  return fix === null ? message : `${message} ${fix}`;
}
