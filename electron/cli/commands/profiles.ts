import { nearestName } from '../../../core/explain/edit-distance.ts';
import type { Profile } from '../../../core/explain/profiles/profile.ts';
import { allProfiles } from '../../../core/explain/profiles/profile-in-force.ts';
import { sureness, habitsOf, type Habit } from '../../../core/explain/profiles/profile-words.ts';
import { dataDirectory } from '../../store/data-directory.ts';
import { readOwnProfiles } from '../../store/own-profiles.ts';
import { columns } from '../columns.ts';
import { badInput } from '../command-failure.ts';
import type { DefineCommand } from '../command-table.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

/** `assay profiles`: the habits of specifications and servers that rules and drafts follow. */
export const defineProfiles: DefineCommand = (command, terminal) => {
  command
    .description('Lists the profiles of specifications and vendors, or shows one.')
    .argument('[name]', 'a profile: its id or its name')
    .option('--json', 'print JSON')
    .action(async (name: string | undefined, { json }: { json?: true }) => {
      const { profiles: own, faults } = readOwnProfiles(dataDirectory(process.env));
      for (const fault of faults) await terminal.diagnose(visibleText(fault));
      const profiles = name === undefined ? allProfiles(own) : [namedProfile(name)];
      if (json) return await terminal.output(`${visibleJson({ profiles })}\n`);
      const [only] = profiles;
      await terminal.output(name === undefined || only === undefined ? profilesTable(profiles, terminal) : profileText(only, terminal));
    });
};

/** The profile that a person means by its id or its name, letters compared without case. Throws a failure that names what there is. */
export function namedProfile(name: string): Profile {
  const wanted = name.toLowerCase();
  const all = allProfiles(readOwnProfiles(dataDirectory(process.env)).profiles);
  const found = all.find(({ id }) => id.toLowerCase() === wanted) ?? all.find((profile) => profile.name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const ids = all.map(({ id }) => id);
  const near = nearestName(name, ids);
  const hint = near === null ? `There are: ${ids.join(', ')}.` : `Is it “${near}”? “assay profiles” lists all.`;
  throw badInput(`There is no profile “${visibleText(name)}”. ${hint}`);
}

function profilesTable(profiles: readonly Profile[], { style }: Terminal): string {
  const rows = profiles.map((profile) => [profile.id, profile.name, sureness(profile)]);
  return columns(rows, (cell, column) => (column === 0 ? style('cyan', cell) : cell));
}

function profileText(profile: Profile, { style }: Terminal): string {
  const { id, name, buildsOn, use, severities, sources, notes } = profile;
  const rows: Habit[] = [
    ['builds on', buildsOn],
    ['takes', use],
    ...habitsOf(profile),
    ...Object.entries(severities).map(([rule, { severity, why }]) => [rule, `${severity}: ${why}`] as const),
    ['known', sureness(profile)],
    ...sources.map(({ label, url }) => ['source', `${label}  ${url}`] as const),
    ...notes.map((note) => ['note', note] as const),
  ];
  const title = `${style('cyan', id)}  ${visibleText(name)}\n`;
  return title + columns(rows, (cell, column) => (column === 0 ? style('dim', cell) : cell));
}
