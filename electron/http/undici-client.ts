import { isIP } from 'node:net';
import type { Client } from 'undici';
import type { NamedValue } from '../../core/contract/values.ts';
import { prepareConnection } from './connection.ts';
import { startTimer, type ExchangeTimer } from './exchange-timer.ts';
import { abortedFailure, classifyFailure, timeoutFailure, type Destination } from './failure.ts';
import type { HttpClient, HttpOptions, OutgoingRequest } from './http-client.ts';
import { readBody } from './response-body.ts';
import { lazySecureContext } from './trust.ts';

type Outcome = Awaited<ReturnType<HttpClient['send']>>;

const defaults = { timeout: 30_000, bodyLimit: 5_000_000 };

export interface HttpClientOptions {
  /** The computer's clock in milliseconds, to compare with the server's `Date`. */
  readonly now: () => number;
  /** PEM certificates to trust besides the runtime's and the operating system's. */
  readonly authorities?: readonly string[];
}

/**
 * The HTTP client. Each exchange has a connection of its own, so that every trace shows every step, and no answer can be
 * that of an earlier request. undici is loaded with the first exchange.
 */
export function createHttpClient({ now, authorities = [] }: HttpClientOptions): HttpClient {
  const secureContext = lazySecureContext(authorities);
  const closing = new AbortController();
  return {
    async send(request, options = {}) {
      const url = targetOf(request.url);
      if (typeof url === 'string') return { failure: { reason: 'url', message: url, timings: startTimer().timings() } };
      // What is made once for all exchanges must not count as time of the first.
      const { Client } = await import('undici');
      const trusted = url.protocol === 'https:' ? secureContext() : undefined;
      const timer = startTimer();
      const connection = prepareConnection(timer, trusted);
      const client = new Client(url.origin, { connect: connection.connector, headersTimeout: 0, bodyTimeout: 0 });
      return runExchange({ request, options, url, timer, connection, client, now, closing: closing.signal });
    },
    close() {
      closing.abort();
      return Promise.resolve();
    },
  };
}

interface Exchange {
  readonly request: OutgoingRequest;
  readonly options: HttpOptions;
  readonly url: URL;
  readonly timer: ExchangeTimer;
  readonly connection: ReturnType<typeof prepareConnection>;
  readonly client: Client;
  readonly now: () => number;
  readonly closing: AbortSignal;
}

async function runExchange({ request, options, url, timer, connection, client, now, closing }: Exchange): Promise<Outcome> {
  const timeout = AbortSignal.timeout(options.timeout ?? defaults.timeout);
  const stopped = AbortSignal.any([closing, ...(options.signal === undefined ? [] : [options.signal])]);
  const signal = AbortSignal.any([timeout, stopped]);
  const stop = () => {
    connection.destroy();
    // Rejects a request that still waits for its connection, which undici's own signal does not reach.
    client.destroy(new Error('stopped'), () => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const explain = (error: unknown) => {
    const timings = timer.timings();
    if (stopped.aborted) return abortedFailure(timings);
    return timeout.aborted ? timeoutFailure(destinationOf(url), timings) : classifyFailure(error, destinationOf(url), timings);
  };
  try {
    const answer = await client.request({
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: request.headers.flatMap(({ name, value }) => [name, value]),
      body: request.body,
      reset: true,
      responseHeaders: 'raw',
    });
    timer.mark('firstByte');
    const cameAt = now();
    const headers = namedValues(answer.headers);
    const body = await readBody(answer.body, valuesOf(headers, 'content-encoding'), options.bodyLimit ?? defaults.bodyLimit);
    if (stopped.aborted) return { failure: abortedFailure(timer.timings()) };
    return {
      response: {
        status: answer.statusCode,
        statusText: answer.statusText,
        headers,
        body: body.bytes,
        truncated: body.truncated,
        bodyFault: body.error === null ? null : bodyFault(body.error, timeout.aborted),
        timings: timer.timings(),
        clockOffset: clockOffset(valuesOf(headers, 'date'), cameAt),
        peerCertificate: connection.certificate(),
      },
    };
  } catch (error) {
    return { failure: explain(error) };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** The URL to send to, or a sentence that says why there is none. */
function targetOf(text: string): URL | string {
  if (!URL.canParse(text)) return `“${text.slice(0, 200)}” is no absolute URL. Write it with https:// or http:// and a host.`;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `Assay sends to http and https, not to “${url.protocol}”.`;
  if (url.username !== '' || url.password !== '') return 'The URL holds a user name or password, which would not be sent. Take it out.';
  return url;
}

function destinationOf(url: URL): Destination {
  const secure = url.protocol === 'https:';
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    hostname: isIP(bare) === 6 ? url.hostname : bare,
    port: url.port === '' ? (secure ? '443' : '80') : url.port,
    secure,
  };
}

/** Header fields in their order, from undici's raw list of names and values in turn. */
function namedValues(raw: unknown): NamedValue[] {
  const list: unknown[] = Array.isArray(raw) ? raw : [];
  return list.flatMap((name, index) => (index % 2 === 0 ? [{ name: String(name), value: String(list[index + 1]) }] : []));
}

/** All values of a field, joined as one list (RFC 9110 5.3). */
function valuesOf(headers: readonly NamedValue[], name: string): string {
  return headers
    .filter((header) => header.name.toLowerCase() === name)
    .map((header) => header.value)
    .join(', ');
}

function bodyFault(error: Error, timedOut: boolean): string {
  if (timedOut) return 'The body was not complete when the time was up; what came of it is shown.';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(Z_|ERR__ERROR)/.test(code)) return `The body does not decode as its Content-Encoding says (${code}); what decoded of it is shown.`;
  return `The connection ended before the body was complete${code === '' ? '' : ` (${code})`}; what came of it is shown.`;
}

/** Whole seconds, since `Date` has no finer ones. */
function clockOffset(date: string, now: number): number | null {
  const instant = Date.parse(date);
  // The server cut its fraction of a second off; ours counts for nothing, too. The sum rids it of a negative zero.
  return Number.isNaN(instant) ? null : Math.ceil((instant - now) / 1000) + 0;
}
