import { describe, expect, it } from 'vitest';
import type { Fix } from '../../core/explain/fix.ts';
import { editDraft, partText, type DraftAction } from '../../renderer/features/workbench/draft/draft-action.ts';
import type { WorkbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import { testSituation } from '../support/workbench-situation.ts';

const claim = (name: string, value: unknown): DraftAction => ({ type: 'member-value', part: 'claims', name, value });
const before = editDraft(testSituation().draft, claim('sub', 'someone-else'));
const fix: Fix = {
  title: 'Mend it',
  changes: [
    { of: 'claims', change: 'set', name: 'sub', value: '{{client_id}}' },
    { of: 'claims', change: 'remove', name: 'jti' },
    { of: 'header', change: 'set', name: 'typ', value: 'JWT' },
    { of: 'parameters', change: 'set', name: 'scope', value: 'write' },
    { of: 'request', change: 'set', name: 'sendClientId', value: true },
  ],
};
const after = editDraft(before, { type: 'fix', fixes: [fix] });

function takenBack(...edits: readonly DraftAction[]): WorkbenchDraft {
  return editDraft(edits.reduce(editDraft, after), { type: 'take-back', edit: { before, after } });
}

describe('taking a fix back', () => {
  it('restores all that it changed', () => {
    const draft = takenBack();
    expect(draft.assertion.lastGood.claims).toEqual(before.assertion.lastGood.claims);
    expect(draft.assertion.lastGood.header).toEqual(before.assertion.lastGood.header);
    expect(JSON.parse(partText(draft, 'claims'))).toEqual(JSON.parse(partText(before, 'claims')));
    expect(draft.request).toEqual(before.request);
  });

  it('leaves what was edited since, be it the same thing or another', () => {
    const { assertion, request } = takenBack(
      claim('aud', 'mine'),
      claim('sub', 'edited again'),
      { type: 'parameters', parameters: [{ name: 'scope', value: 'mine' }] },
      { type: 'request', change: { tokenEndpoint: 'https://other.example/token' } },
    );
    expect(assertion.lastGood.claims).toMatchObject({ aud: 'mine', sub: 'edited again', jti: before.assertion.lastGood.claims['jti'] });
    expect(assertion.lastGood.header).not.toHaveProperty('typ');
    expect(request).toMatchObject({
      tokenEndpoint: 'https://other.example/token',
      sendClientId: false,
      parameters: [{ name: 'scope', value: 'mine' }],
    });
  });

  it('leaves text alone that is half-typed', () => {
    const draft = takenBack({ type: 'part-text', part: 'claims', text: '{"sub": ' });
    expect(partText(draft, 'claims')).toBe('{"sub": ');
    expect(draft.assertion.lastGood.header).toEqual(before.assertion.lastGood.header);
    const value = takenBack({ type: 'member-json', part: 'claims', name: 'sub', text: '["a' });
    expect(value.assertion.lastGood.claims['sub']).toBe('{{client_id}}');
  });

  it('is no edit where everything was edited since', () => {
    const edited = editDraft(before, {
      type: 'fix',
      fixes: [{ title: '', changes: [{ of: 'claims', change: 'set', name: 'sub', value: 'x' }] }],
    });
    const since = editDraft(edited, claim('sub', 'y'));
    expect(editDraft(since, { type: 'take-back', edit: { before, after: edited } })).toBe(since);
  });
});
