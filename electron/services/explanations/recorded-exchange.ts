import { z } from 'zod';
import { assertionDraft } from '../../../core/contract/assertions.ts';
import type { GivenExchange } from '../../../core/contract/explanations.ts';
import { exchange as madeExchange } from '../../../core/contract/exchanges.ts';
import { jsonObject, namedValue, type JsonObject } from '../../../core/contract/values.ts';
import { displayWireText } from '../../../core/oauth/wire-text.ts';
import { exchangeFromTranscript } from '../../../core/explain/http-transcript.ts';
import { invalidInput } from '../fault.ts';

const headers = z.union([z.array(namedValue), z.record(z.string(), z.string()).transform((record) => pairs(record))]);
const jsonOrText = z
  .unknown()
  .transform((body) => (typeof body === 'string' ? body : body === null || body === undefined ? '' : JSON.stringify(body)));

/** What `assay token --json` prints, and what anybody would write by hand. */
const plain = z.object({
  startedAt: z.number().optional(),
  assertion: assertionDraft.nullish(),
  request: z.object({ method: z.string().default('POST'), url: z.string(), headers: headers.default([]), body: jsonOrText }),
  response: z.object({
    status: z.number().int(),
    headers: headers.default([]),
    body: jsonOrText,
    timings: z.object({ total: z.number() }).optional(),
  }),
});

/** An entry of a HAR file (version 1.2). */
const harEntry = z.object({
  startedDateTime: z.string(),
  time: z.number().default(0),
  request: z.object({ method: z.string(), url: z.string(), headers, postData: z.object({ text: z.string().default('') }).optional() }),
  response: z.object({ status: z.number().int(), headers, content: z.object({ text: z.string().default('') }) }),
});
const har = z.object({ log: z.object({ entries: z.array(jsonObject) }) });

function pairs(record: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

/**
 * The exchange in a text: what `--json` prints, one of a HAR file (the last that was refused), Assay's own, or request and response as they went
 * over the wire. Throws INVALID_INPUT (`text`) that says what is missing.
 */
export function recordedExchange(text: string): GivenExchange {
  const transcript = exchangeFromTranscript(text);
  if (transcript !== null) return transcript;
  const value = parsed(text);
  const recorded = har.safeParse(value);
  if (recorded.success) return fromHar(recorded.data.log.entries);
  const made = madeExchange.safeParse(value);
  if (made.success) return fromMade(made.data);
  const given = plain.safeParse(value);
  if (!given.success) {
    const { path = [], message = '' } = given.error.issues[0] ?? {};
    throw unusable(`It holds no exchange: ${path.length === 0 ? '' : `“${path.join('.')}”: `}${message}.`);
  }
  const { startedAt, assertion, request, response } = given.data;
  return {
    request,
    response: { status: response.status, headers: response.headers, body: response.body },
    assertion: assertion ?? null,
    ...(startedAt === undefined ? {} : { receivedAt: startedAt + (response.timings?.total ?? 0) }),
  };
}

function parsed(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unusable('It is neither JSON nor an HTTP request with its response.');
  }
  const object = jsonObject.safeParse(value);
  if (!object.success) throw unusable('It holds no JSON object.');
  return object.data;
}

function fromHar(entries: readonly JsonObject[]): GivenExchange {
  const read = entries.flatMap((entry) => harEntry.safeParse(entry).data ?? []);
  const entry = read.findLast(({ response }) => response.status >= 400) ?? read.at(-1);
  if (entry === undefined) throw unusable('The HAR file has no entry with a request and a response.');
  const { startedDateTime, time, request, response } = entry;
  const started = Date.parse(startedDateTime);
  return {
    request: { method: request.method, url: request.url, headers: request.headers, body: request.postData?.text ?? null },
    response: { status: response.status, headers: response.headers, body: response.content.text },
    ...(Number.isNaN(started) ? {} : { receivedAt: started + time }),
  };
}

function fromMade({ request, response, startedAt }: z.infer<typeof madeExchange>): GivenExchange {
  if (response === null) throw unusable('The exchange has no response to explain.');
  const shown = ({ name, value }: (typeof request.headers)[number]) => ({ name, value: displayWireText(value) });
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers.map(shown),
      body: request.body === null ? null : displayWireText(request.body),
    },
    response: { status: response.status, headers: response.headers.map(shown), body: displayWireText(response.body.text) },
    receivedAt: startedAt + response.timings.total,
  };
}

function unusable(message: string): ReturnType<typeof invalidInput> {
  return invalidInput('text', message, {
    fix: 'It must have “request” and “response”, as assay token --json prints them, or both as HTTP writes them.',
  });
}
