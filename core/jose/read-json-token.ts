import type { JsonObject } from '../contract/values.ts';
import { jsonObjectProblem, jsonSerializationProblem } from './form-problems.ts';
import type { JsonProblem } from './json-problem.ts';
import { readJsonObject } from './json-reader.ts';
import { type JsonJwe, type JsonJws, jsonSerialization } from './json-serialization.ts';
import { joinedMembers, joinedRepeats, noRepeats, type RepeatedMembers, sentJson } from './repeated-members.ts';
import type { IncompletePart, ReadingProblem, ReadToken } from './token.ts';
import { type JsonSegment, readJsonSegment, readUnencodedPayload } from './token-segments.ts';

/** What a text that is one JSON object turns out to be. */
type JsonToken = Omit<ReadToken, 'text' | 'segments' | 'sdJwt'>;

const nothing = { header: null, headerText: null, claims: null, payloadText: null, repeats: noRepeats } as const;

/** Reads a JWS or JWE in JSON serialization; a JSON object that is neither is named as such. Null for a text that is no JSON object. */
export function readJsonToken(text: string): JsonToken | null {
  if (!text.startsWith('{')) return null;
  const { value, repeats, problems } = readJsonObject(text);
  if (value === null) return null;
  const token = jsonSerialization(value);
  if (token === null) return unrecognised(jsonObjectProblem(value));
  const read = token.kind === 'jws' ? signed(token, repeats) : encrypted(token, repeats);
  return { ...read, problems: [...read.problems, ...problems.map(outerProblem)] };
}

function unrecognised(problem: ReadingProblem): JsonToken {
  return { ...nothing, form: 'opaque', serialization: 'compact', incomplete: { header: null, claims: null }, problems: [problem] };
}

function signed({ syntax, payload, signatures }: JsonJws, repeats: RepeatedMembers): JsonToken {
  const [first] = signatures;
  const header = joinedHeader(first?.protectedText ?? null, [first?.unprotected ?? null], repeats);
  const segment = { name: 'payload', text: payload ?? '', start: 0 } as const;
  const read = header.header?.['b64'] === false ? readUnencodedPayload(segment) : readJsonSegment('payload', segment, header.header);
  return {
    form: 'jws',
    serialization: `${syntax} JSON`,
    header: header.header,
    headerText: header.text,
    claims: read.value,
    payloadText: read.text,
    repeats: joinedRepeats(header.repeats, read.repeats),
    incomplete: { header: header.incomplete, claims: read.incomplete },
    problems: [jsonSerializationProblem('JWS'), ...header.problems, ...read.problems].map(withoutPlace),
  };
}

function encrypted({ syntax, protectedText, unprotected, recipients }: JsonJwe, repeats: RepeatedMembers): JsonToken {
  const header = joinedHeader(protectedText, [unprotected, recipients[0]?.header ?? null], repeats);
  return {
    ...nothing,
    form: 'jwe',
    serialization: `${syntax} JSON`,
    header: header.header,
    headerText: header.text,
    repeats: header.repeats,
    incomplete: { header: header.incomplete, claims: null },
    problems: [jsonSerializationProblem('JWE'), ...header.problems].map(withoutPlace),
  };
}

/** The JOSE Header of one signature or recipient, and what is wrong with its protected part. */
interface JoinedHeader extends Pick<JsonSegment, 'text' | 'repeats' | 'problems'> {
  readonly header: JsonObject | null;
  readonly incomplete: IncompletePart | null;
}

/** Protected and unprotected parameters make up one header (RFC 7515 4); what stands in several of them is repeated in it. */
function joinedHeader(protectedText: string | null, unprotected: readonly (JsonObject | null)[], outer: RepeatedMembers): JoinedHeader {
  const covered = protectedText === null ? null : readJsonSegment('header', { name: 'header', text: protectedText, start: 0 });
  const repeats = joinedRepeats(outer, covered?.repeats ?? noRepeats);
  const parts = [...unprotected, covered?.value ?? null].filter((part) => part !== null);
  const rest = { incomplete: covered?.incomplete ?? null, problems: covered?.problems ?? [] };
  if (parts.length === 0) return { header: null, text: covered?.text ?? null, repeats, ...rest };
  if (covered !== null && parts.length === 1 && covered.value === parts[0])
    return { header: covered.value, text: covered.text, repeats, ...rest };
  const joined = joinedMembers(parts, repeats);
  return { header: joined.value, text: sentJson(joined.value, joined.repeats), repeats: joined.repeats, ...rest };
}

/** What is wrong with the JSON around header and payload. */
function outerProblem({ severity, code, position, message, path }: JsonProblem): ReadingProblem {
  return { severity, code, part: 'token', position, message, path, source: code === 'duplicate-member' ? 'RFC 8259 4' : 'RFC 7515 7.2' };
}

/** Inside a JSON member, a character's place in the segment is not its place in the text. */
function withoutPlace(problem: ReadingProblem): ReadingProblem {
  return { ...problem, position: problem.part === 'token' && problem.position === 0 ? 0 : null };
}
