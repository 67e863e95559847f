import { disclosureProblems } from './disclosure.ts';
import { lengthProblem, segmentCountProblem } from './form-problems.ts';
import { unwrapPastedText } from './pasted-text.ts';
import { readJsonToken } from './read-json-token.ts';
import { joinedRepeats, noRepeats } from './repeated-members.ts';
import { splitSdJwt } from './sd-jwt.ts';
import { looksLikeJsonObject, readJsonSegment, readOctetSegment, readUnencodedPayload, type JsonSegment } from './token-segments.ts';
import { grouped } from './time-words.ts';
import type { ReadingProblem, ReadToken, TokenForm, TokenSegment } from './token.ts';

/** Longest text that is read, in characters; of a longer one only the beginning is kept. */
export const longestToken = 1_000_000;

type SegmentName = TokenSegment['name'];
const jwsSegments: readonly SegmentName[] = ['header', 'payload', 'signature'];
const jweSegments: readonly SegmentName[] = ['header', 'encrypted key', 'initialization vector', 'ciphertext', 'authentication tag'];

/** What a text turned out to be, once its wrapping is off. */
type TokenParts = Omit<ReadToken, 'text'>;

const nothingRead: TokenParts = {
  form: 'opaque',
  serialization: 'compact',
  segments: [],
  sdJwt: null,
  header: null,
  claims: null,
  repeats: noRepeats,
  incomplete: { header: null, claims: null },
  headerText: null,
  payloadText: null,
  problems: [],
};

/**
 * Takes apart whatever was pasted, as far as it can be read, and reports everything that its specifications do not allow.
 * It never throws and takes time linear in the text. White space around the token goes silently; every other wrapping that
 * is taken off (`Authorization:`, `Bearer`, quotation marks, line breaks, a form parameter's name) is reported as information.
 *
 * What begins like a JOSE Header but has neither three nor five segments is opaque in form; its header and payload are still read.
 */
export function readToken(input: string): ReadToken {
  if (input.length > longestToken) return unreadToken(input);
  const { text, removed } = unwrapPastedText(input);
  const parts = readWhole(text);
  const around: ReadingProblem[] = removed.map((message) => ({
    severity: 'information',
    code: 'pasted',
    part: 'token',
    position: null,
    message,
    source: 'RFC 7515 7.1',
  }));
  const length = lengthProblem(text);
  if (length !== null) around.push(length);
  return { text, ...parts, problems: [...around, ...parts.problems] };
}

function unreadToken(input: string): ReadToken {
  const message = `The text has ${grouped(input.length)} characters. No more than ${grouped(longestToken)} are read, so nothing of it was.`;
  const problem: ReadingProblem = {
    severity: 'error',
    code: 'length',
    part: 'token',
    position: longestToken,
    message,
    source: 'RFC 8259 9',
  };
  return { ...nothingRead, text: input.slice(0, longestToken), problems: [problem] };
}

function readWhole(text: string): TokenParts {
  const sdJwt = splitSdJwt(text);
  if (sdJwt === null) return readParts(text);
  const parts = readParts(sdJwt.jwt);
  return parts.form === 'jws' ? { ...parts, sdJwt, problems: [...parts.problems, ...disclosureProblems(sdJwt)] } : readParts(text);
}

function readParts(text: string): TokenParts {
  const texts = text.split('.', jweSegments.length + 1);
  const [headerText = '', payloadText = ''] = texts;
  const headed = looksLikeJsonObject(headerText);
  if (!headed && !(texts.length === 3 && looksLikeJsonObject(payloadText))) {
    return { ...nothingRead, ...readJsonToken(text) };
  }
  const form = formOf(texts.length);
  const header = readJsonSegment('header', { name: 'header', text: headerText, start: 0 });
  const encrypted = form === 'jwe' || (form === 'opaque' && typeof header.value?.['enc'] === 'string');
  const segments = placed(texts, encrypted ? jweSegments : jwsSegments);
  const rest = encrypted ? { payload: null, problems: readEncrypted(segments) } : readSigned(segments, header);
  const count = form === 'opaque' ? [segmentCountProblem(text, encrypted)] : [];
  return {
    ...nothingRead,
    form,
    segments,
    header: header.value,
    headerText: header.text,
    claims: rest.payload?.value ?? null,
    repeats: joinedRepeats(header.repeats, rest.payload?.repeats ?? noRepeats),
    incomplete: { header: header.incomplete, claims: rest.payload?.incomplete ?? null },
    payloadText: rest.payload?.text ?? null,
    problems: [...count, ...header.problems, ...rest.problems],
  };
}

function formOf(segments: number): TokenForm {
  if (segments === jwsSegments.length) return 'jws';
  return segments === jweSegments.length ? 'jwe' : 'opaque';
}

function placed(texts: readonly string[], names: readonly SegmentName[]): TokenSegment[] {
  const segments: TokenSegment[] = [];
  let start = 0;
  for (const [index, name] of names.entries()) {
    const text = texts[index];
    if (text === undefined) break;
    segments.push({ name, text, start });
    start += text.length + 1;
  }
  return segments;
}

function readSigned(segments: readonly TokenSegment[], header: JsonSegment): { payload: JsonSegment | null; problems: ReadingProblem[] } {
  const [, payloadSegment, signature] = segments;
  if (payloadSegment === undefined) return { payload: null, problems: [] };
  const payload =
    header.value?.['b64'] === false ? readUnencodedPayload(payloadSegment) : readJsonSegment('payload', payloadSegment, header.value);
  const problems = [...payload.problems];
  if (signature !== undefined) {
    problems.push(...readOctetSegment(signature));
    if (signature.text === '') problems.push(emptySignature(signature, header));
  }
  return { payload, problems };
}

function emptySignature({ start }: TokenSegment, header: JsonSegment): ReadingProblem {
  const place = { code: 'empty-signature', part: 'signature', position: start } as const;
  return header.value?.['alg'] === 'none'
    ? {
        ...place,
        severity: 'warning',
        message: 'Unsecured: “alg” is “none” and the signature is empty, so anybody can have written this.',
        source: 'RFC 7519 6',
      }
    : { ...place, severity: 'error', message: 'The signature is empty, so nothing shows who wrote this.', source: 'RFC 7515 5.2' };
}

function readEncrypted(segments: readonly TokenSegment[]): ReadingProblem[] {
  const problems = segments.slice(1).flatMap((segment) => readOctetSegment(segment));
  const tag = segments[4];
  if (tag?.text === '') {
    problems.push({
      severity: 'error',
      code: 'empty-tag',
      part: 'token',
      position: tag.start,
      message: 'The authentication tag is empty.',
      source: 'RFC 7516 5.2',
    });
  }
  return problems;
}
