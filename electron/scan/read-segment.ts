import type { JsonObject } from '../../core/contract/values.ts';
import type { ReadHeader } from '../../core/scan/candidate.ts';
import { bufferOver } from './buffer-over.ts';

/** Headers kept, so that those that many tokens share are read once. */
const mostHeaders = 1000;
/** A header longer than this is not kept. */
const longestKeptHeader = 4096;

/** Bytes of the segment that is being decoded; longer ones than most headers and payloads get their own. */
const scratch = Buffer.allocUnsafeSlow(65_536);

/** The decoded text of the base64url segment that stands in a block from `start` to before `end`. */
export function segmentText(block: Buffer, start: number, end: number): string {
  return decoded(block.toString('latin1', start, end));
}

function decoded(segment: string): string {
  if (segment.length > scratch.length) return Buffer.from(segment, 'base64url').toString();
  return scratch.toString('utf8', 0, scratch.write(segment, 'base64url'));
}

/**
 * A text's JSON object; null when it is none. It has the prototype that JSON.parse gives, since taking that away would cost more than
 * reading: ask with `Object.hasOwn` for a name that comes from outside.
 */
export function parsedObject(text: string): JsonObject | null {
  // A refusal of JSON.parse costs as much as reading many tokens, and what only begins like an object is common.
  if (text.charCodeAt(text.length - 1) !== 0x7d && !/\}\s+$/.test(text.slice(-8))) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** A reader of JOSE Headers: JSON objects that name an algorithm. It remembers the ones it read. */
export function createHeaderReader(): ReadHeader {
  const known = new Map<string, JsonObject>();
  return (block, start, end) => {
    const segment = bufferOver(block).toString('latin1', start, end);
    const remembered = known.get(segment);
    if (remembered !== undefined) return remembered;
    const header = parsedObject(decoded(segment));
    if (header === null || typeof header['alg'] !== 'string') return null;
    if (known.size >= mostHeaders) known.clear();
    if (segment.length <= longestKeptHeader) known.set(segment, header);
    return header;
  };
}
