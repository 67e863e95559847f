import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProbePlan } from '../../../../core/contract/probes.ts';
import { mostProbeRequests } from '../../../../core/explain/probe/course.ts';
import { faultText } from '../../../app/host-fault.ts';
import { queries } from '../../../app/host.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { useFindings } from '../findings/findings-context.ts';
import { useWorkbench } from '../workbench-context.ts';
import { LimitFields, mostRequests, usualLimits } from './limit-fields.tsx';
import { ProbeList } from './probe-list.tsx';
import { useProbe } from './use-probe.ts';
import classes from './probe.module.css';

/** Shows what a probe would send and where to, sends it when a person agrees, and offers the change that was found. */
export function ProbeDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, situation } = useWorkbench();
  const { fix } = useFindings();
  const [limits, setLimits] = useState(usualLimits);
  // What is probed stays what it was when the dialog was opened.
  const [request] = useState(() => ({ ...situation.draft.request, assertion: situation.draft.assertion.lastGood }));
  const most = mostRequests(limits);
  const input = { clientId: client.id, request, rate: Number(limits.rate), most: most ?? mostProbeRequests };
  const { data: plan, error } = useQuery(
    queries.probes.plan.queryOptions({
      input,
      enabled: most !== null,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
  const probe = useProbe();
  const found = probe.run?.conclusion ?? null;
  const change = found?.fix ?? null;
  return (
    <Dialog
      open
      width={720}
      title="Ask the server what it wants"
      onClose={onClose}
      footer={
        <>
          {probe.running ? (
            <Button onClick={probe.stop}>Stop</Button>
          ) : (
            <Button onClick={onClose}>{found === null ? 'Cancel' : 'Close'}</Button>
          )}
          {change === null ? (
            <Button
              variant="primary"
              busy={probe.running}
              disabled={plan === undefined || plan.variations.length === 0 || most === null}
              onClick={() => plan !== undefined && probe.start(input, plan)}
            >
              {found === null ? 'Send these requests' : 'Probe again'}
            </Button>
          ) : (
            <Button
              variant="primary"
              onClick={() => {
                onClose();
                void fix([change], ['request']);
              }}
            >
              Change it and send
            </Button>
          )}
        </>
      }
    >
      <div className={classes.probe}>
        {error === null ? null : <Note severity="error">{faultText(error)}</Note>}
        {probe.fault === null ? null : <Note severity="error">{probe.fault}</Note>}
        {plan === undefined ? error === null ? <Loading /> : null : <Consent plan={plan} />}
        {probe.running || change !== null || plan === undefined ? null : <LimitFields limits={limits} onChange={setLimits} />}
        <div aria-live="polite" className={classes.said}>
          {found === null ? null : (
            <Note severity={change === null ? 'information' : 'success'} title={change === null ? undefined : `${change.title}.`}>
              <SafeText text={found.sentence} />
            </Note>
          )}
        </div>
        {probe.running && plan !== undefined ? (
          <progress aria-label="Requests sent" className={classes.bar} max={plan.requests} value={probe.run?.answers.length ?? 0} />
        ) : null}
        {plan === undefined ? null : <ProbeList plan={plan} answers={probe.run?.answers ?? []} conclusion={found} />}
      </div>
    </Dialog>
  );
}

/** What a person agrees to. */
function Consent({ plan: { tokenEndpoint, requests, seconds, variations } }: { readonly plan: ProbePlan }) {
  if (variations.length === 0) return <Note severity="information">There is nothing about this request that could be varied.</Note>;
  return (
    <p>
      The refused request is sent again with one thing changed at a time, until one is taken. At most{' '}
      {requests === 1 ? '1 request goes' : `${requests} requests go`} to{' '}
      <code>
        <SafeText text={tokenEndpoint} />
      </code>{' '}
      and nowhere else, in {seconds} s or more, each made afresh. Tokens that come are not kept; it stops when the server asks to slow down.
    </p>
  );
}
