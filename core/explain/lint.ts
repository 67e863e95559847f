import type { Source } from '../jose/sources.ts';
import type { ReadToken } from '../jose/token.ts';
import type { Evidence } from './evidence.ts';
import { factsOf, isSupplied, needWords, type Facts, type Need } from './facts.ts';
import type { Fix } from './fix.ts';
import { memberPlace } from './member-place.ts';
import type { Found, MemberPath, Rule, TextPlace } from './rule.ts';
import { catalogue } from './rules/catalogue.ts';
import { severityInForce, type Severity, type SeverityInForce } from './severity.ts';

/** Something that a rule found. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  /** Name of the profile that decided the severity, and why; null where all agree. */
  readonly severityBy: string | null;
  readonly severityWhy: string | null;
  readonly message: string;
  readonly member: MemberPath | null;
  readonly position: TextPlace | null;
  readonly source: Source;
  readonly fix: Fix | null;
}

/** A rule that could not be checked, and what was missing. */
export interface NotChecked {
  readonly rule: string;
  readonly missing: readonly Need[];
  /** “needs the server’s metadata”. */
  readonly needs: string;
}

/** What the rules say, in the catalogue's order. */
export interface Lint {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** Judges evidence by every rule of the catalogue that is about its use. It never throws, and waits for nothing. */
export function lint(evidence: Evidence, { rules = catalogue }: { readonly rules?: readonly Rule[] } = {}): Lint {
  const facts = factsOf(evidence);
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  for (const rule of rules) {
    if (!rule.uses.includes(evidence.use) || rule.applies?.(facts) === false) continue;
    const missing = missingNeeds(facts, rule.needs);
    if (missing !== null) {
      notChecked.push({ rule: rule.id, missing, needs: missingWords(missing) });
      continue;
    }
    const all = foundBy(rule, facts);
    const unseen = all.length === 0 ? missingNeeds(facts, rule.partlyHere?.(facts) ?? rule.partly) : null;
    if (unseen !== null) notChecked.push({ rule: rule.id, missing: unseen, needs: missingWords(unseen) });
    for (const found of all) {
      const finding = completed(rule, found, facts);
      if (finding !== null) findings.push(finding);
    }
  }
  return { findings, notChecked };
}

/**
 * The ids of the rules that find something, for scans: as `lint`, without places. A rule is asked only where its needs are met.
 */
export function findingIds(evidence: Evidence, rules: readonly Rule[] = catalogue): readonly string[] {
  const facts = factsOf(evidence);
  const ids: string[] = [];
  for (const rule of rules) {
    if (!rule.uses.includes(evidence.use)) continue;
    // Needs are tried by the rule itself.
    if (foundBy(rule, facts).length > 0 && severityInForce(rule.id, rule.severity, evidence.profile).severity !== 'off') ids.push(rule.id);
  }
  return ids;
}

const nothing: readonly Found[] = [];

function foundBy(rule: Rule, facts: Facts): readonly Found[] {
  const result = rule.check(facts);
  if (result === null) return nothing;
  return isList(result) ? result : [result];
}

/** `Array.isArray` does not narrow readonly lists. */
function isList(result: Found | readonly Found[]): result is readonly Found[] {
  return Array.isArray(result);
}

function missingNeeds(facts: Facts, needs: readonly Need[]): readonly Need[] | null {
  let missing: Need[] | null = null;
  for (const need of needs) if (!isSupplied(facts, need)) (missing ??= []).push(need);
  return missing;
}

function missingWords(missing: readonly Need[]): string {
  return `needs ${missing.map((need) => needWords[need]).join(' and ')}`;
}

function completed({ id, title, severity, sources }: Rule, found: Found, { profile, read }: Facts): Finding | null {
  const inForce = severityInForce(id, severity, profile);
  const weight = weightOf(found, inForce);
  if (weight === 'off') return null;
  return {
    rule: id,
    title,
    severity: weight,
    severityBy: inForce.by,
    severityWhy: inForce.why,
    message: found.message,
    member: found.member ?? null,
    position: found.place ?? placeOf(found.member, read),
    source: found.source ?? sources[0],
    fix: found.fix ?? null,
  };
}

/** What the profile says of the rule itself counts for every case; otherwise a case may weigh differently. */
function weightOf(found: Found, inForce: SeverityInForce): Severity | 'off' {
  return inForce.why === null ? (found.severity ?? inForce.severity) : inForce.severity;
}

function placeOf(member: MemberPath | undefined, read: ReadToken | null): TextPlace | null {
  if (member === undefined || read === null) return null;
  const [part, ...path] = member;
  if (part !== 'header' && part !== 'claims') return null;
  const text = part === 'header' ? read.headerText : read.payloadText;
  const place = text === null ? null : memberPlace(text, path);
  return place === null ? null : { in: part === 'header' ? 'header' : 'payload', ...place };
}
