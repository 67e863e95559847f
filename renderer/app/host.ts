import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '../../core/contract/contract.ts';
import { jsonSerializers } from '../../core/json-serializers.ts';

/** The operations of the contract, as the page calls them. */
export type HostClient = ContractRouterClient<typeof contract>;

/** Whether this page lives in the desktop's window or in a browser before the loopback host. */
export const hostKind: 'desktop' | 'browser' = navigator.userAgent.includes(' Electron/') ? 'desktop' : 'browser';

/** Hands one end of a channel to the preload, which passes it on to the main process. */
function desktopLink(): ClientLink<ClientContext> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('assay:connect', window.location.origin, [port2]);
  port1.start();
  return new MessagePortLink({ port: port1, customJsonSerializers: jsonSerializers });
}

/**
 * Trades the one-time launch token in the address's fragment for the session cookie, and takes it out of the address.
 * Without one there is nothing to do: the cookie of an earlier visit serves.
 */
async function startSession(): Promise<void> {
  const token = /^#launch=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, '', '#/');
  await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
}

function browserLink(): ClientLink<ClientContext> {
  const session = startSession();
  return new FetchLink({
    url: `${window.location.origin}/rpc`,
    customJsonSerializers: jsonSerializers,
    fetch: async (request, init) => {
      await session;
      return fetch(request, init);
    },
  });
}

/** The one connection to the host. Errors are oRPC errors with the contract's codes. */
export const client: HostClient = createORPCClient(hostKind === 'desktop' ? desktopLink() : browserLink());

/** TanStack Query options for every operation. */
export const queries = createTanstackQueryUtils(client);
