import { PlugZap } from 'lucide-react';
import type { CallExchange } from '../../../../core/contract/calls.ts';
import type { WireResponse } from '../../../../core/contract/exchanges.ts';
import { displayWireText } from '../../../../core/oauth/wire-text.ts';
import { faultText } from '../../../app/host-fault.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane, PaneBody, PaneHead } from '../../../ui/pane.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ExchangePartSwitch, ExchangeSection } from '../../../wire/exchange-section.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import { StatusLine } from '../../../wire/status-line.tsx';
import { statusTone } from '../../../wire/status-tone.ts';
import { millisecondsText } from '../../../wire/timing-phases.ts';
import { ExplainedRefusal } from '../exchange/explained-refusal.tsx';
import { useCallRemedy } from '../exchange/use-draft-remedy.ts';
import { useShownPart } from '../exchange/use-shown-part.ts';
import { ExchangeNotes } from '../exchange/exchange-notes.tsx';
import { FailureLine } from '../exchange/failure-line.tsx';
import { stepInput } from '../run/situation.ts';
import { useWorkbench } from '../workbench-context.ts';
import classes from '../workbench-panes.module.css';
import { Challenges } from './challenges.tsx';
import { saveBody } from './save-body.ts';
import { statusMeaning } from './status-meaning.ts';

/** What the protected resource answered. */
export function CallAnswerPane() {
  const { situation, run } = useWorkbench();
  const done = run.call;
  if (done !== null) return <CallAnswer exchange={done.result} stale={done.input !== stepInput.call(situation)} />;
  return (
    <Pane aria-labelledby="call-answer-title">
      <PaneHead titleId="call-answer-title" title="Answer" />
      <PaneBody>
        <EmptyState icon={PlugZap} title="Not called yet">
          The answer is shown here as it came. A refusal’s WWW-Authenticate is taken apart.
        </EmptyState>
      </PaneBody>
    </Pane>
  );
}

function CallAnswer({ exchange, stale }: { readonly exchange: CallExchange; readonly stale: boolean }) {
  const { response, failure, challenges } = exchange;
  const refused = response === null || response.status >= 300;
  const [part, setPart] = useShownPart(exchange.id, refused);
  const remedy = useCallRemedy();
  const toasts = useToast();
  const save = (): void => {
    if (response === null) return;
    saveBody(exchange, response.body.format).catch((error: unknown) => toasts.show({ text: faultText(error), severity: 'error' }));
  };
  const total = response?.timings.total ?? failure?.timings.total;
  return (
    <Pane aria-labelledby="call-answer-title">
      <PaneHead
        titleId="call-answer-title"
        title="Answer"
        detail={total === undefined ? undefined : millisecondsText(total)}
        actions={<ExchangePartSwitch part={part} explained={refused} onChange={setPart} />}
      />
      <PaneBody>
        <div className={classes.stack}>
          {response === null ? <FailureLine failure={failure} /> : <CallStatus response={response} stale={stale} />}
          {part === 'why' ? <ExplainedRefusal key={exchange.id} exchangeId={exchange.id} remedy={remedy} /> : null}
          <ExchangeNotes notes={exchange.notes} stale={stale} />
          {challenges.length === 0 ? null : <Challenges challenges={challenges} />}
          {part === 'why' ? null : <ExchangeSection exchange={exchange} part={part} onSaveBody={save} />}
        </div>
      </PaneBody>
    </Pane>
  );
}

function CallStatus({ response, stale }: { readonly response: WireResponse; readonly stale: boolean }) {
  const location = response.headers.find(({ name }) => name.toLowerCase() === 'location');
  const meaning = statusMeaning(response.status, location === undefined ? null : displayWireText(location.value));
  return (
    <StatusLine
      tone={statusTone(response.status)}
      stale={stale}
      title={<SafeText text={`${response.status} ${response.statusText}`.trim()} />}
    >
      {meaning === null ? null : <SafeText text={meaning} />}
    </StatusLine>
  );
}
