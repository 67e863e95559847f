import { describe, expect, test } from 'vitest';
import type { TokenRequestDraft } from '../../core/contract/tokens.ts';
import { probeConclusion } from '../../core/explain/probe/conclusion.ts';
import { nextTrial } from '../../core/explain/probe/course.ts';
import { probePlan } from '../../core/explain/probe/plan.ts';
import type { Trial, TrialAnswer } from '../../core/explain/probe/trial.ts';
import { variedRequest } from '../../core/explain/probe/varied-request.ts';
import type { ProbeSubject, Variation } from '../../core/explain/probe/variation.ts';

const request: TokenRequestDraft = {
  grant: 'client_credentials',
  method: 'private_key_jwt',
  tokenEndpoint: 'https://as.example/token',
  sendClientId: false,
  parameters: [],
  assertion: {
    header: { alg: 'ES256', kid: 'k1', typ: 'client-authentication+jwt' },
    claims: { iss: '{{client_id}}', sub: '{{client_id}}', aud: '{{issuer}}', jti: '{{uuid}}', iat: '{{now}}', exp: '{{now+60}}' },
  },
};

const subject: ProbeSubject = {
  request,
  issuer: 'https://as.example',
  tokenEndpoint: 'https://as.example/token',
  metadata: null,
  key: { label: 'mine', kid: 'k1', jwk: { kty: 'RSA' }, privateMembers: [], thumbprint: 'thumb', certificate: null },
  clockOffset: null,
  otherBasicEncodings: [],
};

function ids(changes: Partial<ProbeSubject> = {}): readonly string[] {
  return probePlan({ ...subject, ...changes }).map(({ id }) => id);
}

function withClaims(claims: Record<string, unknown>): TokenRequestDraft {
  return { ...request, assertion: { ...request.assertion, claims: { ...request.assertion.claims, ...claims } } };
}

describe('the plan', () => {
  test('begins with the audiences that servers are known to want, and leaves out the one that was sent', () => {
    expect(ids()[0]).toBe('audience:token-endpoint');
    expect(ids()).not.toContain('audience:issuer');
    expect(ids({ request: withClaims({ aud: '{{token_endpoint}}' }) })[0]).toBe('audience:issuer');
    expect(ids({ request: withClaims({ aud: 'https://as.example/token' }) })).not.toContain('audience:token-endpoint');
  });

  test('tries each of the things that servers differ in, one at a time', () => {
    const things = new Set(probePlan(subject).map(({ varies }) => varies));
    expect([...things].toSorted()).toEqual(['algorithm', 'audience', 'claims', 'client_id', 'clock', 'kid', 'parameter', 'typ'].toSorted());
    expect(ids()).toEqual(expect.arrayContaining(['kid:none', 'kid:thumbprint', 'typ:none', 'audience:list', 'client_id:with']));
    expect(ids({ request: withClaims({ aud: ['https://as.example'] }) })).toContain('audience:text');
  });

  test('puts first what the server’s metadata or its clock speaks for', () => {
    const metadata = { issuer: 'https://other.example', token_endpoint_auth_signing_alg_values_supported: ['PS256'] };
    expect(ids({ metadata })[0]).toBe('audience:published-issuer');
    expect(ids({ metadata }).indexOf('algorithm:PS256')).toBeLessThan(ids({ metadata }).indexOf('audience:issuer-slash'));
    expect(ids({ clockOffset: -3600 })[0]).toBe('clock:server');
    expect(ids({ clockOffset: 3 })).toContain('clock:behind');
  });

  test('never has the same change twice, and no more than one probe sends', () => {
    expect(new Set(ids()).size).toBe(ids().length);
    expect(ids().length).toBeLessThanOrEqual(37);
  });

  test('moves dates by the server’s clock and keeps the lifetime', () => {
    const clock = probePlan({ ...subject, clockOffset: -90 }).find(({ id }) => id === 'clock:server');
    const { claims } = variedRequest(request, clock?.fix ?? { title: '', changes: [] }).assertion;
    expect(claims).toMatchObject({ iat: '{{now-90}}', exp: '{{now-30}}' });
  });

  test('of a secret only moves the place, and varies no assertion that is not sent', () => {
    expect(ids({ request: { ...request, method: 'client_secret_basic' }, key: null })).toEqual(['method:client_secret_post']);
    expect(ids({ request: { ...request, method: 'none' } })).toEqual(['client_id:with']);
  });

  test('varies how Basic credentials are written where that makes a difference, and the audience with http where TLS may end before the server', () => {
    const basic = { request: { ...request, method: 'client_secret_basic' as const }, key: null };
    expect(ids({ ...basic, otherBasicEncodings: ['raw', 'raw-latin1'] })).toEqual([
      'basic:raw',
      'method:client_secret_post',
      'basic:raw-latin1',
    ]);
    expect(ids()).toEqual(expect.arrayContaining(['audience:token-endpoint-http', 'audience:issuer-http']));
    expect(ids({ issuer: 'http://127.0.0.1', tokenEndpoint: 'http://127.0.0.1/token' }).join()).not.toContain('-http');
  });

  test('puts the assertion into the other parameter, both ways', () => {
    const grant = variedRequest(request, fixOf(probePlan(subject), 'parameter:grant'));
    expect(grant).toMatchObject({
      grant: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      method: 'none',
      parameters: [{ name: 'assertion', value: '{{assertion}}' }],
    });
    expect(variedRequest(grant, fixOf(probePlan({ ...subject, request: grant }), 'parameter:client_assertion'))).toMatchObject({
      grant: 'client_credentials',
      method: 'private_key_jwt',
      parameters: [],
    });
  });
});

