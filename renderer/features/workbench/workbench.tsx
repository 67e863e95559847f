import { useCurrentClient } from '../../app/current-client.ts';
import { Loading } from '../../ui/loading.tsx';
import { ClientWorkbench } from './client-workbench.tsx';
import { FirstStart } from './first-start.tsx';

/** The four-step track for the current client; without one, the ways to get one. */
export function Workbench() {
  const { clients, current, select } = useCurrentClient();
  if (clients === undefined) return <Loading />;
  if (current === null) return <FirstStart onSelect={select} />;
  return <ClientWorkbench key={current.id} client={current} />;
}
