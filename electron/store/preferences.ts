import { join } from 'node:path';
import { preferences, type Preferences } from '../../core/contract/host.ts';
import type { PreferenceStore } from '../services/ports.ts';
import { prepareDataDirectory } from './prepare-data-directory.ts';
import { withStoreFaults } from './store-fault.ts';

/** What is needed of conf, and of electron-store, which is conf with another way to say the file's name. */
export type PreferenceEngine = new (options: {
  readonly cwd: string;
  readonly configName: string;
  readonly name: string;
  readonly clearInvalidConfig: boolean;
  readonly configFileMode: number;
}) => { store: Record<string, unknown> };

const name = 'preferences';

const defaults: Preferences = { theme: 'system', currentClientId: null };

/**
 * The preferences of a data directory. The host passes the engine: electron-store on the desktop, conf elsewhere; both keep the same file.
 * What cannot be read in it counts as not set. Writing throws STORE_UNUSABLE when the file cannot be written.
 */
export function openPreferences(directory: string, Engine: PreferenceEngine): PreferenceStore {
  const path = join(directory, `${name}.json`);
  let engine: InstanceType<PreferenceEngine> | undefined;

  function store(): InstanceType<PreferenceEngine> {
    // The engine makes the directory with Node's recursion, which need not end.
    if (engine === undefined) prepareDataDirectory(directory);
    engine ??= new Engine({ cwd: directory, configName: name, name, clearInvalidConfig: true, configFileMode: 0o600 });
    return engine;
  }

  function read(): Preferences {
    const found = withStoreFaults(path, () => store().store);
    const { theme, currentClientId } = preferences.shape;
    return {
      theme: theme.catch(defaults.theme).parse(found['theme']),
      currentClientId: currentClientId.catch(defaults.currentClientId).parse(found['currentClientId']),
    };
  }

  return {
    read,
    write(change) {
      // Another host may have written since, so the change goes onto what the file says now.
      const next = { ...read(), ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
      withStoreFaults(path, () => {
        store().store = { ...store().store, ...next };
      });
      return read();
    },
  };
}
