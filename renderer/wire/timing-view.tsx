import type { CSSProperties } from 'react';
import type { Timings, WireResponse } from '../../core/contract/exchanges.ts';
import { durationWords } from '../../core/jose/time-words.ts';
import { Facts } from '../ui/facts.tsx';
import { SafeText } from './safe-text.tsx';
import { millisecondsText, timingPhases } from './timing-phases.ts';
import http from './http.module.css';
import classes from './timing-view.module.css';

export interface TimingViewProps {
  readonly timings: Timings;
  readonly response: WireResponse | null;
}

/** Where the time went, and what the connection said of the server: its clock and its certificate. */
export function TimingView({ timings, response }: TimingViewProps) {
  const whole = Math.max(timings.total, 0.1);
  return (
    <div className={http.stack}>
      <table className={classes.bars} aria-label="Timing">
        <tbody>
          {timingPhases(timings).map(({ name, from, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={classes.lane} aria-label={`from ${millisecondsText(from)} to ${millisecondsText(to)}`}>
                <div
                  className={classes.bar}
                  style={{ '--from': `${(from / whole) * 100}%`, '--width': `${((to - from) / whole) * 100}%` } as CSSProperties}
                />
              </td>
              <td className={classes.number}>{millisecondsText(to - from)}</td>
            </tr>
          ))}
          <tr className={classes.total}>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td className={classes.number}>{millisecondsText(timings.total)}</td>
          </tr>
        </tbody>
      </table>
      {response === null ? null : <ServerFacts response={response} />}
    </div>
  );
}

function clockWords(offset: number | null): string {
  if (offset === null) return 'The answer has no readable Date header.';
  if (Math.abs(offset) <= 1) return 'Agrees with ours to the second.';
  return `${durationWords(offset)} ${offset > 0 ? 'ahead of' : 'behind'} ours, by the answer’s Date header.`;
}

function ServerFacts({ response: { clockOffset, peerCertificate: certificate } }: { readonly response: WireResponse }) {
  const facts = [
    { name: 'Server’s clock', value: clockWords(clockOffset) },
    ...(certificate === null
      ? []
      : [
          { name: 'Certificate', value: <SafeText text={certificate.subject} /> },
          { name: 'Issued by', value: <SafeText text={certificate.issuer} /> },
          { name: 'Valid', value: <SafeText text={`${certificate.validFrom} to ${certificate.validTo}`} /> },
          { name: 'SHA-256', value: <SafeText text={certificate.fingerprint256} /> },
        ]),
  ];
  return <Facts facts={facts} />;
}
