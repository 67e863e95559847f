import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlaygroundStatus } from '../../../core/contract/playground.ts';
import { faultText } from '../../app/host-fault.ts';
import { queries } from '../../app/host.ts';
import { routeHref } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { StateDot } from '../../ui/chip.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import classes from './settings.module.css';

type Running = Extract<PlaygroundStatus, { state: 'running' }>;

function portOf(text: string): number | null | undefined {
  if (text.trim() === '') return undefined;
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** Starts and stops the playground, and says where it is. */
export function PlaygroundSettings() {
  const cache = useQueryClient();
  const { data: status } = useQuery(queries.playground.status.queryOptions());
  const [portText, setPortText] = useState('');
  const keep = {
    onSuccess: async (next: PlaygroundStatus) => {
      cache.setQueryData(queries.playground.status.queryKey(), next);
      await Promise.all([
        cache.invalidateQueries({ queryKey: queries.clients.key() }),
        cache.invalidateQueries({ queryKey: queries.keys.key() }),
      ]);
    },
  };
  const start = useMutation(queries.playground.start.mutationOptions(keep));
  const stop = useMutation(queries.playground.stop.mutationOptions(keep));
  if (status === undefined) return null;
  const error = start.error ?? stop.error;
  if (status.state === 'running') {
    return (
      <>
        <div className={classes.state}>
          <StateDot tone="good" />
          Running on port {status.port}
        </div>
        <Addresses status={status} />
        <div className={classes.row}>
          <Button busy={stop.isPending} onClick={() => stop.mutate(undefined)}>
            Stop
          </Button>
        </div>
        {error === null ? null : <p role="alert">{faultText(error)}</p>}
      </>
    );
  }
  const port = portOf(portText);
  const portError = port === null ? 'A port is a whole number from 0 to 65535.' : error === null ? undefined : faultText(error);
  return (
    <>
      <div className={classes.state}>
        <StateDot tone="neutral" />
        Stopped. What it issued is forgotten when it stops; its clients and keys stay.
      </div>
      <Field label="Port" hint="Empty takes a free one." error={portError}>
        {(control) => (
          <div className={classes.row}>
            <TextInput {...control} className={classes.port} inputMode="numeric" value={portText} onChange={setPortText} />
            <Button
              busy={start.isPending}
              onClick={() => {
                if (port !== null) start.mutate(port === undefined ? {} : { port });
              }}
            >
              Start
            </Button>
          </div>
        )}
      </Field>
    </>
  );
}

function Addresses({ status }: { readonly status: Running }) {
  return (
    <Facts
      facts={[
        { name: 'Issuer', value: <code>{status.issuer}</code> },
        { name: 'Token endpoint', value: <code>{status.tokenEndpoint}</code> },
        { name: 'API', value: <code>{status.apiUrl}</code> },
        {
          name: 'Clients',
          value: (
            <ul>
              {status.clients.map((client) => (
                <li key={client.id}>
                  <a href={routeHref('clients', client.id)}>{client.name}</a> <code>{client.method}</code>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
