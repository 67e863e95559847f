import { useCallback } from 'react';
import type { Fix } from '../../../../core/explain/fix.ts';
import { faultText } from '../../../app/host-fault.ts';
import { useToast } from '../../../ui/toast.tsx';

/** Says that fixes were made, with the way to take them back. */
export function useFixReport(): (fixes: readonly Fix[], undo: () => Promise<void>) => void {
  const toast = useToast();
  return useCallback(
    (fixes, undo) => {
      const [first] = fixes;
      if (first === undefined) return;
      toast.show({
        severity: 'success',
        text: fixes.length === 1 ? `Done: ${first.title}.` : `${fixes.length} fixes are made.`,
        action: {
          label: 'Undo',
          onAction: () => void undo().catch((error: unknown) => toast.show({ severity: 'error', text: faultText(error) })),
        },
      });
    },
    [toast],
  );
}
