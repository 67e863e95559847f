import type { JsonFrame } from './json-walk.ts';
import { canonicalHeader, type NearName } from './near-name.ts';

/** Where a string stands in a JSON document. */
export interface JsonPlace {
  /** From the outside inwards: "HAR entry 3", "response body". */
  readonly outer: readonly string[];
  /** What names the string: its member, or what a HAR file says it is. Null where the text around it in the string has to tell. */
  readonly near: NearName | null;
  /** Words for when nothing else names it: "request URL". */
  readonly otherwise: string;
}

/** Where a string stands in a JSON document, a HAR file (HTTP Archive 1.2) among them. */
export function jsonPlace(frames: readonly JsonFrame[]): JsonPlace {
  return harPlace(frames) ?? plainPlace(frames);
}

const longestPath = 120;
const deepestHar = 12;

function plainPlace(frames: readonly JsonFrame[]): JsonPlace {
  const path = pathWords(frames);
  return { outer: [], near: { kind: 'member', name: path }, otherwise: `member ${path}` };
}

/** "data.tokens[0].id_token". */
function pathWords(frames: readonly JsonFrame[]): string {
  let path = '';
  for (const { kind, name, index } of frames.slice(-12))
    path += kind === 'array' ? `[${index}]` : path === '' ? (name ?? '') : `.${name ?? ''}`;
  return path.length > longestPath ? `…${path.slice(-longestPath)}` : path;
}

/** What the parts of an entry are called, by their path in it; `*` stands for an index. */
const harParts: Readonly<Record<string, { readonly part: string; readonly kind?: NearName['kind'] }>> = {
  'request.url': { part: 'request URL' },
  'request.headers.*.value': { part: 'request', kind: 'header' },
  'request.queryString.*.value': { part: 'request', kind: 'query' },
  'request.cookies.*.value': { part: 'request', kind: 'cookie' },
  'request.postData.text': { part: 'request body' },
  'request.postData.params.*.value': { part: 'request body', kind: 'form' },
  'response.headers.*.value': { part: 'response', kind: 'header' },
  'response.cookies.*.value': { part: 'response', kind: 'cookie' },
  'response.redirectURL': { part: 'redirect URL' },
  'response.content.text': { part: 'response body' },
};

function harPlace(frames: readonly JsonFrame[]): JsonPlace | null {
  if (frames.length > deepestHar) return null;
  const [root, log, entries, ...inside] = frames;
  if (root?.name !== 'log' || log?.name !== 'entries' || entries?.kind !== 'array') return null;
  const path = inside.map(({ kind, name }) => (kind === 'array' ? '*' : name)).join('.');
  const known = Object.hasOwn(harParts, path) ? harParts[path] : undefined;
  const entry = `HAR entry ${entries.index + 1}`;
  if (known === undefined) {
    const name = pathWords(inside);
    return { outer: [entry], near: { kind: 'member', name }, otherwise: `member ${name}` };
  }
  const name = inside.at(-1)?.strings?.get('name')?.text.slice(0, 80);
  if (known.kind === undefined || name === undefined) return { outer: [entry, known.part], near: null, otherwise: known.part };
  const near = { kind: known.kind, name: known.kind === 'header' ? canonicalHeader(name) : name };
  return { outer: [entry, known.part], near, otherwise: known.part };
}
