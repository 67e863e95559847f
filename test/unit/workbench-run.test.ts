import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { editDraft } from '../../renderer/features/workbench/draft/draft-action.ts';
import { primaryPlan, secondaryPlan } from '../../renderer/features/workbench/run/plan.ts';
import { afterEvent, nothingRun, type RunEvent, type RunState } from '../../renderer/features/workbench/run/run-state.ts';
import { runTrack, type TrackOperations } from '../../renderer/features/workbench/run/run-track.ts';
import type { Situation } from '../../renderer/features/workbench/run/situation.ts';
import type { RunStep } from '../../renderer/features/workbench/run/step.ts';
import { testAssertion, testCall, testExchange, testInstant, testSituation, testToken } from '../support/workbench-situation.ts';

function operations(change: Partial<TrackOperations> = {}) {
  return {
    sign: vi.fn<TrackOperations['sign']>(change.sign ?? (async () => testAssertion)),
    request: vi.fn<TrackOperations['request']>(change.request ?? (async () => testExchange())),
    call: vi.fn<TrackOperations['call']>(change.call ?? (async () => testCall())),
  };
}

async function run(steps: readonly RunStep[], situation: Situation, host: TrackOperations, controller = new AbortController()) {
  const events: RunEvent[] = [];
  const report = (event: RunEvent) => void events.push(event);
  const stopped = await runTrack(host, { steps, situation, signal: controller.signal, now: () => testInstant, report });
  return { stopped, events, state: events.reduce(afterEvent, nothingRun) };
}

function withoutAlg(situation: Situation): Situation {
  return { ...situation, draft: editDraft(situation.draft, { type: 'member-remove', part: 'header', name: 'alg' }) };
}

