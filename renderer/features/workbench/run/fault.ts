import type { RunStep, StepName } from './step.ts';

/** Why a step could not be carried out, and where to mend it. */
export interface StepFault {
  /** The step whose form has the field. */
  readonly step: StepName;
  /** `claims.aud`, `tokenEndpoint`; null where no field is to blame. */
  readonly field: string | null;
  readonly message: string;
  readonly fix: string | null;
  /** Zero-based character offset in the field's text. */
  readonly position: number | null;
}

const assertionFields = new Set(['header', 'claims']);

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** An operation's error as a fault. Errors of the contract bring their field and fix along; others only their sentence. */
export function operationFault(step: RunStep | 'refresh', error: unknown): StepFault {
  const data = property(error, 'data');
  const field = property(data, 'field');
  const fix = property(data, 'fix');
  const position = property(data, 'position');
  const own = step === 'refresh' ? 'tokens' : step;
  const inAssertion = own !== 'call' && typeof field === 'string' && assertionFields.has(field.split('.')[0] ?? '');
  return {
    step: inAssertion ? 'assertion' : own,
    field: typeof field === 'string' ? field : null,
    message: error instanceof Error && error.message !== '' ? error.message : 'The operation failed, and nothing says why.',
    fix: typeof fix === 'string' ? fix : null,
    position: typeof position === 'number' ? position : null,
  };
}
