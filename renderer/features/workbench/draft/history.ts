/** A value with what it was before and what undoing took back. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** The edit that made `present`; one more of the same group is part of it. Null closes the group. */
  readonly group: string | null;
}

/** How many edits can be taken back. */
const limit = 200;

/** A history that starts here, with nothing to undo. */
export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], group: null };
}

/** Adds an edit. Edits of one group in a row, such as the letters typed into one field, are undone as one. */
export function recordEdit<State>(history: History<State>, next: State, group: string | null): History<State> {
  if (next === history.present) return history;
  if (group !== null && group === history.group) return { ...history, present: next, future: [] };
  return { past: [...history.past, history.present].slice(-limit), present: next, future: [], group };
}

/** Changes the present and leaves past and future alone: for changes that nobody made by hand. */
export function replacePresent<State>(history: History<State>, present: State): History<State> {
  return { ...history, present };
}

/** The state before the last edit; the same history where there is none. */
export function undo<State>(history: History<State>): History<State> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], group: null };
}

/** Takes the last undo back; the same history where there is none. */
export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, group: null };
}
