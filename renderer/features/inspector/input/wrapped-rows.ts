/** The rows above an offset of a text in letters of one width, whose lines break wherever so many columns are full. */
export function rowsAbove(text: string, offset: number, columns: number): number {
  let rows = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    rows += Math.max(1, Math.ceil((end - start) / columns));
    start = end + 1;
  }
  return rows + Math.floor((offset - start) / columns);
}
