import { type CompactPlace, readCandidate, type ReadHeader, runEnd } from './candidate.ts';

/** A token in the stream. It is valid only during the call that hands it over: its block is used again. */
export interface ScannedToken {
  readonly block: Uint8Array;
  /** In the block. */
  readonly start: number;
  readonly place: CompactPlace;
  /** Bytes of the stream before it. */
  readonly offset: number;
  /** Line it begins in, from 1. */
  readonly line: number;
}

/** A search through one block, from its beginning to its end. */
export interface BlockSearch {
  /** Where the next `eyJ`, the beginning of `{"` in base64url, stands at or after `from`; -1 when there is none. */
  next(from: number): number;
  /** Line feeds that the search has passed so far. */
  readonly lines: number;
}

/** Begins the search through a block; the one before is over. */
export type OpenBlock = (block: Uint8Array) => BlockSearch;

/** What the scanner leaves to its host, which has faster means than JavaScript. */
export interface ScannerPorts {
  readonly openBlock: OpenBlock;
  readonly readHeader: ReadHeader;
  readonly found: (token: ScannedToken) => void;
}

/** Finds compact tokens in a stream of bytes. */
export interface TokenScanner {
  /** Takes the next bytes of the stream. They may be overwritten afterwards. */
  push(chunk: Uint8Array): void;
  /** Says that the stream has ended. */
  end(): void;
}

/** Beginnings that are tried within one run of base64url characters, so that no input takes more than linear time. */
const triesPerRun = 8;

const nothing = new Uint8Array(0);

/**
 * A scanner for compact JWS and JWE whose header begins `{"`, wherever chunks are cut. It takes time linear in the stream and keeps no more
 * of it than the longest token.
 */
export function createTokenScanner({ openBlock, readHeader, found }: ScannerPorts): TokenScanner {
  /** What of the last chunk may be the beginning of a token. */
  let rest = nothing;
  /** Bytes of the stream before `rest`. */
  let offset = 0;
  let line = 1;
  /** A run of base64url characters that is too long for a header has begun and not yet ended. */
  let insideLongRun = false;

  function scan(block: Uint8Array, last: boolean): void {
    const kept = scanBlock(block, last);
    // A copy, whatever kind of array it is: Node's Buffer would share the memory.
    rest = new Uint8Array(block.subarray(kept));
    offset += kept;
  }

  /** Answers from where on the block must be looked at again together with what follows it. */
  function scanBlock(block: Uint8Array, last: boolean): number {
    let from = insideLongRun ? runEnd(block, 0) : 0;
    let tries = 0;
    let triedUntil = 0;
    const before = line;
    // What is not searched, because it belongs to a token or to a long run, has no line feeds.
    const search = openBlock(block);
    if (from < block.length) insideLongRun = false;
    for (let start = search.next(from); start >= 0; start = search.next(from)) {
      line = before + search.lines;
      const candidate = readCandidate(block, start, last, readHeader);
      if (candidate.is === 'cut off') return start;
      if (candidate.is === 'token') {
        found({ block, start, place: candidate.place, offset: offset + start, line });
        from = candidate.place.end;
        continue;
      }
      tries = start < triedUntil ? tries + 1 : 1;
      triedUntil = candidate.runEnd;
      from = candidate.hopeless || tries >= triesPerRun ? candidate.runEnd : start + 1;
      if (candidate.hopeless && candidate.runEnd === block.length) insideLongRun = !last;
    }
    line = before + search.lines;
    return last || insideLongRun ? block.length : Math.max(from, block.length - unfinishedMark(block));
  }

  return {
    push(chunk) {
      scan(rest.length === 0 ? chunk : joined(rest, chunk), false);
    },
    end() {
      scan(rest, true);
    },
  };
}

/** How many bytes at the block's end may be the first ones of a mark. */
function unfinishedMark(block: Uint8Array): number {
  if (block.at(-1) === 0x65) return 1;
  return block.at(-1) === 0x79 && block.at(-2) === 0x65 ? 2 : 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
