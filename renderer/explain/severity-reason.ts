import type { Finding } from '../../core/explain/lint.ts';
import type { ProfileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import type { Severity } from '../../core/explain/severity.ts';

const words: Readonly<Record<Severity, string>> = {
  error: 'an error: servers refuse it, or it is unsafe',
  warning: 'a warning: some servers refuse it',
  information: 'a note: worth knowing, and no reason to refuse it',
};

/** Why a finding weighs what it does, in one or two sentences. */
export function severityReason({ severity, severityBy, severityWhy }: Finding, { profile }: ProfileInForce): string {
  if (severityWhy !== null) return `For ${profile.name} it is ${words[severity]}. ${severityWhy}`;
  if (severityBy === null) return `Under every profile it is ${words[severity]}.`;
  return `Judged as ${profile.name} it is ${words[severity]}. Other profiles weigh it otherwise.`;
}
