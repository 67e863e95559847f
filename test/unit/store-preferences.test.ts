import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import Conf from 'conf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPreferences } from '../../electron/store/preferences.ts';

let home: string;
let path: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
  path = join(home, 'preferences.json');
});
afterEach(() => rmSync(home, { recursive: true }));

/** conf under the option that electron-store takes the file's name from. */
class NamedConf extends Conf {
  constructor({ name, ...options }: { readonly name: string; readonly cwd: string }) {
    super({ ...options, configName: name });
  }
}

const defaults = { theme: 'system', currentClientId: null };

test('preferences that were never set are the defaults, and reading them writes nothing', () => {
  expect(openPreferences(home, Conf).read()).toEqual(defaults);
  expect(() => statSync(path)).toThrow('ENOENT');
});

test('a change is found again by every host, and leaves the rest as it was', () => {
  expect(openPreferences(home, Conf).write({ theme: 'dark' })).toEqual({ theme: 'dark', currentClientId: null });
  expect(openPreferences(home, NamedConf).write({ currentClientId: 'a', theme: undefined })).toEqual({
    theme: 'dark',
    currentClientId: 'a',
  });
  expect(openPreferences(home, Conf).read()).toEqual({ theme: 'dark', currentClientId: 'a' });
});

test('two hosts that are open at once do not undo each other’s changes', () => {
  const [left, right] = [openPreferences(home, Conf), openPreferences(home, NamedConf)];
  left.write({ theme: 'light' });
  right.write({ currentClientId: 'b' });
  expect(left.read()).toEqual({ theme: 'light', currentClientId: 'b' });
});

test.each([
  ['is cut off', '{"theme": "da', defaults],
  ['is empty', '', defaults],
  ['is no object', '[1, 2]', defaults],
  ['is null', 'null', defaults],
  ['has a theme that is none', '{"theme": "purple", "currentClientId": "a"}', { theme: 'system', currentClientId: 'a' }],
  ['has a number for an id', '{"theme": "dark", "currentClientId": 7}', { theme: 'dark', currentClientId: null }],
])('a file that %s counts as not set where it cannot be read, and can be written again', (_, content, expected) => {
  writeFileSync(path, content);
  const preferences = openPreferences(home, Conf);
  expect(preferences.read()).toEqual(expected);
  expect(preferences.write({ theme: 'light' })).toEqual({ ...expected, theme: 'light' });
});

test('what another part keeps in the same file is left alone', () => {
  writeFileSync(path, '{"window": {"width": 1440}}');
  openPreferences(home, Conf).write({ theme: 'dark' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ window: { width: 1440 }, theme: 'dark', currentClientId: null });
});

test.skipIf(process.platform === 'win32')('the file is for its owner alone', () => {
  openPreferences(home, Conf).write({ theme: 'dark' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a file that cannot be written is reported with what to do', () => {
  mkdirSync(path);
  const attempt = () => openPreferences(home, Conf).write({ theme: 'dark' });
  expect(attempt).toThrow(ORPCError);
  expect(attempt).toThrow(/cannot be read and written; check/);
});
