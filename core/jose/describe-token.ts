import type { JsonObject } from '../contract/values.ts';
import { registeredClaims } from './claims.ts';
import { headerParameters } from './header-parameters.ts';
import { numberSection } from './json-problem.ts';
import { describeValue, shownValue } from './described-value.ts';
import { readJsonObject } from './json-reader.ts';
import type { MemberContext, MemberRegistry } from './registered-member.ts';
import { grouped } from './time-words.ts';
import { tokenKind } from './token-kind.ts';
import { tokenTimes } from './token-times.ts';
import type { DescribableToken, DescribedMember, DescribedToken } from './token.ts';

const mostMembers = 500;
const none: JsonObject = Object.freeze(Object.create(null));

/**
 * Says in words what a token is and what each of its members means, judged at an instant. Of more than 500 members the rest is counted in
 * a last one named “…”.
 * @param options.at milliseconds since the epoch: the clock, or the instant that a person set
 */
export function describeToken(token: DescribableToken, options: { readonly at: number }): DescribedToken {
  const { header, claims } = token;
  const context: MemberContext = { at: options.at, header: header ?? none, claims: claims ?? none };
  const inexact = token.problems.some(({ source }) => source === numberSection);
  return {
    kind: tokenKind(token),
    header: describeMembers(context.header, headerParameters, context, inexact ? writtenValues(token.headerText) : null),
    claims: describeMembers(context.claims, registeredClaims, context, inexact ? writtenValues(token.payloadText) : null),
    times: tokenTimes(claims, options.at),
  };
}

/** The members as they are written, for values that JavaScript cannot hold. */
function writtenValues(text: string | null): ReadonlyMap<string, string> | null {
  if (text === null) return null;
  const { members } = readJsonObject(text, { tolerant: true });
  return new Map(members.map(({ name, valueStart, valueEnd }) => [name, text.slice(valueStart, valueEnd)]));
}

function describeMembers(
  object: JsonObject,
  registry: MemberRegistry,
  context: MemberContext,
  written: ReadonlyMap<string, string> | null,
): DescribedMember[] {
  const names = Object.keys(object);
  const members = names.slice(0, mostMembers).map((name) => describeMember(name, object[name], registry, context, written?.get(name)));
  if (names.length > mostMembers) members.push(rest(names.length - mostMembers));
  return members;
}

function describeMember(
  name: string,
  value: unknown,
  registry: MemberRegistry,
  context: MemberContext,
  written: string | undefined,
): DescribedMember {
  const entry = registry.get(name);
  const { meaning, words, fault } = describeValue(value, entry, context);
  const shown = shownValue(value, written);
  return { name, value, ...shown, title: entry?.title ?? null, meaning, words, source: entry?.source ?? null, fault };
}

function rest(count: number): DescribedMember {
  const text = `and ${grouped(count)} more`;
  return { name: '…', value: null, text, shortened: true, title: null, meaning: null, words: null, source: null, fault: null };
}
