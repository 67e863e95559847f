import type { JsonObject } from '../contract/values.ts';
import type { Source } from './sources.ts';

/** What surrounds a value that is described. */
export interface MemberContext {
  /** Milliseconds since the epoch: the instant at which the token is judged. */
  readonly at: number;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** A value in words, and what is wrong with it; both null where there is nothing to say. */
export interface ValueWords {
  readonly words: string | null;
  readonly fault: string | null;
}

/** Puts one kind of value into words. It takes whatever stands in the token. */
export type DescribeValue = (value: unknown, context: MemberContext) => ValueWords;

/** A header parameter or claim that a registry lists. */
export interface RegisteredMember {
  readonly title: string;
  /** One sentence: what it is for. */
  readonly meaning: string;
  readonly source: Source;
  readonly describe: DescribeValue;
  /** A section that fits this token better than `source`, or null. */
  readonly sourceHere?: (context: MemberContext) => Source | null;
  /** A sentence more exact than `meaning` for this value in this token, or null. */
  readonly meaningHere?: (value: unknown, context: MemberContext) => string | null;
}

/** A table of registered members by name. A Map, because names such as `constructor` are asked for. */
export type MemberRegistry = ReadonlyMap<string, RegisteredMember>;
