import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dataDirectory } from '../../electron/store/data-directory.ts';
import { prepareDataDirectory } from '../../electron/store/prepare-data-directory.ts';

const scratch = mkdtempSync(join(tmpdir(), 'assay-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const home = join('/home', 'ada');

test.each([
  ['linux', {}, join(home, '.local', 'share', 'Assay')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'Assay')],
  ['linux', { XDG_DATA_HOME: 'relative' }, join(home, '.local', 'share', 'Assay')],
  ['darwin', { XDG_DATA_HOME: '/data' }, join(home, 'Library', 'Application Support', 'Assay')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Assay')],
  ['win32', {}, join(home, 'AppData', 'Local', 'Assay')],
  ['linux', { ASSAY_HOME: '/elsewhere', XDG_DATA_HOME: '/data' }, '/elsewhere'],
  ['linux', { ASSAY_HOME: 'here' }, resolve('here')],
  ['linux', { ASSAY_HOME: '' }, join(home, '.local', 'share', 'Assay')],
] as const)('on %s with %j data lives in %s', (platform, environment, expected) => {
  expect(dataDirectory(environment, { platform, home })).toBe(resolve(expected));
});

test.skipIf(process.platform === 'win32')('a new data directory is for its owner alone', () => {
  const directory = join(scratch, 'a', 'b');
  prepareDataDirectory(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test('a place where no directory can be made is refused with its name and the way out', () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  expect(() => prepareDataDirectory(join(file, 'a'))).toThrow(
    /^“.*file.a” cannot be read and written; .* set ASSAY_HOME to another directory\.$/,
  );
});

test.skipIf(process.platform !== 'linux').each([
  ['the data directory', `prepareDataDirectory('/proc/nope/a')`],
  ['the preferences', `openPreferences('/proc/nope/a', Conf).read()`],
])('a directory that takes no names is refused at once, for %s', (_whose, attempt) => {
  const program = `
    import Conf from 'conf';
    import { openPreferences } from './electron/store/preferences.ts';
    import { prepareDataDirectory } from './electron/store/prepare-data-directory.ts';
    try { ${attempt} } catch (error) { console.log(error.message) }`;
  // In a process of its own, because a call that never returns can only be ended from outside.
  const said = execFileSync(process.execPath, ['--input-type=module-typescript', '--no-warnings', '-e', program], {
    encoding: 'utf8',
    timeout: 10_000,
    killSignal: 'SIGKILL',
  });
  expect(said).toContain('/proc/nope');
  expect(said).toContain('set ASSAY_HOME to another directory.');
});
