import { describe, expect, it } from 'vitest';
import type { Draft } from '../../core/oauth/draft.ts';
import { editDraft, editGroup, partText, unfinishedText } from '../../renderer/features/workbench/draft/draft-action.ts';
import { rebaseDraft } from '../../renderer/features/workbench/draft/rebase.ts';
import { workbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';

function proposal(change: { claims?: Record<string, unknown>; request?: Partial<Draft['request']>; url?: string } = {}): Draft {
  const header = { alg: 'ES256' };
  const claims = change.claims ?? { iss: '{{client_id}}', aud: '{{issuer}}', exp: '{{now+60}}' };
  return {
    assertion: {
      headerText: JSON.stringify(header, null, 2),
      claimsText: JSON.stringify(claims, null, 2),
      lastGood: { header, claims },
    },
    request: {
      grant: 'client_credentials',
      method: 'private_key_jwt',
      tokenEndpoint: 'http://127.0.0.1:4000/token',
      sendClientId: false,
      parameters: [{ name: 'scope', value: 'read' }],
      ...change.request,
    },
    call: { method: 'GET', url: change.url ?? 'http://127.0.0.1:4001/api', headers: [], body: '', tokenId: null },
  };
}

const draft = workbenchDraft(proposal());

describe('form and JSON of an assertion', () => {
  it('follow one another: an edited member is in the text', () => {
    const next = editDraft(draft, { type: 'member-value', part: 'claims', name: 'aud', value: 'https://as.example' });
    expect(JSON.parse(partText(next, 'claims'))).toEqual({ iss: '{{client_id}}', aud: 'https://as.example', exp: '{{now+60}}' });
    expect(next.assertion.lastGood.claims['aud']).toBe('https://as.example');
  });

  it('follow one another: edited text is in the members', () => {
    const next = editDraft(draft, { type: 'part-text', part: 'header', text: '{"alg":"none","x":[1]}' });
    expect({ ...next.assertion.lastGood.header }).toEqual({ alg: 'none', x: [1] });
    expect(partText(next, 'header')).toBe('{"alg":"none","x":[1]}');
  });

  it('keep half-typed text beside the last good state', () => {
    const next = editDraft(draft, { type: 'part-text', part: 'claims', text: '{"iss": "a", "aud' });
    expect(partText(next, 'claims')).toBe('{"iss": "a", "aud');
    expect(next.assertion.lastGood.claims).toEqual(draft.assertion.lastGood.claims);
    const reverted = editDraft(next, { type: 'part-revert', part: 'claims' });
    expect(partText(reverted, 'claims')).toBe(partText(draft, 'claims'));
  });

  it('keep a half-typed value beside the last good one, until it parses', () => {
    const typing = editDraft(draft, { type: 'member-json', part: 'claims', name: 'aud', text: '["a",' });
    expect(unfinishedText(typing, { part: 'claims', name: 'aud' })).toBe('["a",');
    expect(typing.assertion.lastGood.claims['aud']).toBe('{{issuer}}');
    const typed = editDraft(typing, { type: 'member-json', part: 'claims', name: 'aud', text: '["a", "b"]' });
    expect(unfinishedText(typed, { part: 'claims', name: 'aud' })).toBeUndefined();
    expect(typed.assertion.lastGood.claims['aud']).toEqual(['a', 'b']);
  });

  it.each(['', '1, "value": 2', '1} ', 'tru', '"', '01'])('takes %j for no value', (text) => {
    const next = editDraft(draft, { type: 'member-json', part: 'claims', name: 'exp', text });
    expect(unfinishedText(next, { part: 'claims', name: 'exp' })).toBe(text);
    expect(next.assertion.lastGood.claims['exp']).toBe('{{now+60}}');
  });

  it.each([
    ['null', null],
    [' 12 ', 12],
    ['"12"', '12'],
    ['{"a":{}}', { a: {} }],
  ])('takes %j for a value', (text, value) => {
    const next = editDraft(draft, { type: 'member-json', part: 'claims', name: 'exp', text });
    expect(JSON.stringify(next.assertion.lastGood.claims['exp'])).toBe(JSON.stringify(value));
  });

  it('forget a half-typed value with its member', () => {
    const typing = editDraft(draft, { type: 'member-json', part: 'claims', name: 'aud', text: '[' });
    expect(editDraft(typing, { type: 'member-remove', part: 'claims', name: 'aud' }).unfinished).toEqual([]);
  });

  it('carry a half-typed value along when its member is renamed', () => {
    const typing = editDraft(draft, { type: 'member-json', part: 'claims', name: 'aud', text: '[' });
    const renamed = editDraft(typing, { type: 'member-rename', part: 'claims', name: 'aud', to: 'azp' });
    expect(unfinishedText(renamed, { part: 'claims', name: 'azp' })).toBe('[');
    expect(Object.keys(renamed.assertion.lastGood.claims)).toEqual(['iss', 'azp', 'exp']);
  });

  it('take __proto__ for a name like any other', () => {
    const next = editDraft(draft, { type: 'member-value', part: 'claims', name: '__proto__', value: { admin: true } });
    expect(partText(next, 'claims')).toContain('"__proto__"');
    expect(Object.keys(next.assertion.lastGood.claims)).toContain('__proto__');
  });
});

describe('groups of edits', () => {
  it('join letters typed into one field and part different fields', () => {
    const first = editGroup({ type: 'member-value', part: 'claims', name: 'aud', value: 'a' });
    expect(editGroup({ type: 'member-value', part: 'claims', name: 'aud', value: 'ab' })).toBe(first);
    expect(editGroup({ type: 'member-value', part: 'claims', name: 'iss', value: 'a' })).not.toBe(first);
    expect(editGroup({ type: 'member-remove', part: 'claims', name: 'aud' })).toBeNull();
  });
});

describe('a draft whose registration changes', () => {
  const moved = proposal({
    claims: { iss: '{{client_id}}', aud: '{{token_endpoint}}', exp: '{{now+120}}' },
    request: { tokenEndpoint: 'http://127.0.0.1:5000/token', method: 'client_secret_jwt', parameters: [{ name: 'scope', value: 'write' }] },
    url: 'http://127.0.0.1:5001/api',
  });

  it('follows it where nothing was edited', () => {
    expect(rebaseDraft(draft, proposal(), moved)).toEqual(workbenchDraft(moved));
  });

  it('keeps what was edited', () => {
    let edited = editDraft(draft, { type: 'member-value', part: 'claims', name: 'aud', value: 'mine' });
    edited = editDraft(edited, { type: 'request', change: { tokenEndpoint: 'https://other.example/token' } });
    edited = editDraft(edited, {
      type: 'parameters',
      parameters: [
        { name: 'scope', value: 'mine' },
        { name: 'x', value: '1' },
      ],
    });
    const rebased = rebaseDraft(edited, proposal(), moved);
    expect(rebased.assertion).toEqual(edited.assertion);
    expect(rebased.request.tokenEndpoint).toBe('https://other.example/token');
    expect(rebased.request.parameters).toEqual([
      { name: 'scope', value: 'mine' },
      { name: 'x', value: '1' },
    ]);
    expect(rebased.request.method).toBe('client_secret_jwt');
  });

  it('moves an edited path to the address the server has now', () => {
    const edited = editDraft(draft, { type: 'call', change: { url: 'http://127.0.0.1:4001/api/other?q=1' } });
    expect(rebaseDraft(edited, proposal(), moved).call.url).toBe('http://127.0.0.1:5001/api/other?q=1');
  });

  it('does not bring back a removed parameter when the proposal is the same', () => {
    const edited = editDraft(draft, { type: 'parameters', parameters: [] });
    expect(rebaseDraft(edited, proposal(), proposal()).request.parameters).toEqual([]);
  });
});

describe('another grant', () => {
  const jwtBearer = proposal({
    request: {
      grant: 'jwt-bearer',
      parameters: [
        { name: 'assertion', value: '{{assertion}}' },
        { name: 'scope', value: 'read' },
      ],
    },
  });

  it('brings its parameters and keeps those a person added', () => {
    const added = editDraft(draft, { type: 'parameters', parameters: [...draft.request.parameters, { name: 'tenant', value: '7' }] });
    const next = editDraft(added, { type: 'grant', from: proposal(), to: jwtBearer });
    expect(next.request.grant).toBe('jwt-bearer');
    expect(next.request.parameters.map((parameter) => parameter.name)).toEqual(['assertion', 'scope', 'tenant']);
  });

  it('is taken even where a free name stood before', () => {
    const free = { ...draft, request: { ...draft.request, grant: 'my:own' } };
    expect(editDraft(free, { type: 'grant', from: proposal(), to: jwtBearer }).request.grant).toBe('jwt-bearer');
  });
});
