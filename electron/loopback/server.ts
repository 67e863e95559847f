import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import { jsonSerializers } from '../../core/json-serializers.ts';
import { pageFile } from '../pages/page-files.ts';
import { invalidInput } from '../services/fault.ts';
import { reportUnexpectedErrors } from '../services/unexpected-error.ts';
import type { Router } from '../services/router.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

export interface LoopbackHost {
  readonly port: number;
  /** Address of the page with the one-time launch token in its fragment. */
  readonly launchUrl: string;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly router: Router;
  /** Directory of the built page. */
  readonly pages: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** A further origin that may call, for a development server that serves the page. */
  readonly developmentOrigin?: string;
}

const bodyLimit = 16_000_000;

/**
 * Serves the page and the contract on 127.0.0.1. A request must name this host exactly in `Host` (against DNS rebinding),
 * a call must come from the page's own origin and carry the session's cookie.
 * Throws INVALID_INPUT (field `port`) when the port is taken.
 */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const session = createSession(port);
  const calls = new RPCHandler(options.router, { customJsonSerializers: jsonSerializers, interceptors: [reportUnexpectedErrors] });
  const origins = [`http://127.0.0.1:${port}`, ...(options.developmentOrigin === undefined ? [] : [options.developmentOrigin])];
  const hosts = origins.map((origin) => new URL(origin).host);

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 403, 'This address serves 127.0.0.1 only.');
    const pathname = new URL(request.url ?? '/', origins[0]).pathname;
    if (request.method === 'GET') return sendPage(pathname, response);
    if (request.method !== 'POST') return refuse(response, 405, 'Only GET and POST are served.');
    if (!origins.includes(request.headers.origin ?? '')) return refuse(response, 403, 'Calls are taken from Assay’s own page only.');
    if (pathname === '/session') return startSession(request, response, session);
    if (!session.admits(request.headers.cookie))
      return refuse(response, 401, 'This page has no session. Start Assay again and open the address it prints.');
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return refuse(response, 413, 'The call is too large.');
    const { matched } = await calls.handle(request, response, { prefix: '/rpc' });
    if (!matched) refuse(response, 404, 'There is no such operation.');
  }

  async function sendPage(pathname: string, response: ServerResponse): Promise<void> {
    const file = await pageFile(options.pages, pathname);
    if (file === undefined) return refuse(response, 404, 'There is no such file.');
    response.writeHead(200, file.headers).end(file.body);
  }

  return {
    port,
    launchUrl: `${options.developmentOrigin ?? origins[0]}/#launch=${session.launchToken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const reason = error.code === 'EACCES' ? 'may not be used by this account' : 'is used by another program';
      reject(invalidInput('port', `Port ${port} ${reason}.`, { fix: 'Choose another port, or leave it out to take a free one.' }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('the server has no port'));
      resolve(address.port);
    });
  });
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).end(reason);
}

async function startSession(request: IncomingMessage, response: ServerResponse, session: Session): Promise<void> {
  const cookie = session.redeem(await launchToken(request));
  if (cookie === undefined) return refuse(response, 401, 'The launch token is wrong or was used already.');
  response.writeHead(204, { 'set-cookie': `${session.cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict` }).end();
}

/** The `token` member of a small JSON body; empty when there is none. */
async function launchToken(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1000) return '';
  }
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string' ? body.token : '';
  } catch {
    return '';
  }
}
