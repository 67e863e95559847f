import type { Certificate } from '../contract/certificates.ts';
import type { JsonObject } from '../contract/values.ts';
import type { SecretMark, WireText } from './wire-text.ts';

/** What placeholders stand for in header, claims and parameters alike. */
export interface PlaceholderValues {
  readonly clientId: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** NumericDate: whole seconds since the epoch (RFC 7519 2). */
  readonly now: number;
  /** Called once for each `{{uuid}}`. */
  readonly uuid: () => string;
}

/** What placeholders in header and claims stand for. */
export interface AssertionPlaceholderValues extends PlaceholderValues {
  /** Of the key that signs; empty where none does. */
  readonly kid: string;
  /** Of the key that signs; null where it has none. */
  readonly certificate: CertificateValues | null;
}

/** What of a certificate goes into a header (RFC 7515 4.1.6 to 4.1.8). */
export type CertificateValues = Pick<Certificate, 'x5c' | 'thumbprints'>;

/** What placeholders in request parameters stand for. */
export interface ParameterPlaceholderValues extends PlaceholderValues {
  readonly assertion: SecretMark;
  readonly refreshToken: SecretMark;
}

/** A placeholder as forms offer it. */
export interface Placeholder {
  /** As it is typed: `{{now+60}}`. */
  readonly text: string;
  /** What it becomes, in a few words. */
  readonly meaning: string;
  /** Whether header and claims may hold it. */
  readonly inAssertion: boolean;
  /** Whether request parameters may hold it. */
  readonly inParameters: boolean;
}

/** Why a text cannot be resolved. `path` leads to the member or parameter, outermost first. */
export interface PlaceholderProblem {
  readonly path: readonly string[];
  /** The placeholder's text, or null when it is not about one. */
  readonly placeholder: string | null;
  readonly reason: 'unknown' | 'empty' | 'depth';
  /** One sentence for people. */
  readonly message: string;
  readonly fix: string;
}

export type Resolved<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: PlaceholderProblem };

interface Entry<Values, Part> extends Placeholder {
  readonly name: string;
  readonly resolve: (values: Values) => Part;
  /** What to do when the value is empty, for values that can be. */
  readonly whenEmpty?: string;
}

/** The placeholders that may stand anywhere; `{{now+N}}` and `{{now-N}}` are offsets of `now`. */
const plainEntries: readonly Entry<PlaceholderValues, string | number>[] = [
  {
    name: 'client_id',
    text: '{{client_id}}',
    meaning: 'the registration’s client_id',
    inAssertion: true,
    inParameters: true,
    resolve: (values) => values.clientId,
    whenEmpty: 'Fill in the registration’s client_id',
  },
  {
    name: 'issuer',
    text: '{{issuer}}',
    meaning: 'the authorization server’s issuer identifier',
    inAssertion: true,
    inParameters: true,
    resolve: (values) => values.issuer,
    whenEmpty: 'Fill in the registration’s issuer',
  },
  {
    name: 'token_endpoint',
    text: '{{token_endpoint}}',
    meaning: 'the token endpoint’s URL',
    inAssertion: true,
    inParameters: true,
    resolve: (values) => values.tokenEndpoint,
    whenEmpty: 'Fill in the token endpoint',
  },
  {
    name: 'now',
    text: '{{now}}',
    meaning: 'the time of signing, in seconds; {{now+60}} is a minute later',
    inAssertion: true,
    inParameters: true,
    resolve: (values) => values.now,
  },
  {
    name: 'uuid',
    text: '{{uuid}}',
    meaning: 'a new random identifier',
    inAssertion: true,
    inParameters: true,
    resolve: (values) => values.uuid(),
  },
];

function certificateEntry(
  name: string,
  meaning: string,
  value: (certificate: CertificateValues) => string | readonly string[],
): Entry<AssertionPlaceholderValues, string | readonly string[]> {
  return {
    name,
    text: `{{${name}}}`,
    meaning,
    inAssertion: true,
    inParameters: false,
    resolve: ({ certificate }) => (certificate === null ? '' : value(certificate)),
    whenEmpty: 'Give the key a certificate under Keys',
  };
}

