import { signingAlgorithm } from '../jose/algorithms.ts';
import { readBase64url } from '../jose/base64url.ts';

/** What the beginning of a segment gives away of a JOSE Header, without reading it as JSON. */
export interface HeaderHint {
  /** It has a member that JOSE Headers have. */
  readonly jose: boolean;
  readonly alg: string | null;
  readonly enc: string | null;
  /** `b64` is false: the payload stands unencoded (RFC 7797). */
  readonly unencoded: boolean;
}

const longestProbe = 4096;
const latin1 = new TextDecoder('latin1');

/** Whether a text, from an offset on, is base64 of `{` and what may follow it in JSON: white space, a name, or the end. */
export function beginsLikeObject(text: string, at: number): boolean {
  const [brace, next] = readBase64url(text.slice(at, at + 4)).bytes;
  if (brace !== 0x7b) return false;
  return next === 0x22 || next === 0x7d || next === 0x20 || next === 0x0a || next === 0x0d || next === 0x09;
}

/** Looks into the beginning of a segment. Takes at most a few microseconds, whatever the segment's length. */
export function headerHint(segment: string): HeaderHint {
  const text = latin1.decode(readBase64url(segment.slice(0, longestProbe)).bytes);
  return {
    jose: /"(?:alg|enc|typ|kid|jwk|jku|x5c|x5t|cty|zip|crit)"\s*:/.test(text),
    alg: /"alg"\s*:\s*"([^"\\]{1,40})"/.exec(text)?.[1] ?? null,
    enc: /"enc"\s*:\s*"([^"\\]{1,40})"/.exec(text)?.[1] ?? null,
    unencoded: /"b64"\s*:\s*false/.test(text),
  };
}

/** Characters of a base64url text of so many bytes. */
function encodedLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** Signature lengths of RSA keys from 1024 to 8192 bits, in characters. */
const rsaLengths: ReadonlySet<number> = new Set([1024, 2048, 3072, 4096, 6144, 8192].map((bits) => encodedLength(bits / 8)));

/**
 * Whether a token that has been read so far must go on: it has too few segments, or its last one is shorter than its algorithm makes it.
 * @param segments how many there are
 * @param last length of the last one, in characters
 */
export function isUnfinished({ alg, enc }: HeaderHint, segments: number, last: number): boolean {
  if (enc !== null) return segments < 5 || last < encodedLength(enc.startsWith('A256CBC') ? 32 : enc.startsWith('A192CBC') ? 24 : 16);
  if (segments < 3) return true;
  const algorithm = signingAlgorithm(alg);
  if (algorithm?.signatureBytes !== undefined) return last < encodedLength(algorithm.signatureBytes);
  return algorithm?.kty === 'RSA' && !rsaLengths.has(last);
}
