import { disagreementsAbout, type Disagreement } from '../../core/explain/disagreements.ts';
import type { Evidence } from '../../core/explain/evidence.ts';
import { lint, type Finding, type Lint } from '../../core/explain/lint.ts';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { profileInForce, type ProfileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import type { ServerAddress } from '../../core/explain/profiles/recognise-profile.ts';
import { ruleNamed } from '../../core/explain/rules/catalogue.ts';
import { bySeverity } from '../../core/explain/severity.ts';

/**
 * All that the page needs of the rules, in a chunk of its own (`loadJudge`): the catalogue and the vendors' profiles are large, and nothing
 * has to be judged before the page is there.
 */

/** What is to be judged, before it is known by which profile. */
export type JudgedEvidence = Omit<Evidence, 'profile'>;

/** By what a profile is chosen. */
export type ProfileSigns = ServerAddress & {
  readonly profileId?: string | undefined;
  /** The person's own profiles. */
  readonly own?: readonly Profile[] | undefined;
};

/** Findings, the gravest first, and the profile that decided how grave they are. */
export interface Judgement extends Lint {
  readonly profile: ProfileInForce;
}

/** Judges by every rule of the catalogue. */
export function judge(evidence: JudgedEvidence, signs: ProfileSigns): Judgement {
  const profile = profileInForce(signs, signs.own);
  const { findings, notChecked } = lint({ ...evidence, profile: profile.profile });
  return { profile, findings: findings.toSorted((one, other) => bySeverity(one.severity, other.severity)), notChecked };
}

/** What can be read about a rule beside a finding. */
export interface RuleReference {
  readonly about: string;
  readonly disagreements: readonly Disagreement[];
}

/** The reference text of the rule that found something. */
export function referenceOf({ rule }: Pick<Finding, 'rule'>): RuleReference {
  return { about: ruleNamed(rule)?.about ?? '', disagreements: disagreementsAbout(rule) };
}
