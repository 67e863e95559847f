import type { Timings } from '../../core/contract/exchanges.ts';

/** A stretch of an exchange, in milliseconds from its start. */
export interface TimingPhase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The stretches of an exchange in their order. Steps that a reused connection had no need of are left out. */
export function timingPhases(timings: Timings): TimingPhase[] {
  const ends = [
    { name: 'Name lookup', end: timings.dns },
    { name: 'Connection', end: timings.connect },
    { name: 'TLS', end: timings.tls },
    { name: 'Waiting for the answer', end: timings.firstByte },
    { name: timings.firstByte === null ? 'Until it ended' : 'Receiving', end: timings.total },
  ];
  const phases: TimingPhase[] = [];
  let from = 0;
  for (const { name, end } of ends) {
    if (end === null) continue;
    const to = Math.max(from, end);
    phases.push({ name, from, to });
    from = to;
  }
  return phases;
}

/** Milliseconds for people: “0.4 ms”, “35 ms”, “1.3 s”. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}
