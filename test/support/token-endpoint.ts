import type { IncomingMessage, ServerResponse } from 'node:http';
import { startHttpServer, type RunningServer } from './hostile-server.ts';

/** A request that came to the token endpoint. */
export interface ReceivedRequest {
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
  readonly body: string;
}

/** A token endpoint that gives the answers that a test sets. */
export interface TokenEndpoint extends RunningServer {
  readonly received: ReceivedRequest[];
  /** JSON with the headers that RFC 6749 5.1 asks for. */
  answerJson(json: unknown, status?: number): void;
  /** Anything at all; `request` is what came. */
  answerWith(answer: (response: ServerResponse, request: ReceivedRequest) => void): void;
}

export async function startTokenEndpoint(): Promise<TokenEndpoint> {
  const received: ReceivedRequest[] = [];
  let answer = (response: ServerResponse, _request: ReceivedRequest): void => void response.end();
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(incoming);
    const request = { authorization: incoming.headers.authorization, form: new URLSearchParams(body), body };
    received.push(request);
    answer(response, request);
  };
  const server = await startHttpServer((incoming, response) => void handle(incoming, response));
  return {
    ...server,
    received,
    answerJson(json, status = 200) {
      answer = (response) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(json));
      };
    },
    answerWith(other) {
      answer = other;
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
  return body;
}
