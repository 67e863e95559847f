import { jsonObjectProblem, jsonSerializationProblem } from './form-problems.ts';
import { readJsonObject } from './json-reader.ts';
import { type JsonJwe, type JsonJws, joinedHeader, jsonSerialization } from './json-serialization.ts';
import type { ReadingProblem, ReadToken } from './token.ts';
import { readJsonSegment, readUnencodedPayload } from './token-segments.ts';

/** What a text that is one JSON object turns out to be. */
type JsonToken = Pick<ReadToken, 'form' | 'serialization' | 'header' | 'headerText' | 'claims' | 'payloadText' | 'problems'>;

/** Reads a JWS or JWE in JSON serialization; a JSON object that is neither is named as such. Null for a text that is no JSON object. */
export function readJsonToken(text: string): JsonToken | null {
  if (!text.startsWith('{')) return null;
  const { value } = readJsonObject(text);
  if (value === null) return null;
  const token = jsonSerialization(value);
  if (token === null) return unrecognised(jsonObjectProblem(value));
  return token.kind === 'jws' ? signed(token) : encrypted(token);
}

function unrecognised(problem: ReadingProblem): JsonToken {
  return { form: 'opaque', serialization: 'compact', header: null, headerText: null, claims: null, payloadText: null, problems: [problem] };
}

function signed({ syntax, payload, signatures }: JsonJws): JsonToken {
  const [first] = signatures;
  const header = joinedHeader(first?.protectedText ?? null, first?.unprotected ?? null);
  const segment = { name: 'payload', text: payload ?? '', start: 0 } as const;
  const read = header?.['b64'] === false ? readUnencodedPayload(segment) : readJsonSegment('payload', segment, header);
  return {
    form: 'jws',
    serialization: `${syntax} JSON`,
    header,
    headerText: header === null ? null : JSON.stringify(header),
    claims: read.value,
    payloadText: read.text,
    problems: [jsonSerializationProblem('JWS'), ...read.problems.map(withoutPlace)],
  };
}

function encrypted({ syntax, protectedText, unprotected, recipients }: JsonJwe): JsonToken {
  const header = joinedHeader(protectedText, unprotected, recipients[0]?.header ?? null);
  return {
    form: 'jwe',
    serialization: `${syntax} JSON`,
    header,
    headerText: header === null ? null : JSON.stringify(header),
    claims: null,
    payloadText: null,
    problems: [jsonSerializationProblem('JWE')],
  };
}

/** Inside a JSON member, a character's place in the segment is not its place in the text. */
function withoutPlace(problem: ReadingProblem): ReadingProblem {
  return { ...problem, position: null };
}
