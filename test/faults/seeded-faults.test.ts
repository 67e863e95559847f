import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initialDraft } from '../../core/oauth/draft.ts';
import { displayWireText } from '../../core/oauth/wire-text.ts';
import { openFaultBench, type FaultBench } from './fault-bench.ts';
import type { Fault } from './fault.ts';
import { faultTable } from './fault-table.ts';
import { audienceFaults } from './tables/audience.ts';
import { identityFaults } from './tables/identity.ts';
import { keyFaults } from './tables/keys.ts';
import { requestFaults } from './tables/requests.ts';
import { timeFaults } from './tables/times.ts';
import { tryFault, type FaultResult } from './try-fault.ts';

const faults: readonly Fault[] = [...audienceFaults, ...timeFaults, ...identityFaults, ...keyFaults, ...requestFaults];

describe('seeded faults', () => {
  let bench: FaultBench;
  const results: FaultResult[] = [];
  beforeAll(async () => {
    bench = await openFaultBench();
    // One at a time: the clock is everybody's.
    for (const fault of faults) results.push(await tryFault(bench, fault));
    console.log(faultTable(results));
  }, 120_000);
  afterAll(() => bench.close());

  test('without a fault every server gives its clients a token', async () => {
    const { servers, keys } = bench;
    for (const [client, server] of [
      ['signer', servers.open],
      ['published', servers.dark],
      ['shared', servers.open],
      ['basic', servers.dark],
      ['rsa', servers['one algorithm']],
      ['signer', servers['issuer only']],
      ['signer', servers['strict times']],
    ] as const) {
      const { id } = await bench.api.clients.create(bench.registration(client, server));
      const registered = await bench.api.clients.get({ id });
      const kid = client === 'published' ? '{{kid}}' : client === 'signer' ? keys.right.kid : client === 'rsa' ? keys.rsa.kid : undefined;
      const { request, assertion } = initialDraft(registered, kid === undefined ? {} : { kid });
      const { answer, response } = await bench.api.tokens.request({ clientId: id, request: { ...request, assertion: assertion.lastGood } });
      expect([client, answer?.kind, displayWireText(response?.body.text ?? [])]).toEqual([client, 'success', expect.any(String)]);
    }
  });

  test('there are more than 70, and every one is refused', () => {
    expect(faults.length).toBeGreaterThanOrEqual(70);
    expect(new Set(faults.map(({ title, server }) => `${title} ${server}`)).size).toBe(faults.length);
    expect(results.filter(({ refused }) => !refused).map(({ fault }) => fault.title)).toEqual([]);
  });

  test('the true cause comes first, or that nobody can know it', () => {
    expect(results.filter(({ place }) => place !== 0).map(({ fault }) => fault.title)).toEqual([]);
  });

  test('the fix of what can be mended from here makes the server accept', () => {
    expect(results.filter(({ fault, fixed }) => fault.fixable && !fixed).map(({ fault }) => fault.title)).toEqual([]);
  });

  test('what else is called wrong is wrong: the same dates, the same algorithm, the same issuer', () => {
    const others = results.flatMap(({ fault, causes }) =>
      causes.filter(({ id, verdict }) => verdict === 'wrong-but-not-this' && !fault.cause.includes(id)).map(({ id }) => [fault.title, id]),
    );
    const alike = new Set(['TIM-03', 'TIM-06', 'TIM-08', 'ENC-12', 'ALG-02', 'ALG-06', 'KEY-03', 'SRV-01']);
    expect(others.filter(([, id]) => id === undefined || !alike.has(id))).toEqual([]);
  });

  test('nothing is called the cause that is not', () => {
    expect(results.filter(({ misled }) => misled).map(({ fault }) => fault.title)).toEqual([]);
  });
});
