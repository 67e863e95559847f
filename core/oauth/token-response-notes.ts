import type { Note } from '../contract/exchanges.ts';
import { errorCode } from './error-codes.ts';
import { fieldValue, type ReceivedResponse } from './received-response.ts';

type Members = Readonly<Record<string, unknown>>;

/** What of a response shows how it is written. */
type Written = Pick<ReceivedResponse, 'headers'>;

/** Token types that a client may meet, in lower case: they are compared without case (RFC 6749 5.1). */
const knownTokenTypes = new Set(['bearer', 'dpop', 'n_a', 'pop', 'mac']);

/** Characters of `error` and `error_description` (RFC 6749 5.2). */
const errorText = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;

function warning(text: string, source: string): Note {
  return { severity: 'warning', text, source };
}

/** What is odd about a response that carries tokens (RFC 6749 5.1). */
export function successNotes(response: ReceivedResponse, object: Members, requestedScope: string | null): Note[] {
  return [
    ...contentTypeNotes(response, 'RFC 6749 5.1'),
    ...cacheNotes(response),
    ...tokenTypeNotes(object['token_type']),
    ...lifetimeNotes(object['expires_in']),
    ...scopeNotes(object['scope'], requestedScope),
  ];
}

/** What is odd about an error response (RFC 6749 5.2). */
export function errorNotes(response: Pick<ReceivedResponse, 'status' | 'headers'>, error: string, object: Members): Note[] {
  const { status, headers } = response;
  const notes = contentTypeNotes(response, 'RFC 6749 5.2');
  if (errorCode(error, 'token endpoint')?.from !== 'token endpoint') {
    notes.push(warning(`“${error.slice(0, 100)}” is no error code that is registered for the token endpoint.`, 'RFC 6749 11.4'));
  }
  for (const name of ['error', 'error_description']) {
    const value = object[name];
    if (typeof value === 'string' && !errorText.test(value)) {
      notes.push(warning(`“${name}” has characters that it may not have.`, 'RFC 6749 5.2'));
    }
  }
  if (status >= 200 && status < 300) {
    notes.push(warning(`The error came with status ${status}; it should be 400, or 401 for invalid_client.`, 'RFC 6749 5.2'));
  }
  if (status === 401 && fieldValue(headers, 'www-authenticate') === null) {
    notes.push(warning('Status 401 came without a WWW-Authenticate header.', 'RFC 9110 15.5.2'));
  }
  return notes;
}

/** What is odd about the type of a response that should be JSON. */
export function contentTypeNotes({ headers }: Written, source: string): Note[] {
  const type = fieldValue(headers, 'content-type');
  if (type === null) return [warning('The response has no Content-Type; it should be application/json.', source)];
  const media = type.split(';', 1)[0]?.trim().toLowerCase();
  return media === 'application/json'
    ? []
    : [warning(`The Content-Type is “${type.slice(0, 100)}”; it should be application/json.`, source)];
}

/** Whether a response with tokens keeps caches off. */
export function cacheNotes({ headers }: Written): Note[] {
  const directives = (fieldValue(headers, 'cache-control') ?? '').toLowerCase().split(',');
  if (directives.some((directive) => directive.trim() === 'no-store')) return [];
  return [warning('The response carries tokens without Cache-Control: no-store, so a cache on the way may keep them.', 'RFC 6749 5.1')];
}

/** What is odd about `token_type`. */
export function tokenTypeNotes(type: unknown): Note[] {
  if (typeof type !== 'string') return [warning('The response has no “token_type”, which says how to use the token.', 'RFC 6749 5.1')];
  if (knownTokenTypes.has(type.toLowerCase())) return [];
  return [warning(`The token type “${type.slice(0, 100)}” is none that Assay knows; it is sent as Bearer.`, 'RFC 6749 7.1')];
}

function lifetimeNotes(lifetime: unknown): Note[] {
  if (lifetime === undefined) {
    const text = 'The response has no “expires_in”; how long the token lives is known only if the token itself says so.';
    return [{ severity: 'information', text, source: 'RFC 6749 5.1' }];
  }
  if (typeof lifetime !== 'number') return [warning('“expires_in” is not a number.', 'RFC 6749 App. A.14')];
  return lifetime > 0 ? [] : [warning(`“expires_in” is ${lifetime}: the token has expired already.`, 'RFC 6749 5.1')];
}

/** In what the granted scope differs from the one that was asked for; null: none was. */
export function scopeNotes(granted: unknown, requested: string | null): Note[] {
  if (typeof granted !== 'string' || requested === null) return [];
  const asked = scopeValues(requested);
  const given = scopeValues(granted);
  const missing = asked.filter((value) => !given.includes(value));
  const added = given.filter((value) => !asked.includes(value));
  if (missing.length === 0 && added.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`without ${missing.join(' ')}`] : []),
    ...(added.length > 0 ? [`with ${added.join(' ')} besides`] : []),
  ];
  return [warning(`The granted scope differs from the one asked for: ${parts.join(', and ').slice(0, 500)}.`, 'RFC 6749 3.3')];
}

function scopeValues(scope: string): string[] {
  return scope.split(' ').filter((value) => value !== '');
}
