/** Milliseconds of rest after an edit before it is kept. */
const rest = 300;

export interface Timer {
  readonly start: (run: () => void, milliseconds: number) => number;
  readonly stop: (timer: number) => void;
}

export interface Saver<Value> {
  /** Keeps the value once nothing newer came for a moment. */
  readonly later: (value: Value) => void;
  /** Keeps now what is waiting. */
  readonly flush: () => void;
}

/** Joins many edits into few writes. A write that fails is told to `failed`; the next edit tries again. */
export function draftSaver<Value>(save: (value: Value) => Promise<unknown>, failed: (error: unknown) => void, timer: Timer): Saver<Value> {
  let waiting: { readonly value: Value; readonly timer: number } | null = null;
  /** Writes follow one another, so that an older one cannot overtake. */
  let last: Promise<unknown> = Promise.resolve();

  const flush = () => {
    if (waiting === null) return;
    const { value } = waiting;
    timer.stop(waiting.timer);
    waiting = null;
    last = last.then(() => save(value)).catch(failed);
  };

  return {
    later: (value) => {
      if (waiting !== null) timer.stop(waiting.timer);
      waiting = { value, timer: timer.start(flush, rest) };
    },
    flush,
  };
}
