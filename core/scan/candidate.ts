import type { JsonObject } from '../contract/values.ts';

/** Longest header that is looked at, in bytes: room for a certificate chain in `x5c`. */
export const longestHeader = 65_536;

/** Longest token that is taken out of a stream, in bytes. */
export const longestScanned = 262_144;

/** Where a compact serialization stands in a block of bytes. Ends are exclusive. */
export interface CompactPlace {
  readonly header: JsonObject;
  readonly headerEnd: number;
  readonly payloadStart: number;
  readonly payloadEnd: number;
  readonly end: number;
  /** An SD-JWT’s, behind the signature. */
  readonly hasDisclosures: boolean;
  /** Its dots were written `%2E`. */
  readonly percentEncoded: boolean;
}

/** What a place that begins like a JOSE Header turned out to be. */
export type Candidate =
  | { readonly is: 'token'; readonly place: CompactPlace }
  /** No token. `runEnd`: where its first segment ends; `hopeless`: nothing else that begins in that segment can be one. */
  | { readonly is: 'nothing'; readonly runEnd: number; readonly hopeless: boolean }
  /** The block ends within it. */
  | { readonly is: 'cut off' };

/** A block of bytes in which a token may stand, and what its host finds in it faster than JavaScript could. */
export interface CandidateBlock {
  readonly block: Uint8Array;
  /** Where the run of base64url characters that begins at `from` ends; the block's end at most. */
  runEnd(from: number): number;
}

/** Reads a header segment; null when it is no JOSE Header. */
export type ReadHeader = (block: Uint8Array, start: number, end: number) => JsonObject | null;

const dot = 0x2e;
const percent = 0x25;
const tilde = 0x7e;
const cutOff: Candidate = { is: 'cut off' };

/** Length of the dot at `at`, plain or percent-encoded: 1 or 3; 0 when there is none; null when the block ends before it can be told. */
function dotLength(block: Uint8Array, at: number, last: boolean): 0 | 1 | 3 | null {
  const byte = block[at];
  if (byte === dot) return 1;
  if (byte === undefined) return last ? 0 : null;
  if (byte !== percent) return 0;
  if (at + 2 >= block.length && !last) return null;
  const letter = block[at + 2];
  return block[at + 1] === 0x32 && (letter === 0x45 || letter === 0x65) ? 3 : 0;
}

/**
 * Reads a compact JWS or JWE (RFC 7515 7.1, RFC 7516 7.1) or SD-JWT (RFC 9901 4) that may begin at `start`. It looks at no more than
 * `longestScanned` bytes.
 * @param last whether nothing follows the block
 */
export function readCandidate(searched: CandidateBlock, start: number, last: boolean, readHeader: ReadHeader): Candidate {
  const { block } = searched;
  const headerEnd = searched.runEnd(start);
  const nothing = (hopeless: boolean): Candidate => ({ is: 'nothing', runEnd: headerEnd, hopeless });
  if (headerEnd - start > longestHeader) return nothing(true);
  const firstDot = dotLength(block, headerEnd, last);
  if (firstDot === null) return cutOff;
  if (firstDot === 0) return nothing(true);
  const header = readHeader(block, start, headerEnd);
  if (header === null) return nothing(false);

  const payloadStart = headerEnd + firstDot;
  let end = searched.runEnd(payloadStart);
  const payloadEnd = end;
  const segments = typeof header['enc'] === 'string' ? 5 : 3;
  for (let segment = 2; segment < segments; segment += 1) {
    if (end - start > longestScanned) return nothing(false);
    const length = dotLength(block, end, last);
    if (length === null) return cutOff;
    if (length === 0) return nothing(false);
    end = searched.runEnd(end + length);
  }
  const hasDisclosures = block[end] === tilde;
  if (hasDisclosures) end = disclosuresEnd(searched, end);
  if (end - start > longestScanned) return nothing(false);
  if (end === block.length && !last) return cutOff;
  return { is: 'token', place: { header, headerEnd, payloadStart, payloadEnd, end, hasDisclosures, percentEncoded: firstDot === 3 } };
}

/** Where the disclosures of an SD-JWT end, and the key binding JWT that may follow them. */
function disclosuresEnd(searched: CandidateBlock, from: number): number {
  const { block } = searched;
  let end = from;
  while (block[end] === tilde || block[end] === dot) end = searched.runEnd(end + 1);
  // A full stop behind the token is the sentence's.
  while (block[end - 1] === dot) end -= 1;
  return end;
}
