import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import Conf from 'conf';
import { afterAll, beforeAll } from 'vitest';
import type { contract } from '../../core/contract/contract.ts';
import { jsonSerializers } from '../../core/json-serializers.ts';
import { startLoopbackHost } from '../../electron/loopback/server.ts';
import { compose } from '../../electron/services/compose.ts';
import type { Composition } from '../../electron/services/compose.ts';
import { openPreferences } from '../../electron/store/preferences.ts';
import { freshAssayHome } from './assay-home.ts';
import type { AssayHome } from './assay-home.ts';

/** The operations of the contract as their callers see them. */
export type Client = ContractRouterClient<typeof contract>;

/** A host that serves a data directory, and a client of it. */
export interface OpenedHost {
  readonly client: Client;
  close(): Promise<void>;
}

/** Opens one kind of host over a data directory. */
export type OpenHost = (home: AssayHome) => Promise<OpenedHost>;

function composed(home: AssayHome, kind: 'desktop' | 'browser' | 'cli'): Composition {
  return compose({ kind, environment: home.environment, preferences: (directory) => openPreferences(directory, Conf) });
}

/** As the command line has it: calls in the same process, nothing in between. */
export const openInProcess: OpenHost = async (home) => {
  const composition = composed(home, 'cli');
  return { client: createRouterClient(composition.router), close: () => composition.close() };
};

/** As the browser host has it: the real server, entered with its launch token. */
export const openLoopback: OpenHost = async (home) => {
  const composition = composed(home, 'browser');
  const server = await startLoopbackHost({ router: composition.router, pages: home.path });
  const origin = `http://127.0.0.1:${server.port}`;
  const token = new URL(server.launchUrl).hash.replace('#launch=', '');
  const session = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: JSON.stringify({ token }) });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    client: createORPCClient(new FetchLink({ url: `${origin}/rpc`, headers: { origin, cookie }, customJsonSerializers: jsonSerializers })),
    close: async () => {
      await server.close();
      await composition.close();
    },
  };
};

/** As the desktop has it between main process and page: a MessagePort. The window itself is for the end-to-end tests. */
export const openMessagePort: OpenHost = async (home) => {
  const composition = composed(home, 'desktop');
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(composition.router, { customJsonSerializers: jsonSerializers }).upgrade(port1);
  port1.start();
  port2.start();
  return {
    client: createORPCClient(new MessagePortLink({ port: port2, customJsonSerializers: jsonSerializers })),
    close: async () => {
      port1.close();
      await composition.close();
    },
  };
};

/** A host of its own for the tests of a suite, over a fresh data directory, opened before them and closed after. */
export interface SuiteHost {
  readonly client: Client;
  readonly home: AssayHome;
}

/** Registers the host with the tests of the current `describe`. */
export function hostFor(open: OpenHost): SuiteHost {
  let home: AssayHome | undefined;
  let opened: OpenedHost | undefined;
  beforeAll(async () => {
    home = await freshAssayHome();
    opened = await open(home);
  });
  afterAll(async () => {
    await opened?.close();
    await home?.remove();
  });
  return {
    get client() {
      return before(opened).client;
    },
    get home() {
      return before(home);
    },
  };
}

function before<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the host is open within tests only');
  return value;
}
