import { implement } from '@orpc/server';
import { contract } from '../../../core/contract/contract.ts';
import { probePlan } from '../../../core/explain/probe/plan.ts';
import { storedClient } from '../clients/client-record.ts';
import type { Ports } from '../ports.ts';
import { probeSubject, requireProbeable, type ProbeSources } from './probe-subject.ts';
import { runProbe } from './run-probe.ts';
import { createTokenRequestPreparation } from '../exchanges/token-request-preparation.ts';

/** Asks servers what they want, one change at a time. */
export function createProbes(ports: Pick<Ports, 'clock' | 'random' | 'store' | 'vault' | 'http'>, sources: ProbeSources) {
  const os = implement(contract.probes);
  const prepare = createTokenRequestPreparation(ports);
  return {
    plan: os.plan.handler(async ({ input: { clientId, request, most, rate } }) => {
      const client = storedClient(ports, clientId);
      requireProbeable(client, request);
      const variations = probePlan(await probeSubject(ports, sources, client, request));
      const requests = Math.min(most, variations.length + 3);
      return { tokenEndpoint: request.tokenEndpoint, variations, requests, seconds: Math.ceil((requests - 1) / rate) };
    }),
    run: os.run.handler(async function* ({ input: { clientId, request, most, rate }, signal }) {
      const client = storedClient(ports, clientId);
      requireProbeable(client, request);
      const plan = probePlan(await probeSubject(ports, sources, client, request));
      yield* runProbe(ports, prepare, { client, request, plan }, { most, rate }, signal);
    }),
  };
}
