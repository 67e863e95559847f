import { useEffect, useRef, useState } from 'react';
import { hostFault, type HostFault } from '../../../app/host-fault.ts';

/** What the host says when it is asked about a token, and nothing of what it was asked with. */
export interface HostAnswer<Result> {
  readonly busy: boolean;
  /** Null unless it is about the token that is shown now. */
  readonly result: Result | null;
  readonly fault: HostFault | null;
  readonly ask: (run: (signal: AbortSignal) => Promise<Result>) => void;
  readonly stop: () => void;
  /** Forgets the answer, when what was asked with has changed. */
  readonly forget: () => void;
}

type State<Result> =
  | { readonly about: string; readonly busy: true }
  | { readonly about: string; readonly busy: false; readonly result: Result | null; readonly fault: HostFault | null };

/** Asks the host once for each press. Keys go through here, so nothing is cached. */
export function useHostAnswer<Result>(about: string): HostAnswer<Result> {
  const [state, setState] = useState<State<Result> | null>(null);
  const control = useRef<AbortController>(null);
  useEffect(
    () => () => {
      control.current?.abort();
      setState((last) => (last?.busy === true ? null : last));
    },
    [],
  );
  const end = (): void => {
    control.current?.abort();
    setState(null);
  };
  const current = state?.about === about ? state : null;
  return {
    busy: current?.busy ?? false,
    result: current === null || current.busy ? null : current.result,
    fault: current === null || current.busy ? null : current.fault,
    ask: (run) => {
      control.current?.abort();
      const mine = new AbortController();
      control.current = mine;
      setState({ about, busy: true });
      run(mine.signal).then(
        (result) => mine.signal.aborted || setState({ about, busy: false, result, fault: null }),
        (error: unknown) => mine.signal.aborted || setState({ about, busy: false, result: null, fault: hostFault(error) }),
      );
    },
    stop: end,
    forget: end,
  };
}
