import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownProfile, ownProfilesFile } from '../../core/contract/profiles.ts';
import type { Profile } from '../../core/explain/profiles/profile.ts';
import { jsonOrUndefined } from './json.ts';

/** What the file of a person's own profiles holds. */
export interface OwnProfiles {
  /** Where it is, or would be. */
  readonly path: string;
  readonly profiles: readonly Profile[];
  /** What in it cannot be used, in sentences. */
  readonly faults: readonly string[];
}

/** Bytes of the file that are read. */
const largest = 1_000_000;

/** Reads `profiles.json` of a data directory. A file that is missing holds none; one profile that is wrong does not take the others along. */
export function readOwnProfiles(directory: string): OwnProfiles {
  const path = join(directory, 'profiles.json');
  const text = fileText(path);
  if (text === null) return { path, profiles: [], faults: [] };
  if (text === undefined) return { path, profiles: [], faults: [`The file “${path}” cannot be read, or is larger than ${largest} bytes.`] };
  const value = jsonOrUndefined(text);
  if (value === undefined) return { path, profiles: [], faults: [`The file “${path}” is no JSON.`] };
  const listed = listedProfiles(value);
  if (listed === null) return { path, profiles: [], faults: [`The file “${path}” has no list of “profiles”.`] };
  const profiles: Profile[] = [];
  const faults: string[] = [];
  for (const [index, entry] of listed.entries()) {
    const parsed = ownProfile.safeParse(entry);
    if (parsed.success) profiles.push(parsed.data);
    else faults.push(fault(index, entry, parsed.error.issues[0]));
  }
  return { path, profiles, faults };
}

/** Null where there is no file, undefined where it cannot be read. */
function fileText(path: string): string | null | undefined {
  try {
    return statSync(path).size > largest ? undefined : readFileSync(path, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : undefined;
  }
}

/** The entries of the file, not judged yet: a list by itself, or under “profiles”. */
function listedProfiles(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null || !('profiles' in value)) return null;
  const whole = ownProfilesFile.safeParse({ ...value, profiles: [] });
  return whole.success && Array.isArray(value.profiles) ? value.profiles : null;
}

function fault(
  index: number,
  entry: unknown,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string {
  const id =
    typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? `“${entry.id.slice(0, 64)}”` : '';
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at “${issue.path.map(String).join('.')}”`;
  return `Profile ${index + 1} ${id} cannot be used${place}: ${issue?.message ?? 'it does not follow the schema'}.`.replace('  ', ' ');
}