function fixOf(plan: readonly Variation[], id: string): Variation['fix'] {
  return plan.find((each) => each.id === id)?.fix ?? { title: '', changes: [] };
}

/** Plays a probe against a server that is a function of the variations made. */
function play(plan: readonly Variation[], server: (trial: Trial, count: number) => Partial<TrialAnswer>, most = 40): TrialAnswer[] {
  const answers: TrialAnswer[] = [];
  for (let trial = nextTrial(plan, answers, { most }); trial !== null; trial = nextTrial(plan, answers, { most })) {
    answers.push({ trial, outcome: 'refused', status: 401, error: 'invalid_client', description: null, ...server(trial, answers.length) });
    expect(answers.length).toBeLessThanOrEqual(most);
  }
  return answers;
}

const plan = probePlan(subject);
const takes = (wanted: string) => (trial: Trial) =>
  trial.variations.includes(wanted) ? ({ outcome: 'accepted', status: 200 } as const) : {};

describe('the course', () => {
  test('ends at the first change that is taken, once the original is refused again and the change taken again', () => {
    const answers = play(plan, takes('audience:token-endpoint'));
    expect(answers.map(({ trial }) => trial.kind)).toEqual(['original', 'variation', 'original again', 'confirmation']);
    const conclusion = probeConclusion(plan, answers, false);
    expect(conclusion).toMatchObject({ verdict: 'found', fix: { title: 'Set aud to https://as.example/token' } });
    expect(conclusion.sentence).toContain('This server takes the token endpoint as audience. That one change suffices');
  });

  test('sends nothing more where the request is taken as it is', () => {
    const answers = play(plan, () => ({ outcome: 'accepted' }));
    expect(answers).toHaveLength(1);
    expect(probeConclusion(plan, answers, false)).toMatchObject({ verdict: 'accepted as it is', fix: null });
  });

  test('offers nothing where the original is taken the second time, or the change is not', () => {
    const flaky = play(plan, (_trial, count) => (count === 3 || count === 4 ? { outcome: 'accepted' } : {}));
    expect(flaky.at(-1)?.trial.kind).toBe('original again');
    expect(probeConclusion(plan, flaky, false)).toMatchObject({ verdict: 'unsteady', fix: null });
    const once = play(plan, (_trial, count) => (count === 3 ? { outcome: 'accepted' } : {}));
    expect(once.at(-1)?.trial.kind).toBe('confirmation');
    expect(probeConclusion(plan, once, false)).toMatchObject({ verdict: 'unsteady', fix: null });
  });

  test('tries pairs with a change after which the server complained of something else, and finds the two that are needed', () => {
    const needs = ['kid:none', 'typ:none'];
    const answers = play(plan, ({ variations }) => {
      if (needs.every((need) => variations.includes(need))) return { outcome: 'accepted', status: 200 };
      return variations.includes('typ:none') ? { description: 'no key is called k1' } : { description: 'typ is unknown' };
    });
    const conclusion = probeConclusion(plan, answers, false);
    expect(answers.at(-1)?.trial).toEqual({ kind: 'confirmation', variations: ['typ:none', 'kid:none'] });
    expect(conclusion).toMatchObject({
      verdict: 'found',
      fix: {
        changes: [
          { name: 'kid', change: 'remove' },
          { name: 'typ', change: 'remove' },
        ],
      },
    });
    expect(conclusion.sentence).toContain('Both changes are needed');
  });

  test('takes complaints that differ in numbers and ids alone for the same', () => {
    const answers = play(plan, (_trial, count) => ({ description: `refused request ${count} 8b1c2d3e-0000-4000-8000-0123456789ab` }));
    expect(answers.every(({ trial }) => trial.kind !== 'pair')).toBe(true);
    expect(probeConclusion(plan, answers, false).sentence).toContain('The server gave the same answer each time.');
  });

  test('keeps to its number of requests, with two kept back to confirm', () => {
    expect(play(plan, () => ({}), 6)).toHaveLength(4);
    expect(play(plan, takes(plan[2]?.id ?? ''), 6)).toHaveLength(6);
    expect(play(plan, () => ({}), 1)).toHaveLength(1);
  });

  test('offers a change that was taken when the limit left no request to confirm it, and says so', () => {
    const wants = takes('audience:token-endpoint');
    for (const most of [2, 3]) {
      const answers = play(plan, wants, most);
      expect(probeConclusion(plan, answers, false)).toEqual({
        verdict: 'unconfirmed',
        sentence: `The server took the request once with this change: it takes the token endpoint as audience. The limit of ${most} requests left none to confirm it; allow 4.`,
        fix: fixOf(plan, 'audience:token-endpoint'),
      });
    }
    expect(probeConclusion(plan, play(plan, wants, 4), false).verdict).toBe('found');
    const last = play(plan, (trial) => (trial.kind === 'original again' ? { outcome: 'not sent' } : wants(trial)));
    expect(probeConclusion(plan, last, false)).toMatchObject({ verdict: 'stopped', fix: null });
  });

  test.each(['slow down', 'unreached'] as const)('ends when the server answers with “%s”', (outcome) => {
    const answers = play(plan, (_trial, count) => (count === 2 ? { outcome } : {}));
    expect(answers).toHaveLength(3);
    expect(probeConclusion(plan, answers, false)).toMatchObject({ verdict: 'stopped', fix: null });
  });

  test('says what was seen when it is stopped before that was confirmed', () => {
    const answers = play(plan, takes('audience:token-endpoint')).slice(0, 2);
    expect(probeConclusion(plan, answers, true)).toEqual({
      verdict: 'stopped',
      fix: null,
      sentence: 'The probe was stopped. One change was taken before that, and not confirmed: takes the token endpoint as audience.',
    });
  });
});
