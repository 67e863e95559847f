import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { electronArguments } from '../../scripts/runtime.ts';
import { digits, median, type Measurement } from './measure.ts';

const rounds = 9;

/** The desktop from its start until it can be used, against an Electron that opens an empty page. */
export async function benchDesktopStart(executablePath: string): Promise<Measurement> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const empty: number[] = [];
    const assay: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await start(executablePath, 'test/bench/empty-window', home));
      assay.push(await start(executablePath, '.', home));
    }
    const ratio = median(assay) / median(empty);
    return {
      name: 'desktop from start to usable',
      measured: `${digits(ratio)} × an empty Electron`,
      goal: 'at most 1.7 ×',
      met: ratio <= 1.7,
      detail: `${digits(median(assay))} ms against ${digits(median(empty))} ms`,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Milliseconds until the page's main content is there. */
async function start(executablePath: string, directory: string, home: string): Promise<number> {
  const begun = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: [...electronArguments(), directory],
    env: { ...definedEnvironment(), ASSAY_HOME: home, ASSAY_KEYRING: 'off' },
  });
  const page = await app.firstWindow();
  await page.locator('main:not(:empty)').waitFor();
  const taken = performance.now() - begun;
  await app.close();
  return taken;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