describe('running the track', () => {
  it('signs what is on the screen', async () => {
    const host = operations();
    const situation = testSituation();
    const { state } = await run(['assertion'], situation, host);
    expect(host.sign.mock.calls[0]?.[0]).toEqual({ clientId: 'acme', assertion: situation.draft.assertion.lastGood });
    expect(state.assertion?.result).toBe(testAssertion);
    expect(state.running).toBeNull();
  });

  it('calls with the token that the same run brought', async () => {
    const host = operations({ request: async () => testExchange({ tokens: [testToken({ id: 'new' })] }) });
    const { state, stopped } = await run(['request', 'call'], testSituation({ tokens: [testToken({ id: 'old' })] }), host);
    expect(host.call.mock.calls[0]?.[0]).toMatchObject({ method: 'GET', url: 'https://api.example/v1/things', tokenId: 'new' });
    expect(state.call?.result.response?.status).toBe(200);
    expect(stopped).toBe('call');
  });

  it('does not call after a request that brought no access token', async () => {
    const host = operations({ request: async () => testExchange({ status: 401, tokens: [] }) });
    const { state, stopped } = await run(['request', 'call'], testSituation(), host);
    expect(host.call).not.toHaveBeenCalled();
    expect(stopped).toBe('request');
    expect(state.fault).toBeNull();
  });

  it('keeps the assertion that went with a request as the first step’s result', async () => {
    const { state } = await run(['request'], testSituation(), operations());
    expect(state.assertion?.result).toBe(testAssertion);
  });

  it('sends no token when none is chosen', async () => {
    const host = operations();
    const situation = testSituation({ tokens: [testToken()] });
    const draft = editDraft(situation.draft, { type: 'token-choice', choice: { kind: 'none' } });
    await run(['call'], { ...situation, draft }, host);
    expect(host.call.mock.calls[0]?.[0].tokenId).toBeNull();
  });

  it('runs nothing while the claims do not parse, and says where', async () => {
    const host = operations();
    const situation = testSituation();
    const draft = editDraft(situation.draft, { type: 'part-text', part: 'claims', text: '{"iss": ' });
    const { state } = await run(['request', 'call'], { ...situation, draft }, host);
    expect(host.request).not.toHaveBeenCalled();
    expect(state.fault).toMatchObject({ step: 'assertion', field: 'claims', position: 8 });
  });

  it.each([
    ['header.alg', 'assertion', testSituation()],
    ['alg', 'request', withoutAlg(testSituation())],
  ])('blames %s for an algorithm that no key fits, where that came from', async (field, step, situation) => {
    const error = new ORPCError('INVALID_INPUT', { defined: true, message: 'No key fits.', data: { field: 'alg' } });
    const { state } = await run(['request'], situation, operations({ request: () => Promise.reject(error) }));
    expect(state.fault).toMatchObject({ field, step });
  });

  it('runs nothing while a value is half-typed', async () => {
    const situation = testSituation();
    const draft = editDraft(situation.draft, { type: 'member-json', part: 'claims', name: 'aud', text: '[' });
    const { state } = await run(['assertion'], { ...situation, draft }, operations());
    expect(state.fault).toMatchObject({ step: 'assertion', field: 'claims.aud' });
  });

  it('does not mind a half-typed assertion that is not sent', async () => {
    const host = operations();
    const situation = testSituation({ client: { method: 'client_secret_basic' } });
    const draft = editDraft(situation.draft, { type: 'part-text', part: 'claims', text: '{' });
    await run(['request'], { ...situation, draft }, host);
    expect(host.request).toHaveBeenCalledOnce();
  });

  it('names the empty token endpoint', async () => {
    const { state } = await run(['request'], testSituation({ client: { tokenEndpoint: '' } }), operations());
    expect(state.fault).toMatchObject({ step: 'request', field: 'tokenEndpoint' });
  });

  it.each([
    ['claims.aud', 'assertion'],
    ['header', 'assertion'],
    ['parameters.scope', 'request'],
    ['keyId', 'request'],
  ])('places a refusal of the field %s at the step %s', async (field, step) => {
    const error = new ORPCError('INVALID_INPUT', { message: 'It cannot be used.', data: { field, fix: 'Change it.' } });
    const { state } = await run(['request'], testSituation(), operations({ request: () => Promise.reject(error) }));
    expect(state.fault).toEqual({ step, field, message: 'It cannot be used.', fix: 'Change it.', position: null });
  });

  it('takes a call’s own headers for no part of the assertion', async () => {
    const error = new ORPCError('INVALID_INPUT', { message: 'No.', data: { field: 'headers' } });
    const situation = testSituation({ tokens: [testToken()] });
    const { state } = await run(['call'], situation, operations({ call: () => Promise.reject(error) }));
    expect(state.fault?.step).toBe('call');
  });

  it('ends quietly when it is cancelled', async () => {
    const controller = new AbortController();
    const host = operations({
      request: () => {
        controller.abort();
        return Promise.reject(new DOMException('aborted', 'AbortError'));
      },
    });
    const { state } = await run(['request'], testSituation(), host, controller);
    expect(state.fault).toBeNull();
    expect(state.running).toBeNull();
  });
});

describe('the action of a step', () => {
  const expired = testToken({ expiresAt: testInstant - 1 });

  it('says what it does', () => {
    const situation = testSituation({ tokens: [testToken()] });
    expect(primaryPlan('assertion', situation, nothingRun, testInstant)).toEqual({ label: 'Sign assertion', steps: ['assertion'] });
    expect(primaryPlan('request', situation, nothingRun, testInstant)).toEqual({ label: 'Sign and request token', steps: ['request'] });
    expect(primaryPlan('call', situation, nothingRun, testInstant)).toEqual({ label: 'Call', steps: ['call'] });
  });

  it('speaks of no signature where none is sent', () => {
    const situation = testSituation({ client: { method: 'client_secret_basic' } });
    expect(primaryPlan('request', situation, nothingRun, testInstant).label).toBe('Request token');
    expect(secondaryPlan('assertion', situation, nothingRun, testInstant)).toBeNull();
  });

  it.each([
    ['there is no token', []],
    ['the token has expired', [expired]],
  ])('runs the whole track up to the call when %s', (_, tokens) => {
    const plan = primaryPlan('call', testSituation({ tokens }), nothingRun, testInstant);
    expect(plan).toEqual({ label: 'Sign, request token and call', steps: ['request', 'call'] });
  });

  it('speaks of doing it again once it was done', () => {
    const state: RunState = { ...nothingRun, request: { input: '', result: testExchange() } };
    expect(primaryPlan('request', testSituation(), state, testInstant).label).toBe('Sign again and send');
  });
});
