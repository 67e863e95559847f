import type { Source } from '../jose/sources.ts';
import type { TokenUse } from './evidence.ts';
import { allSupplied, type Facts, type Need, type Supplied } from './facts.ts';
import type { Fix } from './fix.ts';
import type { RuleSeverity, Severity } from './severity.ts';

/** The parts of the evidence that a finding can point into. */
export type FindingPart = 'token' | 'header' | 'claims' | 'parameters' | 'request' | 'response' | 'registration' | 'key' | 'metadata';

/** Where a finding is: a part, and names and indexes from there on inwards: `['claims', 'aud', 1]`. */
export type MemberPath = readonly [FindingPart, ...(string | number)[]];

/** Characters of one text, from the first to the one after the last. */
export interface TextPlace {
  /** `token`: `ReadToken.text`; `header` and `payload`: its decoded texts. */
  readonly in: 'token' | 'header' | 'payload';
  readonly start: number;
  readonly end: number;
}

/** What a check found, as the check itself says it. */
export interface Found {
  /** One or two sentences with the actual values, naming the member and what would be right. */
  readonly message: string;
  readonly member?: MemberPath | undefined;
  /** Where `member` does not tell it: `lint` finds the place of a header parameter or claim itself. */
  readonly place?: TextPlace | undefined;
  /** Where this case weighs otherwise than the rule does in general. */
  readonly severity?: Severity | undefined;
  readonly fix?: Fix | undefined;
  /** The section for this case, where it is another than the rule's. */
  readonly source?: Source | undefined;
}

/** Everything that a check can answer; null and an empty list say that nothing is wrong. */
export type CheckResult = Found | readonly Found[] | null;

/** One entry of the catalogue. */
export interface Rule {
  /** `ENC-01`. */
  readonly id: string;
  /** What holds where nothing is wrong, in a few words: “Every segment is base64url”. */
  readonly title: string;
  /** One to three sentences for the reference: what is looked at and why it matters. */
  readonly about: string;
  readonly severity: RuleSeverity;
  /** Uses of a token that the rule is about. */
  readonly uses: readonly TokenUse[];
  /** Whether there is anything to check, where its use alone does not say; where there is not, nothing is missing either. */
  readonly applies?: ((facts: Facts) => boolean) | undefined;
  /** Without any of these it is not checked. */
  readonly needs: readonly Need[];
  /** Without these it sees a part only: to find nothing then counts as not checked. */
  readonly partly: readonly Need[];
  /** Which of these count for this evidence; left out: all. */
  readonly partlyHere?: ((facts: Facts) => readonly Need[]) | undefined;
  /** Sections, the decisive one first. */
  readonly sources: readonly [Source, ...Source[]];
  /** Checks facts in which all needs are met; asked without them, it finds nothing. */
  readonly check: (facts: Facts) => CheckResult;
}

/** A rule as its family writes it down. */
export interface RuleDefinition<Needs extends Need> extends Omit<Rule, 'uses' | 'needs' | 'partly' | 'check'> {
  /** Left out: every use. */
  readonly uses?: readonly TokenUse[];
  readonly needs: readonly Needs[];
  readonly partly?: readonly Need[];
  readonly check: (facts: Supplied<Needs>) => CheckResult;
}

const everyUse: readonly TokenUse[] = ['client-assertion', 'grant', 'access-token', 'id-token', 'dpop-proof'];

/** An entry for the catalogue. */
export function rule<const Needs extends Need>(definition: RuleDefinition<Needs>): Rule {
  const { needs, check } = definition;
  return { uses: everyUse, partly: [], ...definition, check: (facts) => (allSupplied(facts, needs) ? check(facts) : null) };
}
