import { disagreements, type Disagreement } from '../../../core/explain/disagreements.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { allProfiles } from '../../../core/explain/profiles/profile-in-force.ts';
import { sureness } from '../../../core/explain/profiles/profile-words.ts';
import type { Rule } from '../../../core/explain/rule.ts';
import { families } from '../../../core/explain/rules/catalogue.ts';

/** Something that can be looked up. */
export type Entry = {
  /** In the page's address: “TIM-04”, “disagreement-audience”, “profile-okta”. */
  readonly id: string;
  readonly title: string;
  /** All in which is searched, in lower case. */
  readonly text: string;
} & (
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'disagreement'; readonly disagreement: Disagreement }
  | { readonly kind: 'profile'; readonly profile: Profile; readonly isOwn: boolean }
);

/** Entries that stand together. */
export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What a person's own profile is called. */
export const ownProfileWords = 'Your own profile';

/** The address of a disagreement's entry. */
function disagreementId({ id }: Disagreement): string {
  return `disagreement-${id}`;
}

/** The address of a profile's entry. */
export function profileId({ id }: Profile): string {
  return `profile-${id}`;
}

/** What comes with Assay and no person adds to. */
const fixed: readonly EntryGroup[] = [
  ...families.map(({ title, rules }) => ({ title, entries: rules.map(ruleEntry) })),
  { title: 'Where the specifications disagree', entries: disagreements.map(disagreementEntry) },
];

/** The title of the group of profiles. */
export const profilesTitle = 'Profiles';

/** The whole reference: the rules by family, where the specifications disagree, and the profiles, a person's own first. */
export function referenceWith(own: readonly Profile[]): readonly EntryGroup[] {
  return [...fixed, { title: profilesTitle, entries: allProfiles(own).map((profile) => profileEntry(profile, own.includes(profile))) }];
}

/** Those entries in which every word of a search occurs, in their groups; a group without any is left out. */
export function searchReference(reference: readonly EntryGroup[], search: string): readonly EntryGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return reference;
  return reference
    .map(({ title, entries }) => ({ title, entries: entries.filter(({ text }) => words.every((word) => text.includes(word))) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The entry at an address, letters compared without case. */
export function entryNamed(reference: readonly EntryGroup[], address: string): Entry | undefined {
  const wanted = address.toLowerCase();
  return reference.flatMap(({ entries }) => entries).find(({ id }) => id.toLowerCase() === wanted);
}

function ruleEntry(rule: Rule): Entry {
  const { id, title, about, sources } = rule;
  const text = [id, title, about, ...sources.map(({ label }) => label)].join('\n').toLowerCase();
  return { kind: 'rule', id, title, text, rule };
}

function disagreementEntry(disagreement: Disagreement): Entry {
  const { title, advice, positions, rules } = disagreement;
  const said = positions.map(({ says, source }) => `${says} ${source.label}`);
  return {
    kind: 'disagreement',
    id: disagreementId(disagreement),
    title,
    text: [title, advice, ...said, ...rules].join('\n').toLowerCase(),
    disagreement,
  };
}

function profileEntry(profile: Profile, isOwn: boolean): Entry {
  const { id, name, notes, sources } = profile;
  const text = [id, name, sureness(profile), isOwn ? ownProfileWords : '', ...notes, ...sources.map(({ label }) => label)]
    .join('\n')
    .toLowerCase();
  return { kind: 'profile', id: profileId(profile), title: name, text, profile, isOwn };
}
