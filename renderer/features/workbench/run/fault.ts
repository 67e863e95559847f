import type { JsonObject } from '../../../../core/contract/values.ts';
import { hostFault } from '../../../app/host-fault.ts';
import { stepOf, type RunningStep, type StepName } from './step.ts';

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

const inAssertion = /^(?:header|claims)(?:\.|$)/;

/**
 * An operation's error as a fault, at the step whose form has the field that is to blame.
 * @param header of the assertion that was to be signed: its `alg` goes before the registration's
 */
export function operationFault(step: RunningStep, error: unknown, header: JsonObject = {}): StepFault {
  const { message, fix, position, field } = hostFault(error);
  // The contract's schema names fields by their place in the input, the services by their place in the form.
  const named = field?.replace(/^(?:request\.)?(?:assertion\.)?/, '') ?? null;
  const own = named === 'alg' && Object.hasOwn(header, 'alg') ? 'header.alg' : named;
  const home = stepOf(step);
  return { step: home !== 'call' && own !== null && inAssertion.test(own) ? 'assertion' : home, field: own, message, fix, position };
}
