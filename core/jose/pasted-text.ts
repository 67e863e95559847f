import { grouped } from './time-words.ts';

/** What was pasted, without its wrapping. */
export interface PastedText {
  readonly text: string;
  /** One sentence for each wrapping that was taken off. */
  readonly removed: readonly string[];
}

/** Takes one kind of wrapping off, or answers null where there is none. */
type Unwrap = (text: string) => { readonly text: string; readonly removed: string } | null;

const fieldName = /^(authorization|proxy-authorization|dpop) ?: */i;
const scheme = /^(bearer|dpop) +(?=\S)/i;
const parameter =
  /^(client_assertion|assertion|subject_token|actor_token|access_token|refresh_token|id_token|id_token_hint|token|request)=/;
const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’', '«': '»' };

function unwrapPrefix(pattern: RegExp, what: (name: string) => string): Unwrap {
  return (text) => {
    const match = pattern.exec(text);
    return match === null ? null : { text: text.slice(match[0].length), removed: what(match[1] ?? '') };
  };
}

function unwrapParameter(text: string): ReturnType<Unwrap> {
  const match = parameter.exec(text);
  if (match === null) return null;
  const [value = ''] = text.slice(match[0].length).split('&', 1);
  return { text: percentDecoded(value) ?? value, removed: `“${match[1]}=” was taken off: the rest of the parameter is the token.` };
}

function unwrapQuotes(text: string): ReturnType<Unwrap> {
  const end = text.endsWith(',') || text.endsWith(';') ? text.length - 1 : text.length;
  const first = text.charAt(0);
  if (end < 2 || quotes[first] === undefined || quotes[first] !== text.charAt(end - 1)) return null;
  return { text: text.slice(1, end - 1), removed: 'The quotation marks around the token were taken off.' };
}

/** Joins lines where no other white space says that this is running text. */
function unwrapLines(text: string): ReturnType<Unwrap> {
  if (!text.includes('\n') && !text.includes('\r')) return null;
  const lines = text.split(/[\r\n]/).map((line) => line.trim());
  const joined = lines.join('');
  if (/\s/.test(joined) || joined.startsWith('{')) return null;
  const count = lines.filter((line) => line !== '').length;
  return {
    text: joined,
    removed: `The token stood on ${grouped(count)} lines and was joined; sent with its line breaks, it would be refused.`,
  };
}

function unwrapPercentEncoding(text: string): ReturnType<Unwrap> {
  if (!text.startsWith('ey') || !text.includes('%')) return null;
  const decoded = percentDecoded(text);
  return decoded === null || decoded === text
    ? null
    : { text: decoded, removed: 'Percent encoding was undone; a JWT has no character that needs it.' };
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The kinds of wrapping that people paste along with a token. */
const wrappings: readonly Unwrap[] = [
  unwrapQuotes,
  unwrapPrefix(fieldName, (name) => `The field name “${name}:” was taken off.`),
  unwrapPrefix(scheme, (name) => `The authentication scheme “${name}” was taken off.`),
  unwrapParameter,
  unwrapLines,
  unwrapPercentEncoding,
];

const deepestWrapping = 8;

/** Takes off what was pasted around a token, layer by layer: `"Authorization: Bearer …"`, `client_assertion=…`, line breaks. */
export function unwrapPastedText(input: string): PastedText {
  let text = input.trim();
  const removed: string[] = [];
  for (let layer = 0; layer < deepestWrapping; layer += 1) {
    const unwrapped = firstUnwrapped(text);
    if (unwrapped === null) break;
    text = unwrapped.text.trim();
    removed.push(unwrapped.removed);
  }
  return { text, removed };
}

function firstUnwrapped(text: string): ReturnType<Unwrap> {
  for (const unwrap of wrappings) {
    const unwrapped = unwrap(text);
    if (unwrapped !== null) return unwrapped;
  }
  return null;
}
