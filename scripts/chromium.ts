import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** A Chromium for the end-to-end tests, and where it is from. */
export type FoundChromium = { readonly path: string; readonly from: string } | { readonly path?: undefined; readonly problem: string };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Finds Playwright's own browser, installs it where it can be fetched, else takes the distribution's. */
export function findChromium(): FoundChromium {
  const own = chromium.executablePath();
  if (existsSync(own)) return { path: own, from: 'Playwright’s own' };
  const system = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find((path) => existsSync(path));
  if (system !== undefined) return { path: system, from: 'the system’s' };
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'ignore', shell: process.platform === 'win32' });
  if (existsSync(own)) return { path: own, from: 'Playwright’s own, installed now' };
  return { problem: 'no Chromium was found, and Playwright’s own could not be fetched. Install your distribution’s package “chromium”.' };
}
