import type { JsonObject } from '../contract/values.ts';
import { noRepeats, type RepeatedMembers, sentValues } from '../jose/repeated-members.ts';
import { instantWords } from '../jose/time-words.ts';

/** What a person wants to know of claims beside the signature; what is left out is not checked. */
export interface WantedClaims {
  /** Milliseconds: `exp` and `nbf` are judged at this instant. */
  readonly at?: number | undefined;
  /** Must be among the audiences, compared exactly (RFC 7519 4.1.3). */
  readonly audience?: string | undefined;
  /** Must be the issuer, compared exactly. */
  readonly issuer?: string | undefined;
}

/** One claim that was checked. */
export interface ClaimCheck {
  readonly claim: 'exp' | 'nbf' | 'aud' | 'iss';
  readonly outcome: 'passed' | 'failed';
  readonly sentence: string;
}

/**
 * Checks the claims that were asked about, in the order exp, nbf, aud, iss. `claims` is null where none can be read, which fails every check; so
 * does a claim that stands there more than once, since readers differ in the one that they take (RFC 7519 4).
 * @param repeats the objects in which names are repeated
 */
export function checkClaims(
  claims: JsonObject | null,
  { at, audience, issuer }: WantedClaims,
  repeats: RepeatedMembers = noRepeats,
): readonly ClaimCheck[] {
  const read = claims ?? {};
  const checked = (claim: ClaimCheck['claim'], fault: string | null, passed: string): ClaimCheck => {
    const sentence = claims === null ? 'Its claims cannot be read.' : (repeatFault(claim, sentValues(claims, claim, repeats)) ?? fault);
    return sentence === null ? { claim, outcome: 'passed', sentence: passed } : { claim, outcome: 'failed', sentence };
  };
  return [
    ...(at === undefined
      ? []
      : [checked('exp', expFault(read['exp'], at), dateWords('ends', 'It never ends, because it has no exp.', read['exp'], at))]),
    ...(at === undefined
      ? []
      : [checked('nbf', nbfFault(read['nbf'], at), dateWords('began', 'It has no nbf, so it has begun.', read['nbf'], at))]),
    ...(audience === undefined ? [] : [checked('aud', audienceFault(read['aud'], audience), `It is for “${audience}”.`)]),
    ...(issuer === undefined ? [] : [checked('iss', issuerFault(read['iss'], issuer), `It is from “${issuer}”.`)]),
  ];
}

function repeatFault(claim: string, values: readonly unknown[]): string | null {
  if (values.length < 2) return null;
  const listed = values.slice(0, 5).map(shown).join(', then ');
  return `Its ${claim} stands there ${values.length} times: ${listed}. Readers differ in the one that they take (RFC 7519 4).`;
}

function dateWords(verb: string, none: string, value: unknown, at: number): string {
  return typeof value === 'number' ? `It ${verb} ${instantWords(value * 1000, at)}.` : none;
}

function expFault(value: unknown, at: number): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Its exp is no date.';
  return value * 1000 <= at ? `It ended ${instantWords(value * 1000, at)}.` : null;
}

function nbfFault(value: unknown, at: number): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Its nbf is no date.';
  return value * 1000 > at ? `It begins only ${instantWords(value * 1000, at)}.` : null;
}

function audienceFault(value: unknown, wanted: string): string | null {
  const audiences: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (audiences.includes(wanted)) return null;
  if (audiences.length === 0) return `It has no aud, and “${wanted}” is wanted.`;
  return `It is for ${audiences.slice(0, 5).map(shown).join(', ')}, and not for “${wanted}”${nearly(audiences, wanted)}.`;
}

function issuerFault(value: unknown, wanted: string): string | null {
  if (value === wanted) return null;
  return value === undefined
    ? `It has no iss, and “${wanted}” is wanted.`
    : `It is from ${shown(value)}, and not from “${wanted}”${nearly([value], wanted)}.`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 200)}”` : JSON.stringify(value).slice(0, 60);
}

/** Differences that are easily overlooked (RFC 3986 6.2). */
function nearly(values: readonly unknown[], wanted: string): string {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.some((text) => withoutSlash(text) === withoutSlash(wanted))) return '; they differ by the slash at the end alone';
  if (texts.some((text) => text.toLowerCase() === wanted.toLowerCase())) return '; they differ by upper and lower case alone';
  return texts.some((text) => text.trim() === wanted.trim()) ? '; they differ by white space alone' : '';
}

function withoutSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}
