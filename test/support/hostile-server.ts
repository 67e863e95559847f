import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { SelfSignedCertificate } from './certificate.ts';

/** A server on a free port of 127.0.0.1. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Closes it and every connection at once. */
  close(): Promise<void>;
}

/** A server that speaks HTTP as Node does. */
export function startHttpServer(listener: RequestListener): Promise<RunningServer> {
  return start(createHttpServer(listener), 'http');
}

/** The same over TLS. */
export function startHttpsServer(certificate: SelfSignedCertificate, listener: RequestListener): Promise<RunningServer> {
  return start(createHttpsServer({ key: certificate.key, cert: certificate.cert }, listener), 'https');
}

/**
 * A server that answers with whatever bytes it is told to, HTTP or not, once a whole request has come. `received` holds the
 * requests as they came over the wire.
 */
export async function startRawServer(
  answer: (socket: Socket, request: string) => void,
): Promise<RunningServer & { readonly received: string[] }> {
  const received: string[] = [];
  const server = createTcpServer((socket) => {
    let request = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      request += chunk.toString('latin1');
      if (!isComplete(request)) return;
      received.push(request);
      answer(socket, request);
      request = '';
    });
  });
  return { ...(await start(server, 'http')), received };
}

/** A URL at which nothing listens: the port was free a moment ago. */
export async function refusingUrl(): Promise<string> {
  const server = await startRawServer(() => {});
  await server.close();
  return server.url;
}

function isComplete(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1] ?? 0);
  return request.length >= end + 4 + length;
}

async function start(server: Server, scheme: 'http' | 'https'): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return {
    url: `${scheme}://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
