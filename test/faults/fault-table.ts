import type { FaultResult } from './try-fault.ts';

/** The results as a table, and what they come to. */
export function faultTable(results: readonly FaultResult[]): string {
  const rows = results.map(({ fault, place, misled, fixed, causes, refused, said }) => {
    const first = causes[0];
    const mark = !refused ? 'TAKEN' : place === 0 ? 'top-1' : place > 0 && place < 3 ? 'top-3' : '—';
    const fix = fixed ? 'fixed' : fault.fixable ? 'NOT FIXED' : '';
    const found = `${first?.id ?? ''} (${first?.verdict ?? ''})`;
    return [
      mark,
      misled ? 'MISLED' : '',
      fix.padEnd(9),
      fault.server.padEnd(26),
      fault.title.padEnd(62),
      found,
      place === 0 ? '' : said,
    ].join(' ');
  });
  const total = results.length;
  const count = (test: (result: FaultResult) => boolean): number => results.filter(test).length;
  const summary = [
    `${total} faults`,
    `top-1: ${count(({ place }) => place === 0)}`,
    `top-3: ${count(({ place }) => place >= 0 && place < 3)}`,
    `fixed: ${count(({ fixed }) => fixed)} of ${count(({ fault }) => fault.fixable)}`,
    `misled: ${count(({ misled }) => misled)}`,
  ];
  return `${rows.join('\n')}\n${summary.join(', ')}`;
}
