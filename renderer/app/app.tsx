import { QueryClientProvider } from '@tanstack/react-query';
import { ToastProvider } from '../ui/toast.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { queryClient } from './query-client.ts';
import { Shell } from './shell.tsx';
import { StartGate } from './start-gate.tsx';
import { UnlockDialog } from './vault/unlock-dialog.tsx';

/** Everything on the page. */
export function App() {
  return (
    <ErrorBoundary subject="Assay">
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <StartGate>
            <Shell />
          </StartGate>
          <UnlockDialog />
        </ToastProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
