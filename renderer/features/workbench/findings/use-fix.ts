import { useCallback } from 'react';
import type { Fix } from '../../../../core/explain/fix.ts';
import { useToast } from '../../../ui/toast.tsx';
import { useWorkbench } from '../workbench-context.ts';

/** Carries fixes out on the draft, as one edit that can be undone. */
export function useFix(): (fixes: readonly Fix[]) => void {
  const { session } = useWorkbench();
  const toast = useToast();
  return useCallback(
    (fixes) => {
      const [first] = fixes;
      if (first === undefined) return;
      session.edit({ type: 'fix', fixes });
      const text = fixes.length === 1 ? `Done: ${first.title}.` : `${fixes.length} fixes are made.`;
      toast.show({ severity: 'success', text, action: { label: 'Undo', onAction: session.undo } });
    },
    [session, toast],
  );
}
