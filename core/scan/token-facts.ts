import type { JsonObject } from '../contract/values.ts';
import { noRepeats, repeatedNames } from '../jose/repeated-members.ts';
import { readClaims, readHeader } from '../jose/read-members.ts';
import { tokenKind } from '../jose/token-kind.ts';
import type { DescribableToken } from '../jose/token.ts';
import { pathText } from '../inspect/member-tree.ts';
import { clientClaims } from './client-claims.ts';
import type { TokenFacts } from './found-token.ts';

/** What a row shows of a token that was read. */
export function tokenFacts(token: DescribableToken): TokenFacts {
  const header = readHeader(token);
  const claims = readClaims(token);
  return {
    kind: tokenKind(token).name,
    form: token.form,
    typ: text(header, 'typ'),
    alg: text(header, 'alg'),
    kid: text(header, 'kid'),
    iss: text(claims, 'iss'),
    sub: text(claims, 'sub'),
    client: clientOf(claims),
    aud: audiences(claims),
    iat: date(claims, 'iat'),
    exp: date(claims, 'exp'),
    repeated: repeatedPaths(token),
  };
}

const nothing: readonly string[] = [];
/** Paths that are told of one token. */
const mostPaths = 20;

function repeatedPaths({ header, claims, repeats = noRepeats }: DescribableToken): readonly string[] {
  if (repeats.size === 0) return nothing;
  const names = [header, claims].flatMap((object) => (object === null ? [] : repeatedNames(object, repeats)));
  return names.slice(0, mostPaths).map(({ path }) => pathText(path));
}

function text(object: JsonObject | null, name: string): string | null {
  const value = object?.[name];
  return typeof value === 'string' ? value : null;
}

function date(claims: JsonObject | null, name: string): number | null {
  const value = claims?.[name];
  // Beyond what a number can hold it is infinite, which no table has a place for.
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function clientOf(claims: JsonObject | null): string | null {
  for (const name of clientClaims) {
    const value = text(claims, name);
    if (value !== null) return value;
  }
  return null;
}

function audiences(claims: JsonObject | null): readonly string[] {
  const aud = claims?.['aud'];
  if (typeof aud === 'string') return [aud];
  return Array.isArray(aud) ? aud.filter((entry) => typeof entry === 'string') : [];
}
