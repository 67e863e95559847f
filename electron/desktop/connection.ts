import { ipcMain } from 'electron';
import type { IpcMainEvent } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import { jsonSerializers } from '../../core/json-serializers.ts';
import { reportUnexpectedErrors } from '../services/unexpected-error.ts';
import type { Router } from '../services/router.ts';

/**
 * Serves the contract to the page: for each port that the preload passes on, after checking that it comes from the top
 * frame of the window and from the page's own origin.
 */
export function acceptConnections(router: Promise<Router>, origin: string): void {
  const handler = router.then(
    (served) => new RPCHandler(served, { customJsonSerializers: jsonSerializers, interceptors: [reportUnexpectedErrors] }),
  );
  ipcMain.on('assay:connect', (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isOwnPage(event, origin)) return port.close();
    handler.then(
      (rpc) => {
        rpc.upgrade(port);
        port.start();
      },
      () => port.close(),
    );
  });
}

function isOwnPage(event: IpcMainEvent, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  const url = new URL(frame.url);
  return `${url.protocol}//${url.host}` === origin;
}
