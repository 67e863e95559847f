import type { Timings } from '../../core/contract/exchanges.ts';

/** The steps of an exchange, in their order. */
export type ExchangeStep = 'dns' | 'connect' | 'tls' | 'firstByte';

/** Measures one exchange, in milliseconds from its start. */
export interface ExchangeTimer {
  /** Notes that a step is done. */
  mark(step: ExchangeStep): void;
  /** The steps so far, and the time until now. */
  timings(): Timings;
}

/** Starts to measure, on the monotonic clock. */
export function startTimer(): ExchangeTimer {
  const start = performance.now();
  const marks: Partial<Record<ExchangeStep, number>> = {};
  const elapsed = () => Math.round((performance.now() - start) * 1000) / 1000;
  return {
    mark(step) {
      marks[step] ??= elapsed();
    },
    timings() {
      const { dns = null, connect = null, tls = null, firstByte = null } = marks;
      return { dns, connect, tls, firstByte, total: elapsed() };
    },
  };
}
