/** Why an identifier that should be unguessable and never repeat is weak. */
export interface IdentifierWeakness {
  readonly kind: 'counter' | 'time' | 'few' | 'repeating';
  /** Completes "It …". */
  readonly clause: string;
}

/** Bits that make two identifiers the same, or one guessed, as good as never (RFC 7519 4.1.7, RFC 6749 10.10). */
const wantedBits = 96;

const alphabets: readonly (readonly [characters: RegExp, size: number])[] = [
  [/^\d+$/, 10],
  [/^[\da-f-]+$/i, 16],
  [/^[\da-z-]+$|^[\dA-Z-]+$/, 36],
];

/**
 * What is weak about a `jti`, judged by its looks: a counter, a time, too few characters, or the same ones over and over. Null where it looks
 * random enough; that it is cannot be seen.
 * @param now seconds
 */
export function identifierWeakness(text: string, now: number): IdentifierWeakness | null {
  if (/^\d{1,9}$/.test(text)) return { kind: 'counter', clause: 'looks like a counter, so the next one can be guessed' };
  if (isTime(text, now)) return { kind: 'time', clause: 'is the time, so two made at once are the same' };
  const bits = apparentBits(text);
  if (bits >= wantedBits) return null;
  const distinct = new Set(text.replaceAll('-', '')).size;
  if (text.length >= 16 && distinct <= 4)
    return { kind: 'repeating', clause: `repeats ${distinct === 1 ? 'one character' : `${distinct} characters`}` };
  return {
    kind: 'few',
    clause: `has room for about ${Math.floor(bits)} bits; ${wantedBits} or more make a repetition or a guess out of the question`,
  };
}

function isTime(text: string, now: number): boolean {
  if (!/^\d{10,19}(?:\.\d+)?$/.test(text)) return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text);
  const value = Number(text);
  const day = 86_400;
  return [1, 1e3, 1e6, 1e9].some((unit) => Math.abs(value / unit - now) < 366 * day);
}

/** How many bits a text can be worth at most, by its length and alphabet; of a UUID of version 4, 122 bits are random. */
export function apparentBits(text: string): number {
  if (/^[\da-f]{8}-[\da-f]{4}-[1-57][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(text)) return new Set(text).size > 5 ? 122 : 0;
  const size = alphabets.find(([characters]) => characters.test(text))?.[1] ?? 64;
  // Hyphens part the digits of identifiers, and are digits of base64url.
  const letters = size === 64 ? text : text.replaceAll('-', '');
  const distinct = new Set(letters).size;
  // A short alphabet that was in fact used says more than the one that might have been.
  return letters.length * Math.log2(Math.max(2, Math.min(size, distinct * distinct)));
}
