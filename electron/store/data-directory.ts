import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** The environment variables that decide where data lives, and the machine they are read on. */
export interface DataDirectoryOptions {
  readonly platform?: NodeJS.Platform;
  /** The person's home directory. */
  readonly home?: string;
}

/**
 * Where everything lives that outlasts a run: `ASSAY_HOME`, else `Assay` in the platform's directory for application data. It depends on
 * the environment alone, so that desktop, browser host and command line find the same one.
 *
 * On Windows that is the local directory, not the roaming one: the key that opens the data does not roam either.
 */
export function dataDirectory(
  environment: NodeJS.ProcessEnv,
  { platform = process.platform, home = homedir() }: DataDirectoryOptions = {},
): string {
  const chosen = environment['ASSAY_HOME'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return join(applicationData(environment, platform, home), 'Assay');
}

function applicationData(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  const data = environment['XDG_DATA_HOME'];
  // The XDG Base Directory Specification wants a relative path ignored.
  return data !== undefined && isAbsolute(data) ? data : join(home, '.local', 'share');
}
