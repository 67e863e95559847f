import { readJsonObject } from '../../../../core/jose/json-reader.ts';
import { partText } from '../draft/draft-action.ts';
import type { AssertionPart, WorkbenchDraft } from '../draft/workbench-draft.ts';
import type { StepFault } from './fault.ts';
import { sendsAssertion } from './situation.ts';
import type { RunStep } from './step.ts';

const parts: readonly AssertionPart[] = ['header', 'claims'];

/** What in the assertion is still half-typed, so that nobody could say what would be signed; null when nothing is. */
export function assertionFault(draft: WorkbenchDraft): StepFault | null {
  for (const part of parts) {
    const { value, problems } = readJsonObject(partText(draft, part));
    const problem = problems.find((candidate) => candidate.severity === 'error');
    if (value === null) {
      return {
        step: 'assertion',
        field: part,
        message: `The ${part === 'header' ? 'header is' : 'claims are'} not a JSON object: ${problem?.message ?? 'it cannot be read.'}`,
        fix: 'Correct the JSON, or go back to its last good state.',
        position: problem?.position ?? null,
      };
    }
  }
  const unfinished = draft.unfinished[0];
  if (unfinished === undefined) return null;
  return {
    step: 'assertion',
    field: `${unfinished.part}.${unfinished.name}`,
    message: `The value of “${unfinished.name}” is not JSON yet.`,
    fix: 'Finish it, or make it text.',
    position: null,
  };
}

function requestFault({ request }: WorkbenchDraft): StepFault | null {
  if (request.tokenEndpoint.trim() !== '') return null;
  return {
    step: 'request',
    field: 'tokenEndpoint',
    message: 'The token endpoint is empty.',
    fix: 'Enter its URL here, or in the client, where an issuer’s metadata can fill it in.',
    position: null,
  };
}

function callFault({ call }: WorkbenchDraft): StepFault | null {
  if (call.url.trim() !== '') return null;
  return { step: 'call', field: 'url', message: 'The URL is empty.', fix: 'Enter the address of the protected resource.', position: null };
}

/** What stands in the way of running these steps; null when nothing that can be seen from here. */
export function preflight(draft: WorkbenchDraft, run: readonly RunStep[]): StepFault | null {
  const signs = run.includes('assertion') || (run.includes('request') && sendsAssertion(draft));
  return (
    (signs ? assertionFault(draft) : null) ??
    (run.includes('request') ? requestFault(draft) : null) ??
    (run.includes('call') ? callFault(draft) : null)
  );
}
