import { needWords, type Need } from './facts.ts';
import { baseProfiles } from './profiles/base-profiles.ts';
import { baseProfileIds, type BaseProfileId } from './profiles/profile.ts';
import type { Rule } from './rule.ts';
import type { RuleSeverity, Severity } from './severity.ts';
import { tokenUses, type TokenUse } from './evidence.ts';

/** What each use is called, in the plural. */
const useWords: Readonly<Record<TokenUse, string>> = {
  'client-assertion': 'client assertions',
  grant: 'grants',
  'access-token': 'access tokens',
  'id-token': 'ID tokens',
  'dpop-proof': 'DPoP proofs',
};

/** How much a rule matters in each of the specifications' profiles. */
export function severityByProfile(severity: RuleSeverity): Readonly<Record<BaseProfileId, Severity>> {
  const of = (id: BaseProfileId): Severity => (typeof severity === 'string' ? severity : (severity[id] ?? severity.base));
  return { base: of('base'), bis: of('bis'), oidc: of('oidc'), fapi2: of('fapi2'), smart: of('smart') };
}

/** “warning; error for rfc7523bis and FAPI 2.0 Security Profile”. */
export function severityWords({ severity }: Pick<Rule, 'severity'>): string {
  const each = severityByProfile(severity);
  const others = (['error', 'warning', 'information'] as const).flatMap((weight) => {
    const names = baseProfileIds.filter((id) => each[id] === weight && each[id] !== each.base).map((id) => baseProfiles[id].name);
    return names.length === 0 ? [] : [`${weight} for ${enumerated(names)}`];
  });
  return [each.base, ...others].join('; ');
}

/** What a rule is about: “client assertions and grants”, “every token”. */
export function usesWords({ uses }: Pick<Rule, 'uses'>): string {
  return uses.length === tokenUses.length ? 'every token' : enumerated(uses.map((use) => useWords[use]));
}

/** What a rule looks at: “claims that can be read; the server’s metadata for a part of it”. */
export function needsWords({ needs, partly }: Pick<Rule, 'needs' | 'partly'>): string {
  const words = (list: readonly Need[]): string => enumerated(list.map((need) => needWords[need]));
  const parts = [words(needs), partly.length === 0 ? '' : `${words(partly)} for a part of it`];
  return parts.filter((part) => part !== '').join('; ') || 'nothing';
}

/** Names in a sentence: “one, two and three”. */
function enumerated(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
