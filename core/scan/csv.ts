/** What spreadsheets take for the beginning of a formula, also behind the quotation mark of a cell. */
const formulaStart = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * A line of CSV (RFC 4180), with its line end. A cell that a spreadsheet would run as a formula is preceded by an apostrophe; numbers are
 * left alone.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
