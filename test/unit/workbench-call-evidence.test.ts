import { describe, expect, it } from 'vitest';
import type { NamedValue } from '../../core/contract/values.ts';
import { lint } from '../../core/explain/lint.ts';
import { baseProfiles } from '../../core/explain/profiles/base-profiles.ts';
import { editDraft } from '../../renderer/features/workbench/draft/draft-action.ts';
import type { TokenChoice } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import { callEvidence } from '../../renderer/features/workbench/findings/call-evidence.ts';
import { testInstant, testSituation, testToken } from '../support/workbench-situation.ts';

const tokens = [testToken(), testToken({ id: 'id', kind: 'id_token' })];

function found(choice: TokenChoice, headers: NamedValue[] = []) {
  const situation = testSituation({ tokens });
  const chosen = editDraft(situation.draft, { type: 'token-choice', choice });
  const draft = editDraft(chosen, { type: 'call', change: { headers } });
  const evidence = callEvidence({ ...situation, draft }, testInstant);
  if (evidence === null) throw new Error('the call goes nowhere');
  return lint({ ...evidence, profile: baseProfiles.base }).findings.filter(({ severity }) => severity === 'error');
}

describe('a call that was not sent yet', () => {
  it('has nothing wrong with the newest access token', () => {
    expect(found({ kind: 'newest' })).toEqual([]);
  });

  it('is found to carry an ID token, which another choice mends', () => {
    const [finding] = found({ kind: 'stored', id: 'id' });
    expect(finding?.rule).toBe('TOK-05');
    const situation = testSituation({ tokens });
    const wrong = editDraft(situation.draft, { type: 'token-choice', choice: { kind: 'stored', id: 'id' } });
    const fixes = finding?.fix ? [finding.fix] : [];
    expect(editDraft(wrong, { type: 'fix', fixes }).tokenChoice).toEqual({ kind: 'stored', id: testToken().id });
  });

  it('is found to carry a token twice, or “Bearer” twice in a header that was typed', () => {
    const typed = { name: 'authorization', value: 'Bearer Bearer aaaaaaaaaaaa' };
    expect(found({ kind: 'newest' }, [typed]).map(({ rule }) => rule)).toContain('TOK-08');
    expect(found({ kind: 'none' }, [typed]).map(({ message }) => message)).toContain('“Bearer” stands twice in the Authorization header.');
  });
});
