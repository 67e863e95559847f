import { createContext, use } from 'react';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import type { RunState } from './run/run-state.ts';
import type { Situation } from './run/situation.ts';
import type { Session } from './session/session.ts';
import type { RunControls } from './session/use-run.ts';

/** What the parts of a client's workbench share. */
export interface WorkbenchParts {
  readonly client: ClientRegistration;
  readonly session: Session;
  readonly situation: Situation;
  readonly run: RunState;
  readonly controls: RunControls;
}

export const WorkbenchContext = createContext<WorkbenchParts | null>(null);

/** The workbench that a component is part of. */
export function useWorkbench(): WorkbenchParts {
  const parts = use(WorkbenchContext);
  if (parts === null) throw new Error('useWorkbench needs a workbench above it');
  return parts;
}
