import { describe, expect, test } from 'vitest';
import { columns } from '../../electron/cli/columns.ts';
import { visibleJson, visibleLines, visibleText } from '../../electron/cli/visible-text.ts';

const hostile = 'a\u001B[2Jb\u0007c\u202Ed\u2066e\u009Bf\u0000g\u2028h\uFEFFi\u{E0041}j';

/** Everything a terminal could act on, or that changes how other text reads. */
const acting = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('text from outside', () => {
  test('has its control and bidi characters written as escapes', () => {
    expect(visibleText(hostile)).toBe(String.raw`a\u001b[2Jb\u0007c\u202ed\u2066e\u009bf\u0000g\u2028h\ufeffi\u{e0041}j`);
  });

  test('stays on one line', () => {
    expect(visibleText('one\r\ntwo\tthree')).toBe(String.raw`one\r\ntwo\tthree`);
  });

  test('keeps its lines where lines are wanted, but not a lone carriage return that would overwrite one', () => {
    expect(visibleLines('one\r\ntwo\rthree\tfour\u001B')).toBe(`one\ntwo${String.raw`\r`}three\tfour${String.raw`\u001b`}`);
  });

  test('shows an unpaired surrogate by its number', () => {
    expect(visibleText('a\uD800b')).toBe(String.raw`a\ud800b`);
  });

  test('keeps letters of every script and emoji', () => {
    const text = 'Zürich, Ελλάδα, 東京, שלום, 🔑';
    expect(visibleText(text)).toBe(text);
  });
});

describe('JSON for output', () => {
  test('is the same document', () => {
    const value = { text: hostile, nested: [{ 'k\u202Eey': 1 }], empty: {} };
    expect(JSON.parse(visibleJson(value))).toEqual(value);
  });

  test('has nothing in it that a terminal would act on', () => {
    expect(visibleJson({ [hostile]: hostile })).not.toMatch(acting);
  });
});

describe('columns', () => {
  test('align by what is shown', () => {
    expect(
      columns([
        ['a', 'b', 'c'],
        ['longer', '\u001B', 'x'],
      ]),
    ).toBe(['a       b       c', String.raw`longer  \u001b  x`, ''].join('\n'));
  });

  test('do not count the style of a cell', () => {
    const styled = columns([['a', 'b']], (cell, column) => (column === 0 ? `<${cell}>` : cell));
    expect(styled).toBe('<a>  b\n');
  });

  test('count a combined character as one', () => {
    expect(
      columns([
        ['e\u0301', 'b'],
        ['ab', 'c'],
      ]),
    ).toBe('e\u0301   b\nab  c\n');
  });

  test('leave nothing behind the last cell', () => {
    expect(
      columns([
        ['a', ''],
        ['b', 'c'],
      ]),
    ).toBe('a\nb  c\n');
  });
});
