import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fix } from '../../../../core/explain/fix.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { ExplanationView } from '../../../explain/diagnosis/explanation-view.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { useFindings } from '../findings/findings-context.ts';
import type { RunStep } from '../run/step.ts';
import { useWorkbench } from '../workbench-context.ts';

export interface ExplainedRefusalProps {
  readonly exchangeId: string;
  /** What is sent again after a fix; null where that cannot be done from here. */
  readonly again: ((fix: Fix) => readonly RunStep[]) | null;
}

/** Why a server refused a request of this run, and the way to mend it and send again. */
export function ExplainedRefusal({ exchangeId, again }: ExplainedRefusalProps) {
  const { run } = useWorkbench();
  const { fix, fixing } = useFindings();
  const [ask, setAsk] = useState(false);
  const { data, error, isFetching } = useQuery(
    queries.explanations.explain.queryOptions({
      input: { exchangeId, ask },
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
  if (error !== null) return <Note severity="error">{faultText(error)}</Note>;
  if (data === undefined) return <Loading />;
  if (!data.refused) return <Note severity="success">The server did what it was asked: there is nothing to explain.</Note>;
  return (
    <ExplanationView
      explanation={data}
      busy={fixing || run.running !== null}
      asking={isFetching}
      onAsk={ask ? undefined : () => setAsk(true)}
      fix={(one) => void fix([one])}
      fixAndSend={again === null ? undefined : (one) => void fix([one], again(one))}
    />
  );
}
