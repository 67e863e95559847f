/** Milliseconds of rest after an edit before it is kept. */
const rest = 300;

/** Milliseconds until a write that failed is tried again. */
const patience = 5000;

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

/**
 * Joins many edits into few writes. A write that fails is tried again until it succeeds or something newer is to be kept;
 * `failed` is told once, and again after a write has succeeded.
 */
export function draftSaver<Value>(save: (value: Value) => Promise<unknown>, failed: (error: unknown) => void, timer: Timer): Saver<Value> {
  let waiting: { readonly value: Value; readonly timer: number } | null = null;
  let failing = false;
  /** Writes follow one another, so that an older one cannot overtake. */
  let last: Promise<unknown> = Promise.resolve();

  const wait = (value: Value, milliseconds: number): void => {
    if (waiting !== null) timer.stop(waiting.timer);
    waiting = { value, timer: timer.start(flush, milliseconds) };
  };
  const write = async (value: Value): Promise<void> => {
    try {
      await save(value);
      failing = false;
    } catch (error) {
      if (!failing) failed(error);
      failing = true;
      if (waiting === null) wait(value, patience);
    }
  };
  const flush = (): void => {
    if (waiting === null) return;
    const { value } = waiting;
    timer.stop(waiting.timer);
    waiting = null;
    last = last.then(() => write(value));
  };

  return { later: (value) => wait(value, rest), flush };
}
