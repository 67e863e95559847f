import { wantsFreshToken, type Fix } from '../../../../core/explain/fix.ts';
import { useFindings } from '../findings/findings-context.ts';
import type { RunStep } from '../run/step.ts';
import { canCall, type Situation } from '../run/situation.ts';
import { useWorkbench } from '../workbench-context.ts';
import type { Remedy } from './remedy.ts';

/** Mending the draft, and the registration with it, for a token request that is made from the draft. */
export function useRequestRemedy(): Remedy {
  const { fix, fixing } = useFindings();
  const { run } = useWorkbench();
  return {
    busy: fixing || run.running !== null,
    // The same request would come to the same: it is the grant that has to be another.
    takes: (one) => !wantsFreshToken(one),
    fix: (one) => void fix([one]),
    fixAndSend: (one) => void fix([one], ['request']),
  };
}

/** Mending the draft for a call: what a fix changes in the token request goes into a new token, with which it is called again. */
export function useCallRemedy(): Remedy {
  const { fix, fixing } = useFindings();
  const { run, situation } = useWorkbench();
  return {
    busy: fixing || run.running !== null,
    takes: () => true,
    fix: (one) => void fix([one]),
    fixAndSend: (one) => void fix([one], callSteps(one, situation)),
  };
}

function callSteps({ changes }: Fix, situation: Situation): readonly RunStep[] {
  const held = changes.every((change) => change.of === 'call' || (change.of === 'token' && change.value === 'newest'));
  const draft = { ...situation.draft, tokenChoice: { kind: 'newest' } as const };
  const good = !changes.some(({ of }) => of === 'token') || canCall({ ...situation, draft }, Date.now());
  return held && good ? ['call'] : ['request', 'call'];
}
