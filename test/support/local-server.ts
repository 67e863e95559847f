import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';

/** An HTTP server of a test's own on 127.0.0.1. */
export interface LocalServer {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function localServer(answer: RequestListener): Promise<LocalServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
