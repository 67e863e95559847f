import { useQuery } from '@tanstack/react-query';
import type { ClientRegistration } from '../../../core/contract/clients.ts';
import { faultText } from '../../app/host-fault.ts';
import { queries } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useStartPlayground } from './use-start-playground.ts';

/** Says that a playground client's server is not running, and starts it. */
export function PlaygroundNotice({ client }: { readonly client: ClientRegistration }) {
  const { data } = useQuery(queries.playground.status.queryOptions({ enabled: client.origin === 'playground' }));
  const start = useStartPlayground();
  if (client.origin !== 'playground' || data?.state !== 'stopped') return null;
  return (
    <Note
      severity={start.isError ? 'error' : 'information'}
      title={start.isError ? 'The playground did not start.' : 'The playground is stopped.'}
      action={
        <Button size="s" busy={start.isPending} onClick={() => start.mutate({})}>
          Start it
        </Button>
      }
    >
      {start.isError ? faultText(start.error) : 'This client belongs to it; its server takes no requests until it runs.'}
    </Note>
  );
}
