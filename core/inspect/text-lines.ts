/** A place in a text as people count it, from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text. */
export interface TextLines {
  readonly count: number;
  /** Most lines begin as those of a log do. */
  readonly log: boolean;
  place(at: number): LinePlace;
  /** "line 17", or "log line 17" where the text is a log. */
  words(at: number): string;
}

const logLine =
  /^\W{0,3}(?:\d{4}-\d\d-\d\d|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d|\d\d:\d\d:\d\d|\d{10,13}\b|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b|(?:\d{1,3}\.){3}\d{1,3} \S+ \S+ \[|\{"(?:time|timestamp|ts|level|msg|message|@timestamp)")/;
const linesLookedAt = 50;

/** Finds the lines of a text, once. */
export function textLines(text: string): TextLines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const log = isLog(text, starts);
  const place = (at: number): LinePlace => {
    const line = lineOf(starts, at);
    return { line: line + 1, column: at - (starts[line] ?? 0) + 1 };
  };
  return { count: starts.length, log, place, words: (at) => `${log ? 'log ' : ''}line ${place(at).line}` };
}

function isLog(text: string, starts: readonly number[]): boolean {
  const looked = starts
    .slice(0, linesLookedAt)
    .map((at) => text.slice(at, at + 80))
    .filter((line) => line.trim() !== '');
  const hits = looked.filter((line) => logLine.test(line)).length;
  return hits > 1 && hits * 2 >= looked.length;
}

function lineOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
