import type { BaseProfileId, Profile } from './profiles/profile.ts';

/** How much a finding matters: refused or unsafe, refused by some, worth knowing. */
export type Severity = 'error' | 'warning' | 'information';

/** The same for every profile, or with exceptions; `base` counts where nothing else is said. */
export type RuleSeverity = Severity | (Readonly<Partial<Record<BaseProfileId, Severity>>> & { readonly base: Severity });

/** A severity in force, and what decided it. */
export interface SeverityInForce {
  readonly severity: Severity | 'off';
  /** Name of the profile that decided; null where all profiles agree. */
  readonly by: string | null;
  /** What that profile says about it, in a sentence; null where it is the catalogue's severity. */
  readonly why: string | null;
}

/** How much a rule matters in a profile. */
export function severityInForce(id: string, severity: RuleSeverity, profile: Profile): SeverityInForce {
  const own = Object.hasOwn(profile.severities, id) ? profile.severities[id] : undefined;
  if (own !== undefined) return { severity: own.severity, by: profile.name, why: own.why };
  if (typeof severity === 'string') return { severity, by: null, why: null };
  return { severity: severity[profile.buildsOn] ?? severity.base, by: profile.buildsOn, why: null };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** Order by severity, errors first. */
export function bySeverity(one: Severity, other: Severity): number {
  return ranks[one] - ranks[other];
}
