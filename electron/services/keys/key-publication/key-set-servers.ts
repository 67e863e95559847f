import type { KeySet, KeySetServing } from '../../../../core/contract/key-sets.ts';
import { keySetUrl } from '../../../../core/jose/key-set-url.ts';
import { documentRequest } from '../../exchanges/document-request.ts';
import { invalidInput } from '../../fault.ts';
import type { Ports } from '../../ports.ts';
import { keySetField, startKeySetServer, type KeySetDocument, type KeySetServer } from './key-set-server.ts';

/** The published key sets that this host serves. */
export interface KeySetServers {
  serves(id: string): boolean;
  state(set: KeySet): Promise<KeySetServing>;
  /** Throws INVALID_INPUT (`port`) when another program has the port. */
  start(set: KeySet): Promise<KeySetServing>;
  stop(id: string): Promise<void>;
  stopAll(): Promise<void>;
}

/** Another Assay on this machine answers at once, or is none. */
const probeLimits = { timeout: 1000, bodyLimit: 1 } as const;

/** Sentences for the two ways in which a port cannot be had. */
const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is used by another program',
  EACCES: 'may not be used by this account',
};

/** Servers of key sets, none running; `document` is what the set with an id is at the moment, null when it is gone. */
export function createKeySetServers({ http }: Pick<Ports, 'http'>, document: (id: string) => KeySetDocument | null): KeySetServers {
  const running = new Map<string, Promise<KeySetServer>>();

  async function servedElsewhere(set: KeySet): Promise<boolean> {
    const outcome = await http.send(documentRequest(keySetUrl(set)), probeLimits);
    return (
      'response' in outcome && outcome.response.headers.some(({ name, value }) => name.toLowerCase() === keySetField && value === set.id)
    );
  }

  async function stop(id: string): Promise<void> {
    const server = running.get(id);
    running.delete(id);
    await (await server?.catch(() => undefined))?.close();
  }

  return {
    serves: (id) => running.has(id),
    async state(set) {
      const url = keySetUrl(set);
      if (running.has(set.id)) return { state: 'here', url };
      return { state: (await servedElsewhere(set)) ? 'elsewhere' : 'stopped', url };
    },
    async start(set) {
      const { id, port, path } = set;
      const url = keySetUrl(set);
      const server = running.get(id) ?? startKeySetServer({ id, port, path, document: () => document(id) });
      running.set(id, server);
      try {
        await server;
        return { state: 'here', url };
      } catch (error) {
        if (running.get(id) === server) running.delete(id);
        const reason = error instanceof Error && 'code' in error && typeof error.code === 'string' ? portReasons[error.code] : undefined;
        if (reason === undefined) throw error;
        if (await servedElsewhere(set)) return { state: 'elsewhere', url };
        throw invalidInput('port', `Port ${port} ${reason}, and the key set’s address is on it.`, {
          fix: 'End that program, or give the set another port and its new address to the server.',
        });
      }
    },
    stop,
    async stopAll() {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}
