import { useState } from 'react';
import { wantsFreshToken, type Fix } from '../../../../core/explain/fix.ts';
import { faultText } from '../../../app/host-fault.ts';
import { useToast } from '../../../ui/toast.tsx';
import { useFixReport } from '../findings/use-fix-report.ts';
import { useRegistrationChange } from '../findings/use-registration-change.ts';
import { useWorkbench } from '../workbench-context.ts';
import type { Remedy } from './remedy.ts';

export interface ProposalRemedyOptions {
  /** Sends the request again. */
  readonly send: () => Promise<void>;
  /** Has a new token requested, where it is the token that is at fault. */
  readonly renew: () => Promise<void>;
}

/** Mending what the registration proposes, for a request that is made as it proposes: a refresh, an introspection, a revocation. */
export function useProposalRemedy({ send, renew }: ProposalRemedyOptions): Remedy {
  const { run } = useWorkbench();
  const { apply, take, restore } = useRegistrationChange();
  const report = useFixReport();
  const toast = useToast();
  const [fixing, setFixing] = useState(false);

  const carryOut = async (fix: Fix, then?: () => Promise<void>): Promise<void> => {
    try {
      setFixing(true);
      if (wantsFreshToken(fix)) {
        await renew();
        return;
      }
      take(await apply(fix.changes));
      report([fix], restore);
      await then?.();
    } catch (error) {
      toast.show({ severity: 'error', text: faultText(error) });
    } finally {
      setFixing(false);
    }
  };
  return {
    busy: fixing || run.running !== null,
    takes: ({ changes }) => changes.every(({ of }) => of !== 'call'),
    fix: (fix) => void carryOut(fix),
    fixAndSend: (fix) => void carryOut(fix, send),
  };
}
