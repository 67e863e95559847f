import { visibleText } from './visible-text.ts';

const gap = '  ';

/** Characters as a person counts them. Making a segmenter takes a quarter as long as starting Node, so it is made only for text that needs one. */
function width(text: string): number {
  return /[\p{M}\p{Cs}\u{10000}-\u{10FFFF}]/u.test(text) ? Array.from(new Intl.Segmenter().segment(text)).length : text.length;
}

/**
 * Rows of cells as aligned lines. Cells are made visible here; `style` then dresses a cell, which does not count for its
 * width. The last cell of a row is not padded.
 */
export function columns(
  rows: readonly (readonly string[])[],
  style: (cell: string, column: number, row: number) => string = (cell) => cell,
): string {
  const cells = rows.map((row) => row.map(visibleText));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.slice(0, -1).entries()) widths[column] = Math.max(widths[column] ?? 0, width(cell));
  }
  const lines = cells.map((row, index) =>
    row
      .map((cell, column) => {
        const padding = column === row.length - 1 ? '' : ' '.repeat((widths[column] ?? 0) - width(cell));
        return style(cell, column, index) + padding;
      })
      .join(gap)
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}
