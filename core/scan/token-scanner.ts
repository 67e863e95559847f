import { type CandidateBlock, type CompactPlace, readCandidate, type ReadHeader } from './candidate.ts';

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
export interface BlockSearch extends CandidateBlock {
  /** Where the next `eyJ`, the beginning of `{"` in base64url, stands at or after `from`; -1 when there is none. */
  next(from: number): number;
  /** Line feeds that the search has passed so far. */
  readonly lines: number;
}

/** The memory in which a scanner looks at its stream, which its host searches by faster means than JavaScript. */
export interface ScanMemory {
  /** The memory, with room for so many bytes at least; what stands in it stays. The array is valid until the next call. */
  bytes(length: number): Uint8Array;
  /** Begins the search through the first so many bytes; the one before is over. */
  search(length: number): BlockSearch;
}

/** What the scanner leaves to its host. */
export interface ScannerPorts {
  readonly memory: ScanMemory;
  readonly readHeader: ReadHeader;
  readonly found: (token: ScannedToken) => void;
}

/** Finds compact tokens in a stream of bytes. */
export interface TokenScanner {
  /** Takes the next bytes of the stream. They may be overwritten afterwards. */
  push(chunk: Uint8Array): void;
  /**
   * Takes the next bytes of the stream without a copy of them: `fill` puts them into the given room and answers how many they are. Answers
   * that too.
   * @param length of the room, in bytes
   */
  pull(length: number, fill: (room: Uint8Array) => number): number;
  /** Says that the stream has ended. */
  end(): void;
}

/** Beginnings that are tried within one run of base64url characters, so that no input takes more than linear time. */
const triesPerRun = 8;

/**
 * A scanner for compact JWS and JWE whose header begins `{"`, wherever chunks are cut. It takes time linear in the stream and keeps no more
 * of it than the longest token.
 */
export function createTokenScanner({ memory, readHeader, found }: ScannerPorts): TokenScanner {
  /** Bytes at the memory’s beginning that may be the beginning of a token. */
  let kept = 0;
  /** Bytes of the stream before those in the memory. */
  let offset = 0;
  let line = 1;
  /** A run of base64url characters that is too long for a header has begun and not yet ended. */
  let insideLongRun = false;

  function scan(length: number, last: boolean): void {
    const done = scanBlock(length, last);
    memory.bytes(length).copyWithin(0, done, length);
    kept = length - done;
    offset += done;
  }

  /** Answers from where on the block must be looked at again together with what follows it. */
  function scanBlock(length: number, last: boolean): number {
    // What is not searched, because it belongs to a token or to a long run, has no line feeds.
    const search = memory.search(length);
    const { block } = search;
    let from = insideLongRun ? search.runEnd(0) : 0;
    let tries = 0;
    let triedUntil = 0;
    const before = line;
    if (from < block.length) insideLongRun = false;
    for (let start = search.next(from); start >= 0; start = search.next(from)) {
      line = before + search.lines;
      const candidate = readCandidate(search, start, last, readHeader);
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

  function pull(length: number, fill: (room: Uint8Array) => number): number {
    const filled = fill(memory.bytes(kept + length).subarray(kept, kept + length));
    scan(kept + filled, false);
    return filled;
  }

  return {
    push(chunk) {
      pull(chunk.length, (room) => {
        room.set(chunk);
        return chunk.length;
      });
    },
    pull,
    end() {
      scan(kept, true);
    },
  };
}

/** How many bytes at the block's end may be the first ones of a mark. */
function unfinishedMark(block: Uint8Array): number {
  if (block.at(-1) === 0x65) return 1;
  return block.at(-1) === 0x79 && block.at(-2) === 0x65 ? 2 : 0;
}
