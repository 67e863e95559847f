import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { CallDraft } from '../../../core/contract/calls.ts';
import { buildCallRequest } from '../../../core/oauth/call-request.ts';
import type { SecretMark } from '../../../core/oauth/wire-text.ts';
import { parseWwwAuthenticate } from '../../../core/oauth/www-authenticate.ts';
import { createExchangeTraces, type ExchangeTraces } from './exchange-traces.ts';
import { maskExchange, maskRequest, runExchange } from './exchange-run.ts';
import { invalidInput, notFound } from '../fault.ts';
import { requireHttpUrl } from '../metadata/http-url.ts';
import type { Ports } from '../ports.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Calls protected resources with a stored token, or without one. */
export function createCalls(
  ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>,
  traces: ExchangeTraces = createExchangeTraces(ports),
) {
  const os = implement(contract.calls);
  let last: { readonly exchangeId: string; readonly body: Uint8Array } | undefined;
  ports.vault.onLock(() => {
    last = undefined;
  });
  return {
    send: os.send.handler(async ({ input, signal }) => {
      requireHttpUrl('url', 'URL', input.url);
      refuseUnsendable(input);
      const request = buildCallRequest(input, await bearerToken(ports, input.tokenId));
      const { exchange, received, body } = await runExchange(ports, request, { signal });
      last = { exchangeId: exchange.id, body };
      const fields = received?.headers.filter((header) => header.name.toLowerCase() === 'www-authenticate') ?? [];
      const masked = maskExchange(exchange, 'masked');
      const clientId = input.tokenId === null ? null : (ports.store.tokens.get(input.tokenId)?.document.clientId ?? null);
      // What was typed is held nowhere else, and a refusal cannot be explained without it; the trace is sealed.
      const traced = { ...masked, request: maskRequest(exchange.request, ['token']) };
      await traces.keep(traced, { clientId, endpoint: 'api', error: null, tokenId: input.tokenId });
      return { ...masked, challenges: parseWwwAuthenticate(fields.map((field) => field.value)) };
    }),
    revealBody: os.revealBody.handler(({ input }) => {
      if (last?.exchangeId !== input.exchangeId) throw notFound('last call', input.exchangeId);
      return { base64: Buffer.from(last.body).toString('base64') };
    }),
  };
}

async function bearerToken({ store, vault }: Pick<Ports, 'store' | 'vault'>, id: string | null): Promise<SecretMark | null> {
  if (id === null) return null;
  const record = store.tokens.get(id);
  if (record === undefined || record.sealed === null) throw notFound('token', id);
  return { secret: record.document.kind, text: await vault.open(id, record.sealed) };
}

/** What cannot be written as HTTP/1.1 is refused with the place where it stands. */
function refuseUnsendable(call: CallDraft): void {
  if (!token.test(call.method)) {
    throw invalidInput('method', `“${call.method}” is no HTTP method.`, { fix: 'Write it as one word, such as GET.' });
  }
  for (const [index, { name, value }] of call.headers.entries()) {
    if (!token.test(name)) {
      throw invalidInput(`headers.${index}.name`, `“${name.slice(0, 60)}” is no header name.`, {
        fix: 'Use letters, digits and hyphens, without spaces or a colon.',
      });
    }
    if (!headerValue.test(value)) {
      throw invalidInput(`headers.${index}.value`, `The value of “${name}” has a character that no header can carry.`, {
        fix: 'Take out line breaks and characters beyond Latin-1.',
      });
    }
  }
}
