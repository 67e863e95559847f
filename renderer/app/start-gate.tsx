import { useQuery } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { hostFault } from './host-fault.ts';
import { queries } from './host.ts';
import { untilThere } from './query-client.ts';
import { useTheme } from './theme.ts';
import { usePreferences } from './use-preferences.ts';
import classes from './start-gate.module.css';

const titles: Readonly<Record<string, string>> = {
  UNREACHABLE: 'The host does not answer.',
  UNAUTHORIZED: 'This page has no session with the host.',
  STORE_UNUSABLE: 'The database cannot be used.',
};

const advice: Readonly<Record<string, string>> = {
  UNREACHABLE: 'Start Assay again; this page then goes on by itself.',
  UNAUTHORIZED: 'A launch address works once. Start Assay again and open the address that it prints.',
};

/** Holds the page back until the host has said what it starts with, and says why when it cannot. */
export function StartGate({ children }: { readonly children: ReactNode }) {
  const { preferences, error } = usePreferences();
  const clients = useQuery(queries.clients.list.queryOptions(untilThere));
  useTheme(preferences?.theme);
  if (clients.data !== undefined && preferences !== undefined) return children;
  const failure: unknown = error ?? clients.error;
  if (failure === null) return <Loading label="Starting…" />;
  const fault = hostFault(failure);
  return (
    <main id="main" className={classes.gate}>
      <EmptyState
        icon={Unplug}
        title={titles[fault.code] ?? 'Assay cannot start.'}
        action={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        {advice[fault.code] ?? fault.message}
      </EmptyState>
    </main>
  );
}