/** The placeholders for header and claims alone: a key set's current key has another `kid` and certificate after a rotation. */
const keyEntries: readonly Entry<AssertionPlaceholderValues, string | readonly string[]>[] = [
  {
    name: 'kid',
    text: '{{kid}}',
    meaning: 'the kid of the key that signs',
    inAssertion: true,
    inParameters: false,
    resolve: (values) => values.kid,
    whenEmpty: 'Choose a key or a key set for the client',
  },
  certificateEntry('x5t', 'the SHA-1 thumbprint of the key’s certificate', ({ thumbprints }) => thumbprints.sha1.base64url),
  certificateEntry('x5t#S256', 'the SHA-256 thumbprint of the key’s certificate', ({ thumbprints }) => thumbprints.sha256.base64url),
  certificateEntry('x5c', 'the key’s certificate and its issuers', ({ x5c }) => x5c),
];

/** The placeholders for request parameters alone. */
const secretEntries: readonly Entry<ParameterPlaceholderValues, SecretMark>[] = [
  {
    name: 'assertion',
    text: '{{assertion}}',
    meaning: 'the workbench’s JWT, signed afresh',
    inAssertion: false,
    inParameters: true,
    resolve: (values) => values.assertion,
  },
  {
    name: 'refresh_token',
    text: '{{refresh_token}}',
    meaning: 'the client’s newest refresh token',
    inAssertion: false,
    inParameters: true,
    resolve: (values) => values.refreshToken,
  },
];

const assertionEntries: readonly Entry<AssertionPlaceholderValues, string | number | readonly string[]>[] = [
  ...plainEntries,
  ...keyEntries,
];
const parameterEntries: readonly Entry<ParameterPlaceholderValues, string | number | SecretMark>[] = [...plainEntries, ...secretEntries];

/** The one table of placeholders, in the order that forms offer them. */
export const placeholders: readonly Placeholder[] = [...plainEntries, ...keyEntries, ...secretEntries];

/** The deepest nesting of header and claims that is signed; deeper JSON is refused, since it breaks copying between processes. */
const nestingLimit = 64;

const pattern = /\{\{([^{}]*)\}\}/g;
const timePattern = /^now\s*(?:([+-])\s*(\d{1,12}))?$/;

const wholePattern = /^\{\{([^{}]*)\}\}$/;

function problem(path: readonly string[], placeholder: string | null, reason: PlaceholderProblem['reason'], message: string, fix: string) {
  return { ok: false, problem: { path: [...path], placeholder, reason, message, fix } } as const;
}

/** The value of one placeholder, or what is wrong with it. */
function resolveOne<Values extends PlaceholderValues, Part>(
  name: string,
  values: Values,
  entries: readonly Entry<Values, Part>[],
  path: readonly string[],
): Resolved<Part | number> {
  const text = `{{${name}}}`;
  const time = timePattern.exec(name);
  if (time !== null) {
    const offset = Number(time[2] ?? 0);
    return { ok: true, value: time[1] === '-' ? values.now - offset : values.now + offset };
  }
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    const offered = entries.map((candidate) => candidate.text).join(', ');
    return problem(path, text, 'unknown', `${text} is no placeholder that can be used here.`, `Use one of ${offered}.`);
  }
  const value = entry.resolve(values);
  if (value === '') {
    const fix = `${entry.whenEmpty ?? 'Give it one'}, or put the value itself in place of ${text}.`;
    return problem(path, text, 'empty', `${text} has no value.`, fix);
  }
  return { ok: true, value };
}

/** A text taken apart at its placeholders, each replaced by its value. */
function resolveParts<Values extends PlaceholderValues, Part>(
  text: string,
  values: Values,
  entries: readonly Entry<Values, Part>[],
  path: readonly string[],
): Resolved<readonly (string | number | Part)[]> {
  const parts: (string | number | Part)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const resolved = resolveOne((match[1] ?? '').trim(), values, entries, path);
    if (!resolved.ok) return resolved;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(resolved.value);
    end = match.index + match[0].length;
  }
  if (end < text.length || parts.length === 0) parts.push(text.slice(end));
  return { ok: true, value: parts };
}

