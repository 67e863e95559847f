import { describe, expect, it } from 'vitest';
import { compareTokens } from '../../core/inspect/compare-tokens.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { markedPieces } from '../../renderer/features/inspector/compare/marked-pieces.ts';
import { keptAssertion } from '../../renderer/features/inspector/compare/kept-assertion.ts';
import { sameMembers } from '../../renderer/features/inspector/compare/same-members.ts';
import { toSaved } from '../../renderer/features/workbench/draft/saved-draft.ts';
import { workbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import { unsignedToken } from '../support/tokens.ts';
import { testClient } from '../support/workbench-situation.ts';

describe('the assertion being built', () => {
  const base = initialDraft(testClient);
  const saved = (assertion: Partial<typeof base.assertion>) =>
    toSaved({ draft: { ...workbenchDraft(base), assertion: { ...base.assertion, ...assertion } }, base });

  it('is what was typed on the workbench', () => {
    expect(keptAssertion(saved({ claimsText: '{"iss":"typed"}' }))).toEqual({
      header: base.assertion.lastGood.header,
      claims: { iss: 'typed' },
    });
  });

  it('is what was typed last that could be read, while what is typed cannot', () => {
    expect(keptAssertion(saved({ claimsText: '{"iss":' }))?.claims).toEqual(base.assertion.lastGood.claims);
  });

  it('is none where no draft is kept or it cannot be understood', () => {
    for (const kept of [null, {}, { draft: 1 }, { draft: { assertion: { headerText: '{}', claimsText: 1 } } }])
      expect(keptAssertion(kept)).toBeNull();
  });
});

describe('the raw texts', () => {
  it('have those members marked that differ, and are otherwise untouched', () => {
    const text = '{ "iss":"a", "cnf": {"jkt":"x"},"cnfx":1, "cnf":2 }';
    const pieces = markedPieces(text, ['cnf.jkt', 'gone']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['"cnf": {"jkt":"x"}', '"cnf":2']);
  });

  it('have nothing marked where they say the same or cannot be read', () => {
    expect(markedPieces('{"a":1}', [])).toEqual([{ text: '{"a":1}', marked: false }]);
    expect(markedPieces('no JSON', ['a'])).toEqual([{ text: 'no JSON', marked: false }]);
  });
});

describe('the members that are the same', () => {
  it('are those without a difference at them or inside them', () => {
    const first = readToken(unsignedToken({ alg: 'ES256' }, { iss: 'a', cnf: { jkt: 'x' }, aud: ['b'], a: 1, ab: 2 }));
    const second = readToken(unsignedToken({ alg: 'ES256' }, { iss: 'a', cnf: { jkt: 'y' }, aud: ['c'], a: 2, ab: 2 }));
    expect(sameMembers('claims', first, second, compareTokens(first, second))).toEqual(['iss', 'ab']);
  });

  it('are found among names with dots too', () => {
    const first = readToken(unsignedToken({}, { 'p1.rid': 1, 'p1.env': 2, 'https://a.example/x': { y: 1 } }));
    const second = readToken(unsignedToken({}, { 'p1.rid': 2, 'p1.env': 2, 'https://a.example/x': { y: 2 } }));
    expect(sameMembers('claims', first, second, compareTokens(first, second))).toEqual(['p1.env']);
  });
});
