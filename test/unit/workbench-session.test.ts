import { describe, expect, it, vi } from 'vitest';
import { initialDraft } from '../../core/oauth/draft.ts';
import { workbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import { openSession, type Proposal } from '../../renderer/features/workbench/session/session.ts';
import { testClient } from '../support/workbench-situation.ts';

function propose(change: Partial<typeof testClient> = {}): Proposal {
  return (grant) => initialDraft({ ...testClient, ...change }, { grant, kid: 'kid-1' });
}

function opened(registration = propose()) {
  const saver = { later: vi.fn(), flush: vi.fn() };
  const base = propose()('client_credentials');
  return { saver, session: openSession({ draft: workbenchDraft(base), base }, registration, saver) };
}

const draftOf = (session: ReturnType<typeof opened>['session']) => session.state().history.present;

describe('a client’s workbench', () => {
  it('keeps every edit, with what the registration proposed at the time', () => {
    const { session, saver } = opened();
    session.edit({ type: 'call', change: { method: 'POST' } });
    expect(saver.later).toHaveBeenLastCalledWith({ draft: draftOf(session), base: propose()('client_credentials') });
    session.undo();
    expect(draftOf(session).call.method).toBe('GET');
    expect(saver.later).toHaveBeenCalledTimes(2);
  });

  it('undoes to where the draft was another', () => {
    const { session } = opened();
    const sub = (value: string) => session.edit({ type: 'member-value', part: 'claims', name: 'sub', value });
    session.edit({ type: 'call', change: { method: 'POST' } });
    sub('typed');
    sub('{{client_id}}');
    session.undo();
    expect(draftOf(session).call.method).toBe('GET');
    session.redo();
    expect(draftOf(session).call.method).toBe('POST');
  });

  it('keeps nothing when nothing was edited', () => {
    const { session, saver } = opened();
    session.select('call');
    session.report({ type: 'ended', fault: null });
    session.undo();
    expect(saver.later).not.toHaveBeenCalled();
  });

  it('opens a kept draft at the address that the server has now', () => {
    const { session } = opened(propose({ tokenEndpoint: 'https://as.example:8443/token' }));
    expect(draftOf(session).request.tokenEndpoint).toBe('https://as.example:8443/token');
  });

  it('follows the registration while it is open, and leaves edits alone', () => {
    const { session } = opened();
    session.edit({ type: 'member-value', part: 'claims', name: 'aud', value: 'mine' });
    session.follow(propose({ scope: 'write', template: { ...testClient.template, lifetime: 10 } }));
    expect(draftOf(session).request.parameters).toEqual([{ name: 'scope', value: 'write' }]);
    expect(draftOf(session).assertion.lastGood.claims['aud']).toBe('mine');
    expect(draftOf(session).assertion.lastGood.claims['exp']).toBe('{{now+60}}');
  });

  it('carries a draft with another grant over by that grant’s proposal', () => {
    const { session } = opened();
    session.edit({ type: 'grant', from: session.propose('client_credentials'), to: session.propose('refresh_token') });
    session.follow(propose({ scope: 'write' }));
    expect(draftOf(session).request.parameters).toEqual([{ name: 'refresh_token', value: '{{refresh_token}}' }]);
  });

  it('forgets why the last run could not be carried out once something is edited', () => {
    const { session } = opened();
    session.report({ type: 'ended', fault: { step: 'call', field: 'url', message: 'Empty.', fix: null, position: null } });
    session.select('call');
    expect(session.state().run.fault).not.toBeNull();
    session.edit({ type: 'call', change: { url: 'https://api.example/' } });
    expect(session.state().run.fault).toBeNull();
  });

  it('tells listeners of changes alone', () => {
    const { session } = opened();
    const listener = vi.fn();
    const stop = session.subscribe(listener);
    session.select('assertion');
    expect(listener).not.toHaveBeenCalled();
    session.select('call');
    expect(listener).toHaveBeenCalledOnce();
    stop();
    session.select('tokens');
    expect(listener).toHaveBeenCalledOnce();
  });
});
