import { describe, expect, it } from 'vitest';
import { editDraft, type DraftAction } from '../../renderer/features/workbench/draft/draft-action.ts';
import { nothingRun, type RunState } from '../../renderer/features/workbench/run/run-state.ts';
import { stepInput, type Situation } from '../../renderer/features/workbench/run/situation.ts';
import { stepSummary } from '../../renderer/features/workbench/run/step-summary.ts';
import { testAssertion, testCall, testExchange, testInstant, testSituation, testToken } from '../support/workbench-situation.ts';

const situation = testSituation({ tokens: [testToken()] });
const state: RunState = {
  ...nothingRun,
  assertion: { input: stepInput.assertion(situation), result: testAssertion },
  request: { input: stepInput.request(situation), result: testExchange() },
  call: { input: stepInput.call(situation), result: testCall(401) },
};

function edited(...actions: DraftAction[]): Situation {
  return { ...situation, draft: actions.reduce(editDraft, situation.draft) };
}

describe('a step’s card', () => {
  it('counts the assertion’s life down', () => {
    expect(stepSummary('assertion', situation, state, testInstant + 12_000)).toMatchObject({
      badge: { text: 'ES256', tone: 'good' },
      line: 'signed 12 s ago, 48 s left',
    });
    expect(stepSummary('assertion', situation, state, testInstant + 90_000).line).toBe('signed 1 min 30 s ago, expired 30 s ago');
  });

  it('says that a method sends no assertion', () => {
    const basic = testSituation({ client: { method: 'client_secret_basic' } });
    expect(stepSummary('assertion', basic, nothingRun, testInstant).line).toBe('client_secret_basic sends none');
  });

  it('counts warnings', () => {
    const warned: RunState = { ...state, assertion: { input: '', result: { ...testAssertion, warnings: ['short', 'odd'] } } };
    expect(stepSummary('assertion', situation, warned, testInstant).badge).toEqual({ text: '2 warnings', tone: 'warn' });
  });

  it('shows status and time of an answer', () => {
    expect(stepSummary('request', situation, state, testInstant)).toMatchObject({
      badge: { text: '200', tone: 'good' },
      line: 'client_credentials, 35 ms',
    });
    expect(stepSummary('call', situation, state, testInstant)).toMatchObject({
      badge: { text: '401', tone: 'bad' },
      line: 'GET /v1/things, 35 ms',
    });
  });

  it('names the error of a refusal', () => {
    const answer = { kind: 'error', error: 'invalid_client', description: null, uri: null, explanation: '', source: null } as const;
    const refused: RunState = { ...state, request: { input: '', result: testExchange({ status: 401, answer, tokens: [] }) } };
    expect(stepSummary('request', situation, refused, testInstant)).toMatchObject({ badge: { text: '401', tone: 'bad' } });
    expect(stepSummary('request', situation, refused, testInstant).line).toContain('invalid_client');
  });

  it('names the cause of a refusal once it is known', () => {
    const answer = { kind: 'error', error: 'invalid_client', description: null, uri: null, explanation: '', source: null } as const;
    const result = testExchange({ status: 401, answer, tokens: [] });
    const refused: RunState = { ...state, request: { input: stepInput.request(situation), result } };
    expect(stepSummary('request', situation, refused, testInstant, 'likely the audience').line).toBe(
      'invalid_client: likely the audience, 35 ms',
    );
    expect(stepSummary('call', situation, state, testInstant, 'the scope').line).toBe('GET /v1/things: the scope, 35 ms');
  });

  it('does not take a 200 without a token for a success', () => {
    const answer = { kind: 'unusable', explanation: '' } as const;
    const html: RunState = { ...state, request: { input: stepInput.request(situation), result: testExchange({ answer, tokens: [] }) } };
    expect(stepSummary('request', situation, html, testInstant)).toMatchObject({
      badge: { text: '200', tone: 'bad' },
      line: 'no token in it, 35 ms',
    });
  });

  it('counts the chosen token down', () => {
    expect(stepSummary('tokens', situation, state, testInstant + 60_000)).toMatchObject({
      badge: { text: '9 min left', tone: 'good' },
      line: 'access token, at+jwt, scope read',
    });
    expect(stepSummary('tokens', situation, state, testInstant + 700_000).badge).toEqual({ text: 'expired', tone: 'bad' });
  });

  it('shows the fault of a run at its step alone', () => {
    const faulty: RunState = { ...state, fault: { step: 'request', field: 'tokenEndpoint', message: 'Empty.', fix: null, position: null } };
    expect(stepSummary('request', situation, faulty, testInstant)).toMatchObject({ badge: { tone: 'bad' }, line: 'Empty.' });
    expect(stepSummary('call', situation, faulty, testInstant).badge?.text).toBe('401');
  });
});

describe('staleness', () => {
  const staleSteps = (now: Situation) =>
    (['assertion', 'request', 'tokens', 'call'] as const).filter((step) => stepSummary(step, now, state, testInstant).stale);

  it('begins with a changed input and goes on to what is made from it', () => {
    expect(staleSteps(situation)).toEqual([]);
    expect(staleSteps(edited({ type: 'member-value', part: 'claims', name: 'aud', value: 'x' }))).toEqual(['assertion', 'request']);
    expect(staleSteps(edited({ type: 'parameters', parameters: [] }))).toEqual(['request']);
    expect(staleSteps(edited({ type: 'call', change: { method: 'POST' } }))).toEqual(['call']);
    expect(staleSteps(edited({ type: 'token-choice', choice: { kind: 'none' } }))).toEqual(['call']);
  });

  it('ends when the change is taken back', () => {
    const there = editDraft(situation.draft, { type: 'call', change: { method: 'POST' } });
    const back = editDraft(there, { type: 'call', change: { method: 'GET' } });
    expect(staleSteps({ ...situation, draft: back })).toEqual([]);
  });

  it('reaches the request through half-typed claims too', () => {
    expect(staleSteps(edited({ type: 'part-text', part: 'claims', text: '{' }))).toEqual(['assertion', 'request']);
  });

  it('comes to the call with a newer token', () => {
    expect(staleSteps({ ...situation, tokens: [testToken({ id: 'newer' }), ...situation.tokens] })).toEqual(['call']);
  });
});
