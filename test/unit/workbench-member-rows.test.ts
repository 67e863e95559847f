import { describe, expect, it } from 'vitest';
import { memberRows } from '../../renderer/features/workbench/assertion/member-rows.ts';
import { firstValue, memberSuggestions } from '../../renderer/features/workbench/assertion/member-suggestions.ts';
import { asJsonText, asText, isDateClaim, numberTyped, valueForm } from '../../renderer/features/workbench/assertion/value-type.ts';
import { editDraft, type DraftAction } from '../../renderer/features/workbench/draft/draft-action.ts';
import { placeholderPieces } from '../../renderer/features/workbench/fields/placeholder-pieces.ts';
import { testClient, testInstant, testSituation } from '../support/workbench-situation.ts';

const keys = [{ kid: 'kid-1', name: 'acme-2026', thumbprint: 'kid-1' }];

function rows(...actions: DraftAction[]) {
  const draft = actions.reduce(editDraft, testSituation().draft);
  const found = memberRows({ draft, client: testClient, keys, signingKey: { kid: 'kid-1', certificate: null }, now: testInstant });
  return (part: 'header' | 'claims', name: string) => found[part].find((row) => row.name === name);
}

describe('a row of the assertion’s form', () => {
  it('shows what its placeholder becomes', () => {
    const row = rows();
    expect(row('claims', 'iss')?.preview).toBe('acme-7f3a');
    expect(row('claims', 'aud')?.preview).toBe('https://as.example');
    expect(row('claims', 'exp')?.preview).toBe('in 1 min (2026-01-01 00:01:00 UTC)');
    expect(row('claims', 'jti')?.preview).toBe('fresh for every run');
  });

  it('names the key behind its kid', () => {
    expect(rows()('header', 'kid')?.preview).toBe('key “acme-2026”, its thumbprint');
  });

  it('names the key behind a kid that follows the key set', () => {
    const row = rows({ type: 'member-value', part: 'header', name: 'kid', value: '{{kid}}' });
    expect(row('header', 'kid')?.preview).toBe('key “acme-2026”, its thumbprint');
  });

  it('says why a placeholder means nothing, and leaves the others alone', () => {
    const row = rows({ type: 'member-value', part: 'claims', name: 'sub', value: '{{nope}}' });
    expect(row('claims', 'sub')?.problem?.path).toEqual(['claims', 'sub']);
    expect(row('claims', 'sub')?.described?.title).toBe('Subject');
    expect(row('claims', 'iss')?.problem).toBeNull();
    expect(row('claims', 'iss')?.preview).toBe('acme-7f3a');
  });

  it('says what is wrong with a value', () => {
    const row = rows({ type: 'member-value', part: 'claims', name: 'exp', value: testInstant });
    expect(row('claims', 'exp')?.described?.fault).toContain('milliseconds');
  });

  it('carries what is half-typed', () => {
    const row = rows({ type: 'member-json', part: 'claims', name: 'aud', text: '[' });
    expect(row('claims', 'aud')).toMatchObject({ unfinished: '[', value: '{{issuer}}' });
  });

  it('is there for __proto__ too', () => {
    const row = rows({ type: 'member-value', part: 'claims', name: '__proto__', value: '{{client_id}}' });
    expect(row('claims', '__proto__')?.preview).toBe('acme-7f3a');
  });
});

describe('members to add', () => {
  it('are registered ones that are not there yet, those that begin as typed first', () => {
    const names = memberSuggestions('claims', { nbf: 1 }, 'n').map((suggestion) => suggestion.name);
    expect(names).not.toContain('nbf');
    expect(names.findIndex((name) => !name.startsWith('n'))).toBeGreaterThan(0);
  });

  it('begin with those that assertions usually have', () => {
    expect(memberSuggestions('claims', {}, 'n')[0]?.name).toBe('nbf');
    expect(memberSuggestions('claims', {}, '').map(({ name }) => name)).toContain('exp');
  });

  it('start with what they usually are', () => {
    expect(firstValue('exp')).toBe('{{now+60}}');
    expect(firstValue('__proto__')).toBe('');
  });
});

describe('a value’s type', () => {
  it.each([
    ['60', '60'],
    ['["a"]', '["a"]'],
    ['{{now}}', '"{{now}}"'],
    ['', '""'],
  ])('turns the text %j into the JSON %s', (text, json) => {
    expect(asJsonText(text)).toBe(json);
  });

  it('turns JSON into text', () => {
    expect(asText(['a'])).toBe('["a"]');
    expect(asText('a')).toBe('a');
  });

  it('starts as JSON where one line cannot hold it', () => {
    expect(valueForm('a\nb', null, false)).toBe('json');
    expect(valueForm('a', null, false)).toBe('text');
  });

  it('of a date is a number where digits are typed, unless text is wanted', () => {
    expect([numberTyped('1795258075000'), numberTyped('1.5'), numberTyped('-3')]).toEqual([1795258075000, 1.5, -3]);
    expect(['', ' 1', '1.50', '007', '0x10', '1e3', '{{now}}', '99999999999999999999'].map(numberTyped)).toEqual(Array(8).fill(null));
    expect([
      isDateClaim('claims', 'exp'),
      isDateClaim('claims', 'auth_time'),
      isDateClaim('header', 'exp'),
      isDateClaim('claims', 'sub'),
    ]).toEqual([true, true, false, false]);
    expect(valueForm(5, null, true)).toBe('number');
    expect(valueForm(5, null, false)).toBe('json');
    expect(valueForm('5', 'text', true)).toBe('text');
  });
});

describe('a value with placeholders', () => {
  it('is taken apart at them', () => {
    expect(placeholderPieces('urn:{{client_id}}:{{ now+60 }}')).toEqual([
      { text: 'urn:' },
      { placeholder: 'client_id' },
      { text: ':' },
      { placeholder: 'now+60' },
    ]);
    expect(placeholderPieces('{{a')).toEqual([{ text: '{{a' }]);
  });
});
