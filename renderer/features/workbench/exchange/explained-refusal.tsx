import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { ExplanationView } from '../../../explain/diagnosis/explanation-view.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import type { Remedy } from './remedy.ts';

export interface ExplainedRefusalProps {
  readonly exchangeId: string;
  readonly remedy: Remedy;
}

/** Why a server refused a request of this run, and the way to mend it and send again. */
export function ExplainedRefusal({ exchangeId, remedy }: ExplainedRefusalProps) {
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
      busy={remedy.busy}
      asking={isFetching}
      onAsk={ask ? undefined : () => setAsk(true)}
      takes={remedy.takes}
      fix={remedy.fix}
      fixAndSend={remedy.fixAndSend}
    />
  );
}
