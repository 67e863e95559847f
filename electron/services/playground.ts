import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import type { PlaygroundStatus } from '../../core/contract/playground.ts';
import { playgroundClients } from '../playground/playground-client.ts';
import type { RunningPlayground } from '../playground/playground-server.ts';
import { invalidInput } from './fault.ts';
import type { Ports } from './ports.ts';

interface Running {
  readonly server: RunningPlayground;
  /** Makes the stored registrations lead here. */
  readonly writeRegistrations: () => void;
}

/**
 * Starts and stops the playground of this host; its code is loaded on the first start. A start that finds it running writes
 * the registrations again, so that they lead here when another host has written its own meanwhile.
 * A host that quits calls `stop`.
 */
export function createPlayground(ports: Ports) {
  const operations = implement(contract.playground);
  let current: Promise<Running> | undefined;

  async function start(port: number): Promise<PlaygroundStatus> {
    if (current !== undefined) {
      const { server, writeRegistrations } = await current;
      writeRegistrations();
      return running(server);
    }
    const launched = launch(ports, port);
    current = launched;
    try {
      return running((await launched).server);
    } catch (error) {
      if (current === launched) current = undefined;
      throw error;
    }
  }

  async function stop(): Promise<void> {
    const stopped = current;
    current = undefined;
    const outcome = await stopped?.catch(() => undefined);
    await outcome?.server.close();
  }

  return {
    status: operations.status.handler(async () => {
      const started = await current?.catch(() => undefined);
      return started === undefined ? { state: 'stopped' } : running(started.server);
    }),
    start: operations.start.handler(({ input }) => start(input.port ?? 0)),
    stop: operations.stop.handler(async () => {
      await stop();
      return { state: 'stopped' };
    }),
  };
}

async function launch(ports: Ports, port: number): Promise<Running> {
  const [{ playgroundCredentials, registeredClients }, { startPlaygroundServer }, registrations] = await Promise.all([
    import('../playground/playground-credentials.ts'),
    import('../playground/playground-server.ts'),
    import('../playground/playground-registrations.ts'),
  ]);
  const credentials = await playgroundCredentials(ports);
  const server = await startPlaygroundServer(port, registeredClients(credentials)).catch((error: unknown) => {
    throw portFault(port, error);
  });
  const writeRegistrations = () => registrations.writeRegistrations(ports, credentials, server.addresses);
  try {
    writeRegistrations();
  } catch (error) {
    await server.close();
    throw error;
  }
  return { server, writeRegistrations };
}

function running({ addresses, port }: RunningPlayground): PlaygroundStatus {
  return {
    state: 'running',
    issuer: addresses.issuer,
    tokenEndpoint: addresses.tokenEndpoint,
    apiUrl: addresses.apiUrl,
    port,
    clients: playgroundClients.map(({ id, name, method, grant }) => ({ id, name, clientId: id, method, grant })),
  };
}

/** Sentences for the two ways in which a port cannot be had. */
const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is used by another program',
  EACCES: 'may not be used by this account',
};

function portFault(port: number, error: unknown): unknown {
  const reason = error instanceof Error && 'code' in error && typeof error.code === 'string' ? portReasons[error.code] : undefined;
  if (reason === undefined) return error;
  return invalidInput('port', `Port ${port} ${reason}.`, { fix: 'Choose another port, or leave it out to take a free one.' });
}
