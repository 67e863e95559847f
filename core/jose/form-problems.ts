import type { JsonObject } from '../contract/values.ts';
import { grouped } from './time-words.ts';
import type { ReadingProblem } from './token.ts';

interface LengthLimit {
  /** Characters that are still good. */
  readonly characters: number;
  readonly severity: ReadingProblem['severity'];
  readonly consequence: string;
}

/** Limits that tokens meet in practice, the highest first. */
const lengthLimits: readonly LengthLimit[] = [
  {
    characters: 48 * 1024,
    severity: 'error',
    consequence: 'some servers stop reading at 51 200, and hardly any takes this in a header field',
  },
  {
    characters: 8 * 1024,
    severity: 'warning',
    consequence: 'most servers refuse header fields of more than 8 KB, so it cannot be sent as a Bearer token',
  },
  { characters: 2 * 1024, severity: 'information', consequence: 'that is long for a header field, and proxies may refuse it' },
];

/** A remark on a token's length, or null for a length that troubles nobody. */
export function lengthProblem(text: string): ReadingProblem | null {
  const limit = lengthLimits.find(({ characters }) => text.length > characters);
  if (limit === undefined) return null;
  const message = `The token has ${grouped(text.length)} characters: ${limit.consequence}.`;
  return { severity: limit.severity, code: 'length', part: 'token', position: null, message, source: 'RFC 9110 5.4' };
}

/** What is to be said of a JWS or JWE in JSON serialization. */
export function jsonSerializationProblem(kind: 'JWS' | 'JWE'): ReadingProblem {
  const message = `This is a ${kind} in JSON serialization; a JWT is always in compact serialization.`;
  return { severity: 'error', code: 'json', part: 'token', position: 0, message, source: 'RFC 7519 1' };
}

/** What is to be said when other JSON was pasted instead of a token. */
export function jsonObjectProblem(object: JsonObject): ReadingProblem {
  const holder = ['access_token', 'id_token', 'refresh_token'].find((name) => name in object);
  const advice = holder === undefined ? '' : `; paste the value of its member “${holder}” to read that`;
  const message = `This is a JSON object and no token${advice}.`;
  return { severity: 'error', code: 'json', part: 'token', position: 0, message, source: 'RFC 7519 3' };
}

/** What is to be said when a text begins like a JWT but has neither the segments of a JWS nor those of a JWE. */
export function segmentCountProblem(text: string, encrypted: boolean): ReadingProblem {
  const count = text.split('.').length;
  const wanted = encrypted ? 'five (JWE)' : 'three (JWS)';
  const expected = encrypted ? 5 : 3;
  const cause = count < expected ? 'it may have been cut off' : 'something was added to it';
  return {
    severity: count === 1 ? 'warning' : 'error',
    code: 'segment-count',
    part: 'token',
    position: null,
    message: `It begins with a JOSE Header but has ${grouped(count)} ${count === 1 ? 'segment' : 'segments'} instead of ${wanted}: ${cause}.`,
    source: encrypted ? 'RFC 7516 7.1' : 'RFC 7515 7.1',
  };
}
