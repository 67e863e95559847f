import { nearestName } from '../../../core/explain/edit-distance.ts';
import type { AudienceForm, Profile, ProfileConfidence } from '../../../core/explain/profiles/profile.ts';
import { allProfiles } from '../../../core/explain/profiles/profile-in-force.ts';
import { columns } from '../columns.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

const confidenceWords: Readonly<Record<ProfileConfidence, string>> = {
  read: 'read in the vendor’s documentation or code',
  partly: 'seen in part, or through third parties',
  general: 'general knowledge that nobody has confirmed',
};

/** `assay profiles`: the habits of specifications and servers that rules and drafts follow. */
export const defineProfiles: DefineCommand = (command, terminal) => {
  command
    .description('Lists the profiles of specifications and vendors, or shows one.')
    .argument('[name]', 'a profile: its id or its name')
    .option('--json', 'print JSON')
    .action(async (name: string | undefined, { json }: { json?: true }) => {
      const profiles = name === undefined ? allProfiles() : [namedProfile(name)];
      if (json) return await terminal.output(`${visibleJson({ profiles })}\n`);
      const [only] = profiles;
      await terminal.output(name === undefined || only === undefined ? profilesTable(profiles, terminal) : profileText(only, terminal));
    });
};

/** The profile that a person means by its id or its name, letters compared without case. Throws a failure that names what there is. */
export function namedProfile(name: string): Profile {
  const wanted = name.toLowerCase();
  const all = allProfiles();
  const found = all.find(({ id }) => id.toLowerCase() === wanted) ?? all.find((profile) => profile.name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const ids = all.map(({ id }) => id);
  const near = nearestName(name, ids);
  const hint = near === null ? `There are: ${ids.join(', ')}.` : `Is it “${near}”? “assay profiles” lists all.`;
  throw badInput(`There is no profile “${visibleText(name)}”. ${hint}`);
}

function profilesTable(profiles: readonly Profile[], { style }: Terminal): string {
  const rows = profiles.map(({ id, name, confidence }) => [id, name, confidenceWords[confidence]]);
  return columns(rows, (cell, column) => (column === 0 ? style('cyan', cell) : cell));
}

function profileText(
  { id, name, buildsOn, use, signs, defaults, limits, severities, confidence, sources, notes }: Profile,
  { style }: Terminal,
): string {
  const rows: (readonly [string, string])[] = [
    ['builds on', buildsOn],
    ['takes', use],
    ...given('recognised by', [...(signs.issuers ?? []), ...(signs.hosts ?? []), ...(signs.paths ?? [])]),
    ...given('audience', (limits.audiences ?? (defaults.audience === undefined ? [] : [defaults.audience])).map(audienceWords)),
    ...given('lifetime', limits.lifetime === undefined ? [] : [`${limits.lifetime} s at most`]),
    ...given('algorithms', limits.algorithms ?? (defaults.alg === undefined ? [] : [defaults.alg])),
    ...given(
      'header',
      (limits.header ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.join(' or '))),
    ),
    ...given('claims', limits.claims ?? []),
    ...Object.entries(severities).map(([rule, { severity, why }]) => [rule, `${severity}: ${why}`] as const),
    ['known', confidenceWords[confidence]],
    ...sources.map(({ label, url }) => ['source', `${label}  ${url}`] as const),
    ...notes.map((note) => ['note', note] as const),
  ];
  const title = `${style('cyan', id)}  ${visibleText(name)}\n`;
  return title + columns(rows, (cell, column) => (column === 0 ? style('dim', cell) : cell));
}

function given(label: string, values: readonly string[]): (readonly [string, string])[] {
  return values.length === 0 ? [] : [[label, values.join(', ')]];
}

function audienceWords(form: AudienceForm): string {
  return typeof form === 'object' ? form.value : form.replaceAll('-', ' ');
}
