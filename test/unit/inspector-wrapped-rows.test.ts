import { expect, test } from 'vitest';
import { rowsAbove } from '../../renderer/features/inspector/input/wrapped-rows.ts';

test.each([
  ['', 0, 0],
  ['abcdefghij', 9, 2],
  ['a\nb\nc', 4, 2],
  ['abcdefgh\nb', 9, 2],
  ['abcdefghi\nb', 10, 3],
  ['\n\nabcdefgh', 7, 3],
])('of %j in rows of four, so many stand above character %d: %d', (text, offset, rows) => {
  expect(rowsAbove(text, offset, 4)).toBe(rows);
});
