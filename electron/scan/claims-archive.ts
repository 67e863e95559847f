/** Keeps many small byte strings in few large pieces of memory, up to a limit. */
export interface ClaimsArchive {
  /** Keeps a copy under the next number; beyond the limit nothing is kept under it. */
  add(bytes: Uint8Array): void;
  /** What is kept under a number; undefined when nothing is. */
  get(number: number): Buffer | undefined;
  /** Whether something was not kept for want of room. */
  readonly full: boolean;
}

const pieceLength = 4 * 1024 * 1024;

/** @param limit bytes in all */
export function createClaimsArchive(limit: number): ClaimsArchive {
  const pieces: Buffer[] = [];
  const places: { readonly piece: number; readonly start: number; readonly end: number }[] = [];
  let used = 0;
  let room = 0;
  let full = false;
  return {
    add(bytes) {
      if (bytes.length > room) {
        const length = Math.max(pieceLength, bytes.length);
        if (used + length > limit) full = true;
        else {
          pieces.push(Buffer.allocUnsafeSlow(length));
          used += length;
          room = length;
        }
      }
      const piece = pieces.at(-1);
      const fits = bytes.length <= room && piece !== undefined;
      const start = fits ? piece.length - room : 0;
      if (fits) {
        piece.set(bytes, start);
        room -= bytes.length;
      }
      places.push({ piece: fits ? pieces.length - 1 : -1, start, end: start + bytes.length });
    },
    get(number) {
      const place = places[number];
      return place === undefined ? undefined : pieces[place.piece]?.subarray(place.start, place.end);
    },
    get full() {
      return full;
    },
  };
}
