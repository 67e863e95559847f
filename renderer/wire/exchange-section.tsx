import type { Exchange } from '../../core/contract/exchanges.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { BodyView } from './body-view.tsx';
import { HeadersView } from './headers-view.tsx';
import { requestText } from './http-text.ts';
import { RequestView } from './request-view.tsx';
import { TimingView } from './timing-view.tsx';
import classes from './http.module.css';

/** The parts of an exchange that are looked at one at a time. */
export type ExchangePart = 'body' | 'headers' | 'timing' | 'request';

/** What is shown of an exchange: a part of it, or why it was refused. */
export type ShownPart = ExchangePart | 'why';

const options = [
  { value: 'body', label: 'Body' },
  { value: 'headers', label: 'Headers' },
  { value: 'timing', label: 'Timing' },
  { value: 'request', label: 'Request' },
] as const;

const explainedOptions = [{ value: 'why', label: 'Why' }, ...options] as const;

export interface ExchangePartSwitchProps {
  readonly part: ShownPart;
  /** Offers why it was refused, before all else. */
  readonly explained: boolean;
  readonly onChange: (part: ShownPart) => void;
}

/** Chooses the part of an exchange. */
export function ExchangePartSwitch({ part, explained, onChange }: ExchangePartSwitchProps) {
  return <Segmented label="Part of the exchange" options={explained ? explainedOptions : options} value={part} onChange={onChange} />;
}

export interface ExchangeSectionProps {
  readonly exchange: Exchange;
  readonly part: ExchangePart;
  /** Saves the response's body as it was received, where that can be had. */
  readonly onSaveBody?: (() => void) | undefined;
}

/** One part of an exchange: what came back, how long it took, or what was sent. */
export function ExchangeSection({ exchange, part, onSaveBody }: ExchangeSectionProps) {
  const { response, failure, request } = exchange;
  const timings = response?.timings ?? failure?.timings;
  if (part === 'request') {
    return (
      <div className={classes.stack}>
        <div className={classes.line}>
          <span>As it was sent</span>
          <CopyButton iconOnly label="Copy request" text={requestText(request)} />
        </div>
        <RequestView request={request} label="Request as sent" />
      </div>
    );
  }
  if (part === 'timing') return timings === undefined ? null : <TimingView timings={timings} response={response} />;
  if (response === null) return <p className={classes.empty}>No answer came, so there is nothing to show here.</p>;
  return part === 'body' ? <BodyView body={response.body} onSave={onSaveBody} /> : <HeadersView response={response} />;
}
