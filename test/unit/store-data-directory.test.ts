import { mkdtempSync, rmSync, statSync } from 'node:fs';
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