function resolveText(
  text: string,
  values: AssertionPlaceholderValues,
  path: readonly string[],
): Resolved<string | number | readonly string[]> {
  if (!text.includes('{{')) return { ok: true, value: text };
  // A placeholder that is the whole string keeps its own type: a date becomes a number.
  const whole = wholePattern.exec(text)?.[1];
  if (whole !== undefined) return resolveOne(whole.trim(), values, assertionEntries, path);
  const parts = resolveParts(text, values, assertionEntries, path);
  return parts.ok ? { ok: true, value: parts.value.join('') } : parts;
}

/** `path` is the way to the value; it is lengthened and shortened on the way down and up. */
function resolveValue(value: unknown, values: AssertionPlaceholderValues, path: string[]): Resolved<unknown> {
  if (typeof value === 'string') return resolveText(value, values, path);
  if (typeof value !== 'object' || value === null) return { ok: true, value };
  if (path.length > nestingLimit) {
    const message = `The JSON is nested deeper than ${nestingLimit} levels.`;
    return problem(path.slice(0, 2), null, 'depth', message, 'Take some levels out.');
  }
  return Array.isArray(value) ? resolveItems(value, values, path) : resolveMembers(value, values, path);
}

function resolveItems(array: readonly unknown[], values: AssertionPlaceholderValues, path: string[]): Resolved<unknown[]> {
  const items: unknown[] = [];
  for (const [index, item] of array.entries()) {
    path.push(String(index));
    const resolved = resolveValue(item, values, path);
    if (!resolved.ok) return resolved;
    path.pop();
    items.push(resolved.value);
  }
  return { ok: true, value: items };
}

function resolveMembers(object: object, values: AssertionPlaceholderValues, path: string[]): Resolved<JsonObject> {
  // No prototype, so that a member called `__proto__` is a member like any other.
  const members: JsonObject = Object.create(null);
  for (const [name, value] of Object.entries(object)) {
    path.push(name);
    const resolved = resolveValue(value, values, path);
    if (!resolved.ok) return resolved;
    path.pop();
    members[name] = resolved.value;
  }
  return { ok: true, value: members };
}

/**
 * Header or claims with every placeholder replaced; the result's objects have null prototypes. A placeholder that is a whole
 * string becomes a value of its own type, inside other text it becomes text. `field` starts the path of a problem.
 */
export function resolveJson(object: JsonObject, values: AssertionPlaceholderValues, field: 'header' | 'claims'): Resolved<JsonObject> {
  return resolveMembers(object, values, [field]);
}

/** A request parameter's text with every placeholder replaced; secrets stay marked. */
export function resolveParameter(text: string, values: ParameterPlaceholderValues, name: string): Resolved<WireText> {
  const parts = resolveParts(text, values, parameterEntries, ['parameters', name]);
  if (!parts.ok) return parts;
  return { ok: true, value: parts.value.map((part) => (typeof part === 'number' ? String(part) : part)) };
}

/** Whether a text holds a placeholder: `mentions(value, 'assertion')`. */
export function mentions(text: string, name: string): boolean {
  return [...text.matchAll(pattern)].some((match) => match[1]?.trim() === name);
}

/** What a text with exactly one placeholder and nothing else becomes, in words; null for any other text. */
export function describePlaceholder(text: string): string | null {
  const match = /^\s*\{\{([^{}]*)\}\}\s*$/.exec(text);
  const name = match?.[1]?.trim();
  if (name === undefined) return null;
  const time = timePattern.exec(name);
  if (time?.[1] !== undefined) return `${Number(time[2])} s ${time[1] === '+' ? 'after' : 'before'} signing`;
  if (time !== null) return 'the time of signing';
  return placeholders.find((entry) => entry.text === `{{${name}}}`)?.meaning ?? null;
}
