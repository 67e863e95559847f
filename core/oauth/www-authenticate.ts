import type { Challenge } from '../contract/calls.ts';
import { errorCode } from './error-codes.ts';

type Parameter = Challenge['parameters'][number];

/** What a challenge's parameter is for, by scheme and name, both in lower case. */
const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bearer: {
    realm: 'The area that is protected (RFC 9110 11.5).',
    scope: 'The scope that the call needs (RFC 6750 3).',
    error_description: 'The server’s explanation, for developers (RFC 6750 3).',
    error_uri: 'A page about the error (RFC 6750 3).',
    resource_metadata: 'Where the protected resource describes itself (RFC 9728 5.1).',
    acr_values: 'The sign-in strengths that would do (RFC 9470 3).',
    max_age: 'How many seconds ago the person may have signed in at most (RFC 9470 3).',
  },
  dpop: {
    algs: 'The algorithms that a DPoP proof may be signed with (RFC 9449 7.1).',
    realm: 'The area that is protected (RFC 9110 11.5).',
    scope: 'The scope that the call needs (RFC 6750 3).',
    error_description: 'The server’s explanation, for developers (RFC 9449 7.1).',
    resource_metadata: 'Where the protected resource describes itself (RFC 9728 5.1).',
  },
  basic: {
    realm: 'The area that the user name and password are for (RFC 7617 2).',
    charset: 'The encoding of user name and password (RFC 7617 2.1).',
  },
};

function meaning(scheme: string, name: string, value: string): string | null {
  const known = scheme.toLowerCase();
  const parameter = name.toLowerCase();
  if (parameter === 'error' && (known === 'bearer' || known === 'dpop')) {
    const code = errorCode(value, 'protected resource');
    return code === undefined ? 'An error code that no specification known here defines.' : `${code.explanation} (${code.source})`;
  }
  const table = Object.hasOwn(meanings, known) ? meanings[known] : undefined;
  return table !== undefined && Object.hasOwn(table, parameter) ? (table[parameter] ?? null) : null;
}

const tokenPattern = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const token68Pattern = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const blanks = /[ \t]*/y;
/** Some servers separate with semicolons. */
const separators = /[ \t,;]*/y;
const bareValue = /[^,]*/y;
const quotedPattern = /"((?:[^"\\]|\\[^])*)("|\\?$)/y;

/** Reads one field value from left to right. */
class FieldReader {
  #position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** What the pattern matches here, or null without moving. */
  read(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#position = pattern.lastIndex;
    return match;
  }

  /** Moves past the character when it stands here. */
  skip(character: string): boolean {
    if (this.#text[this.#position] !== character) return false;
    this.#position += 1;
    return true;
  }

  /** Moves past one character that fits nowhere. */
  drop(): void {
    this.#position += 1;
  }
}

/** A parameter's value: quoted with escapes, or bare up to the next comma. An open quote ends with the field. */
function readValue(reader: FieldReader): string {
  const quoted = reader.read(quotedPattern);
  if (quoted !== null) return (quoted[1] ?? '').replaceAll(/\\([^])/g, '$1');
  return reader.read(bareValue)?.[0].trim() ?? '';
}

function readField(text: string): Challenge[] {
  const challenges: Challenge[] = [];
  const reader = new FieldReader(text);
  for (reader.read(separators); !reader.atEnd; reader.read(separators)) {
    const name = reader.read(tokenPattern)?.[0];
    if (name === undefined) {
      if (reader.read(quotedPattern) === null) reader.drop();
      continue;
    }
    reader.read(blanks);
    if (reader.skip('=')) {
      reader.read(blanks);
      addParameter(challenges, name, readValue(reader));
    } else {
      const token68 = reader.read(token68Pattern)?.[0] ?? null;
      challenges.push({ scheme: name, token68, parameters: [] });
    }
  }
  return challenges;
}

function addParameter(challenges: Challenge[], name: string, value: string): void {
  let challenge = challenges.at(-1);
  if (challenge === undefined) {
    // A parameter before any scheme: shown under no scheme rather than lost.
    challenge = { scheme: '', token68: null, parameters: [] };
    challenges.push(challenge);
  }
  const parameter: Parameter = { name, value, meaning: meaning(challenge.scheme, name, value) };
  challenge.parameters.push(parameter);
}

/**
 * The challenges of all `WWW-Authenticate` fields of a response (RFC 9110 11.6.1), each parameter with what it is for.
 * Tolerant: what fits no rule is passed over, and nothing throws.
 */
export function parseWwwAuthenticate(fieldValues: readonly string[]): Challenge[] {
  return fieldValues.flatMap((value) => readField(value));
}
