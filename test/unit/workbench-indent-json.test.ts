import { describe, expect, it } from 'vitest';
import type { WireText } from '../../core/oauth/wire-text.ts';
import { indentJson } from '../../renderer/wire/indent-json.ts';

function shown(wire: WireText): string {
  return indentJson(wire)
    .map((piece) => (piece.kind === 'mark' ? `‹${piece.mark.secret}›` : piece.text))
    .join('');
}

describe('indented JSON', () => {
  it.each([
    ['an object', { a: 1, b: [true, null], c: { d: 'x' } }],
    ['empty containers', { a: {}, b: [], c: [[], {}] }],
    ['strings full of punctuation', { 'a:b': '{"x": [1,2]}', 'q"': '\\"' }],
    ['an array at the top', [1, { a: 2 }]],
  ])('looks as JSON.stringify would print %s', (_, value) => {
    expect(shown([JSON.stringify(value)])).toBe(JSON.stringify(value, null, 2));
  });

  it('leaves numbers, escapes and repeated members as they were sent', () => {
    expect(shown(['{"n":12345678901234567890,"s":"\\u0041","n":1e400}'])).toBe(
      '{\n  "n": 12345678901234567890,\n  "s": "\\u0041",\n  "n": 1e400\n}',
    );
  });

  it('keeps marked secrets marked, within their strings', () => {
    const wire: WireText = ['{"access_token":"', { secret: 'access_token' }, '","expires_in":60}'];
    expect(shown(wire)).toBe('{\n  "access_token": "‹access_token›",\n  "expires_in": 60\n}');
  });

  it('tells names from strings', () => {
    const kinds = indentJson(['{"name":"value"}']).filter((piece) => piece.kind === 'name' || piece.kind === 'string');
    expect(kinds).toEqual([
      { kind: 'name', text: '"name"' },
      { kind: 'string', text: '"value"' },
    ]);
  });

  it('drops no character of text that is no JSON', () => {
    const text = '}]<html>"never closed, {[';
    expect(shown([text]).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  });

  it('does not grow by its square when nested without end', () => {
    expect(shown(['['.repeat(10_000)]).length).toBeLessThan(1_500_000);
  });
});
