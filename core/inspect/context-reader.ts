import { canonicalHeader, type NearName, nearName, type UrlPart } from './near-name.ts';

/** Reads forward with the places it is asked about, so that what they stand in is known without looking back far. */
export function contextReader(text: string, from: number): (at: number) => NearName | null {
  let seen = from;
  let url: UrlPart = null;
  let header: string | null = null;
  return (at) => {
    const gap = text.slice(seen, at);
    seen = at;
    const line = gap.lastIndexOf('\n');
    if (line !== -1 || header === null) header = lineHeader(gap.slice(line + 1, line + 80));
    const rest = gap.slice(lastBreak(gap) + 1);
    if (rest.length < gap.length) url = null;
    if (rest.includes('#')) url = 'fragment';
    else if (rest.includes('?')) url = 'query';
    const near = nearName(text, at, url);
    if (header === null) return near;
    if (isCookie(header) && near !== null) return { kind: 'cookie', name: near.name };
    return near === null || near.kind === 'value' || near.kind === 'scheme' ? { kind: 'header', name: header } : near;
  };
}

/** Whether a header field holds cookies. */
export function isCookie(header: string): boolean {
  return header === 'Cookie' || header === 'Set-Cookie';
}

const breaks = [' ', '\n', '\t', '"', "'", '<', '>', '`'];

/** The last place where a URL cannot go on. */
function lastBreak(gap: string): number {
  return Math.max(...breaks.map((character) => gap.lastIndexOf(character)));
}

const headerField = /^[>< \t]{0,4}([A-Za-z][A-Za-z-]{1,40}): /;
const known = /^(?:authorization|proxy-authorization|dpop|cookie|set-cookie|location|x-.+|.+-token|.+-assertion)$/i;

/** The header field that a line is, by its beginning. */
function lineHeader(line: string): string | null {
  const name = headerField.exec(line)?.[1];
  return name !== undefined && known.test(name) ? canonicalHeader(name) : null;
}
