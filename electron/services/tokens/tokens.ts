import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { createExchangeLog } from '../exchanges/exchange-log.ts';
import { createExchangeTraces, type ExchangeTraces } from '../exchanges/exchange-traces.ts';
import { storedClient } from '../clients/client-record.ts';
import { maskRequest } from '../exchanges/exchange-run.ts';
import { notFound } from '../fault.ts';
import { createKnownMetadata, type KnownMetadata } from '../metadata/known-metadata.ts';
import type { Ports } from '../ports.ts';
import { createTokenExchange } from '../exchanges/token-exchange.ts';
import { createTokenRequestPreparation } from '../exchanges/token-request-preparation.ts';
import { createTokenInquiries } from '../exchanges/token-inquiries.ts';
import { createTokenOpening } from './token-opening.ts';
import { createTokenVerification } from './token-verification.ts';

/** Requests tokens, keeps them sealed, shows and verifies them, asks servers about them. */
export function createTokens(
  ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>,
  traces: ExchangeTraces = createExchangeTraces(ports),
  metadata: KnownMetadata = createKnownMetadata(ports),
) {
  const os = implement(contract.tokens);
  const { store, vault } = ports;
  const log = createExchangeLog();
  vault.onLock(() => log.clear());
  const prepare = createTokenRequestPreparation(ports);
  const exchange = createTokenExchange(ports, prepare, { log, traces });
  const inquire = createTokenInquiries(ports, metadata, { log, traces });
  const verify = createTokenVerification(ports);
  const opening = createTokenOpening(ports);
  return {
    request: os.request.handler(({ input, signal }) => exchange.request(storedClient(ports, input.clientId), input.request, { signal })),
    prepare: os.prepare.handler(async ({ input }) => {
      const { request, assertion } = await prepare(storedClient(ports, input.clientId), input.request);
      return { request: maskRequest(request), assertion };
    }),
    refresh: os.refresh.handler(({ input, signal }) =>
      exchange.refresh(storedClient(ports, input.clientId), { signal, tokenId: input.tokenId }),
    ),
    introspect: os.introspect.handler(({ input, signal }) => inquire('introspection', { ...input, signal })),
    revoke: os.revoke.handler(({ input, signal }) => inquire('revocation', { ...input, signal })),
    list: os.list.handler(({ input }) =>
      store.tokens
        .list()
        .filter(({ document }) => input.clientId === undefined || document.clientId === input.clientId)
        .map(({ id, document }) => ({ id, ...document }))
        .toReversed()
        .toSorted((a, b) => b.receivedAt - a.receivedAt),
    ),
    reveal: os.reveal.handler(async ({ input }) => {
      const record = store.tokens.get(input.id);
      if (record === undefined || record.sealed === null) throw notFound('token', input.id);
      return { text: await vault.open(record.id, record.sealed) };
    }),
    revealExchange: os.revealExchange.handler(({ input }) => {
      const found = log.find(input.exchangeId);
      if (found === undefined) throw notFound('exchange of this run', input.exchangeId);
      return found;
    }),
    remove: os.remove.handler(({ input }) => {
      if (store.tokens.remove(input.id) === undefined) throw notFound('token', input.id);
    }),
    restore: os.restore.handler(({ input }) => {
      const record = store.tokens.restore(input.id);
      if (record === undefined) throw notFound('token', input.id);
      return { id: record.id, ...record.document };
    }),
    verify: os.verify.handler(({ input, signal }) => verify(input.token, input.clientId, signal)),
    verifyWith: os.verifyWith.handler(({ input, signal }) => opening.verifyWith(input, signal)),
    decrypt: os.decrypt.handler(({ input }) => opening.decrypt(input.token, input.with)),
  };
}
