import type { JsonObject } from '../contract/values.ts';
import { registeredClaims } from './claims.ts';
import { headerParameters } from './header-parameters.ts';
import { describeValue, shownValue } from './described-value.ts';
import { readJsonObject } from './json-reader.ts';
import { withoutSpace } from './json-layout.ts';
import { hasOddNumbers } from './odd-numbers.ts';
import { noRepeats, repeatsOf, sentMembers } from './repeated-members.ts';
import { datedClaims, readClaims, readHeader } from './read-members.ts';
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
  const { repeats = noRepeats } = token;
  const shown = { header: readHeader(token) ?? none, claims: readClaims(token) ?? none };
  const context: MemberContext = { at: options.at, ...shown };
  const describe = (object: JsonObject, registry: MemberRegistry, text: string | null): DescribedMember[] => {
    const sent = sentMembers(object, repeats);
    const places = repeatsOf(object, repeats);
    const written = repeats.size > 0 || hasOddNumbers(text) ? writtenValues(text) : noneWritten;
    const members = sent.slice(0, mostMembers).map(([name, value], index) => {
      const repeat = places[index] ?? null;
      return describeMember({ name, value, repeat }, registry, context, written.get(name)?.[(repeat?.number ?? 1) - 1]);
    });
    if (sent.length > mostMembers) members.push(rest(sent.length - mostMembers));
    return members;
  };
  return {
    kind: tokenKind(token),
    header: describe(shown.header, headerParameters, token.headerText),
    claims: describe(shown.claims, registeredClaims, token.payloadText),
    times: tokenTimes(datedClaims(token), options.at, repeats),
  };
}

type WrittenValues = ReadonlyMap<string, readonly string[]>;

const noneWritten: WrittenValues = new Map();

/** The values of each member as they are written, one for each time that it stands there, for what JavaScript cannot hold. */
function writtenValues(text: string | null): WrittenValues {
  if (text === null) return noneWritten;
  const written = new Map<string, string[]>();
  for (const { name, valueStart, valueEnd } of readJsonObject(text, { tolerant: true }).members) {
    const values = written.get(name) ?? [];
    written.set(name, values);
    values.push(withoutSpace(text.slice(valueStart, valueEnd)));
  }
  return written;
}

function describeMember(
  { name, value, repeat }: Pick<DescribedMember, 'name' | 'value' | 'repeat'>,
  registry: MemberRegistry,
  context: MemberContext,
  written: string | undefined,
): DescribedMember {
  const entry = registry.get(name);
  const { meaning, words, fault, source } = describeValue(value, entry, context);
  const shown = shownValue(value, written);
  return { name, value, repeat, ...shown, title: entry?.title ?? null, meaning, words, source, fault };
}

function rest(count: number): DescribedMember {
  const text = `and ${grouped(count)} more`;
  return {
    name: '…',
    value: null,
    repeat: null,
    text,
    shortened: true,
    title: null,
    meaning: null,
    words: null,
    source: null,
    fault: null,
  };
}
