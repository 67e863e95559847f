import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, _electron, errors, expect } from '@playwright/test';
import type { Browser, ElectronApplication, Page } from '@playwright/test';
import { inMainProcess } from './main-process.ts';

/** Assay running for a test, in a window or a browser; a spec does not know which. */
export interface RunningApp {
  readonly page: Page;
  /** Set in the window only. */
  readonly electron: ElectronApplication | undefined;
  /** Process that holds the services. */
  readonly hostProcess: ChildProcess;
  /** Everything that process printed so far. */
  readonly printed: () => string;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly home: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
}

/** Fixtures: a fresh data directory, a launcher, and for most specs the running app's page. */
interface Fixtures {
  readonly home: string;
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<RunningApp>;
  readonly app: RunningApp;
  readonly window: Page;
}

const asSuperuser = process.platform === 'linux' && process.getuid?.() === 0;
const sandboxSwitches = asSuperuser ? ['--no-sandbox'] : [];

/**
 * Milliseconds that Playwright has to attach to Electron. About one attachment in two hundred never ends: both debuggers
 * are connected, and Electron, which waits to be let go before it runs the app, does not answer. It is then started again.
 */
const attachTimeoutMs = 20_000;

function environment(options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    ASSAY_HOME: options.home,
    ASSAY_KEYRING: 'off',
    ASSAY_PASSPHRASE: 'correct horse battery staple',
    ...options.environment,
  };
}

async function launchWindow(options: LaunchOptions): Promise<RunningApp> {
  const executablePath = process.env['ASSAY_TEST_ELECTRON'];
  if (executablePath === undefined) throw new Error('ASSAY_TEST_ELECTRON must name Electron’s executable; npm test sets it.');
  const start = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath,
      args: [...sandboxSwitches, '.'],
      env: environment(options),
      colorScheme: options.colorScheme ?? 'light',
      timeout: attachTimeoutMs,
    });
  const electron = await start().catch((error: unknown) => {
    if (error instanceof errors.TimeoutError) return start();
    throw error;
  });
  const page = await electron.firstWindow();
  const { viewport } = options;
  if (viewport !== undefined) {
    await inMainProcess(() =>
      electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), viewport),
    );
  }
  const hostProcess = electron.process();
  return { page, electron, hostProcess, printed: collectOutput(hostProcess), close: () => electron.close() };
}

async function launchBrowser(options: LaunchOptions): Promise<RunningApp> {
  const executablePath = process.env['ASSAY_TEST_CHROMIUM'];
  if (executablePath === undefined) throw new Error('ASSAY_TEST_CHROMIUM must name a Chromium; npm test sets it.');
  const host = spawn(process.execPath, ['dist/cli/assay.js', 'serve', '--no-open'], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = collectOutput(host);
  const address = await printedAddress(host);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...sandboxSwitches, '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    electron: undefined,
    hostProcess: host,
    printed,
    close: async () => {
      await browser.close();
      if (host.exitCode === null && host.signalCode === null) {
        const gone = new Promise((resolve) => host.once('exit', resolve));
        host.kill('SIGTERM');
        await gone;
      }
    },
  };
}

/** Keeps what a process prints. */
function collectOutput(process: ChildProcess): () => string {
  let output = '';
  for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return () => output;
}

/** The first http address that a host prints. */
function printedAddress(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    });
    host.once('exit', (code) => reject(new Error(`the browser host stopped with ${code}: ${output}`)));
  });
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  home: async ({}, provide) => {
    const home = mkdtempSync(join(tmpdir(), 'assay-test-'));
    await provide(home);
    rmSync(home, { recursive: true, force: true });
  },
  launch: async ({ home }, provide, info) => {
    const running: RunningApp[] = [];
    await provide(async (options = {}) => {
      const complete = { home, ...options };
      const app = info.project.name === 'electron' ? await launchWindow(complete) : await launchBrowser(complete);
      running.push(app);
      return app;
    });
    await Promise.all(running.map((app) => app.close().catch(() => undefined)));
  },
  app: async ({ launch }, provide) => provide(await launch()),
  window: async ({ app }, provide) => provide(app.page),
});

export { expect };
