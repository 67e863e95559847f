import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a key set's address answers with at one moment. */
export interface KeySetDocument {
  readonly text: string;
  /** Seconds that it may be used without asking again. */
  readonly maxAge: number;
}

export interface KeySetServerOptions {
  readonly id: string;
  readonly port: number;
  readonly path: string;
  /** Called for each request, so that a change is served at once, whichever host made it. Null: the set is gone. */
  readonly document: () => KeySetDocument | null;
}

/** A published key set that is being served. */
export interface KeySetServer {
  /** Closes the port and every connection. */
  close(): Promise<void>;
}

/** The field of an answer that says which set it is, by which one Assay knows another's. */
export const keySetField = 'assay-key-set';

/** Media type of a JWK Set (RFC 7517 8.5.2). */
const mediaType = 'application/jwk-set+json';

/**
 * Serves one key set on 127.0.0.1, at its path alone, to GET and HEAD. A request must name this machine in `Host`, so that no web page
 * can read it under a name of its own. Rejects with Node's `EADDRINUSE` or `EACCES` when the port cannot be had.
 */
export async function startKeySetServer({ id, port, path, document }: KeySetServerOptions): Promise<KeySetServer> {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  function answer({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse): void {
    if (!hosts.includes(headers.host ?? '')) return refuse(response, 421, `This address answers as ${hosts[0]}.`);
    if (url.split('?', 1)[0] !== path) return refuse(response, 404, `The key set is at ${path}.`);
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD are served.', { allow: 'GET, HEAD' });
    const current = document();
    if (current === null) return refuse(response, 404, 'The key set was removed.');
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': Buffer.byteLength(current.text),
      'cache-control': `public, max-age=${current.maxAge}`,
      'x-content-type-options': 'nosniff',
      [keySetField]: id,
    });
    response.end(method === 'HEAD' ? undefined : current.text);
  }

  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch {
      refuse(response, 500, 'The key set cannot be read. Look at it in Assay.');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, reason: string, fields: Readonly<Record<string, string>> = {}): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...fields })
    .end(`${reason}\n`);
}
