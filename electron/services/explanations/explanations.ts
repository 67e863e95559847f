import { call, implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import type { Explanation } from '../../../core/contract/explanations.ts';
import { diagnose } from '../../../core/explain/diagnosis/diagnose.ts';
import { givenRequest, givenResponse } from '../../../core/explain/given-exchange.ts';
import { requestEvidence } from '../../../core/explain/request-evidence.ts';
import { responseEvidence } from '../../../core/explain/response-evidence.ts';
import { clientKnowledge } from '../clients/client-knowledge.ts';
import { createClients } from '../clients/clients.ts';
import { storedClient } from '../clients/client-record.ts';
import { acceptedExplanation, isRefused, unansweredExplanation } from './explanation-endings.ts';
import { notFound } from '../fault.ts';
import { matchingClient } from '../clients/matching-client.ts';
import type { Ports } from '../ports.ts';
import { recordedExchange } from './recorded-exchange.ts';
import { gatherEvidence, type EvidenceSources, type RefusalParts } from './refusal-evidence.ts';
import { registrationWith } from '../clients/registration-changes.ts';
import { sentAssertion, sentToken } from './sent-token-evidence.ts';
import type { Consent } from './server-evidence.ts';

type ExplanationPorts = Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>;

/** Explains why servers refused. */
export function createExplanations(ports: ExplanationPorts, sources: EvidenceSources) {
  const os = implement(contract.explanations);
  const { store } = ports;
  const clients = createClients(ports);

  async function explained(parts: RefusalParts, consent: Consent): Promise<Explanation> {
    const { evidence, profile, consulted } = await gatherEvidence(ports, sources, parts, consent);
    const names = { exchangeId: parts.exchangeId, clientId: parts.client?.id ?? null, consulted: [...consulted] };
    const inForce = { id: profile.profile.id, name: profile.profile.name, because: profile.because };
    if (!isRefused(evidence)) return acceptedExplanation({ ...names, profile: inForce, status: evidence.response.status });
    const { said, causes, checks, summary } = diagnose(evidence);
    const { status, code, text, meaning, vendor } = said;
    return {
      ...names,
      profile: inForce,
      refused: true,
      said: { status, code, text, meaning, vendor },
      checks: [...checks],
      causes: causes.map((cause) => ({ ...cause, evidence: { for: [...cause.evidence.for], against: [...cause.evidence.against] } })),
      summary,
    };
  }

  return {
    explain: os.explain.handler(async ({ input: { exchangeId, clientId, metadata, keys, ask }, signal }) => {
      const trace = await sources.traces.find(exchangeId);
      if (trace === undefined) throw notFound('exchange', exchangeId);
      const { recent, exchange } = trace;
      const own = recent.clientId === null ? null : (store.clients.get(recent.clientId) ?? null);
      const client = clientId === undefined ? own : storedClient(ports, clientId);
      if (exchange.response === null) return unansweredExplanation(exchange, recent);
      const request = requestEvidence(exchange.request, recent.endpoint);
      const judged = recent.endpoint === 'api' ? await sentToken(ports, request, recent.tokenId) : sentAssertion(request, recent.error);
      const response = responseEvidence(exchange.response, exchange.startedAt);
      return explained({ exchangeId, request, response, judged, client, given: { metadata, keys } }, { ask, signal });
    }),
    explainGiven: os.explainGiven.handler(async ({ input: { exchange, clientId, metadata, keys, ask }, signal }) => {
      const request = givenRequest(exchange, metadata ?? null);
      const response = givenResponse(exchange, ports.clock.now());
      const { error } = response.json ?? {};
      const judged = sentAssertion(request, typeof error === 'string' ? error : null, exchange.assertion);
      const client = clientId === undefined ? matchingClient(store.clients.list(), request, judged) : storedClient(ports, clientId);
      return explained({ exchangeId: null, request, response, judged, client, given: { metadata, keys } }, { ask, signal });
    }),
    readExchange: os.readExchange.handler(({ input }) => recordedExchange(input.text)),
    knowledge: os.knowledge.handler(({ input }) => clientKnowledge(ports, sources, storedClient(ports, input.clientId))),
    recent: os.recent.handler(() => [...sources.traces.list()]),
    applyToRegistration: os.applyToRegistration.handler(async ({ input: { clientId, changes } }) => {
      return await call(clients.update, { id: clientId, client: await registrationWith(ports, storedClient(ports, clientId), changes) });
    }),
  };
}
