import type { Draft } from '../../../../core/oauth/draft.ts';
import { editDraft, editGroup, type DraftAction } from '../draft/draft-action.ts';
import type { Saver } from '../draft/draft-saver.ts';
import { recordEdit, redo, replacePresent, startHistory, undo, type History } from '../draft/history.ts';
import { rebaseDraft } from '../draft/rebase.ts';
import { sameJson } from '../draft/same-json.ts';
import type { SavedDraft } from '../draft/saved-draft.ts';
import type { WorkbenchDraft } from '../draft/workbench-draft.ts';
import { afterEvent, nothingRun, type RunEvent, type RunState } from '../run/run-state.ts';
import type { StepName } from '../run/step.ts';

/** What is on the workbench for one client. */
export interface SessionState {
  readonly history: History<WorkbenchDraft>;
  readonly run: RunState;
  readonly step: StepName;
  /** The stored token that was opened, or null. */
  readonly openToken: string | null;
}

/** What the registration proposes for a grant. */
export type Proposal = (grant: string) => Draft;

/** One client's workbench. It outlives the view, so that nothing is lost by looking elsewhere. */
export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: (action: DraftAction) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (step: StepName) => void;
  /** Opens a stored token, which shows it in clear; null closes it. */
  readonly openToken: (id: string | null) => void;
  readonly report: (event: RunEvent) => void;
  /** Follows a registration that has changed. */
  readonly follow: (propose: Proposal) => void;
  readonly propose: Proposal;
  /** Keeps unsaved edits now. */
  readonly flush: () => void;
}

/** A step through the history to where the draft is another: typing that was undone in its field leaves edits that changed nothing. */
function moved(history: History<WorkbenchDraft>, step: typeof undo<WorkbenchDraft>): History<WorkbenchDraft> {
  let next = step(history);
  for (let further = step(next); next !== further && sameJson(next.present, history.present); further = step(next)) next = further;
  return next;
}

/** Opens a session with a kept draft, or with what the registration proposes. */
export function openSession(kept: SavedDraft, registration: Proposal, saver: Saver<SavedDraft>): Session {
  let propose = registration;
  let state: SessionState = { history: startHistory(kept.draft), run: nothingRun, step: 'assertion', openToken: null };
  const listeners = new Set<() => void>();

  const become = (next: SessionState): void => {
    if (next === state) return;
    const edited = next.history.present !== state.history.present;
    // What stood in the way of the last run may be mended now; the next run says what still does.
    state = edited && next.run.fault !== null ? { ...next, run: { ...next.run, fault: null } } : next;
    if (edited) saver.later({ draft: state.history.present, base: propose(state.history.present.request.grant) });
    for (const listener of listeners) listener();
  };
  const move = (history: History<WorkbenchDraft>): void => {
    if (history !== state.history) become({ ...state, history });
  };
  const rebase = (from: Draft, to: Draft): void => {
    if (JSON.stringify(from) !== JSON.stringify(to)) move(replacePresent(state.history, rebaseDraft(state.history.present, from, to)));
  };
  rebase(kept.base, propose(kept.draft.request.grant));

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (action) => move(recordEdit(state.history, editDraft(state.history.present, action), editGroup(action))),
    undo: () => move(moved(state.history, undo)),
    redo: () => move(moved(state.history, redo)),
    select: (step) => {
      if (step !== state.step) become({ ...state, step });
    },
    openToken: (id) => become({ ...state, openToken: id }),
    report: (event) => become({ ...state, run: afterEvent(state.run, event) }),
    follow: (next) => {
      const { grant } = state.history.present.request;
      const [from, to] = [propose(grant), next(grant)];
      propose = next;
      rebase(from, to);
    },
    propose: (grant) => propose(grant),
    flush: saver.flush,
  };
}
