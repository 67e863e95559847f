import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Builds the page, the hosts and the command line into `dist`; prints only what went wrong. */
export async function build(): Promise<void> {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ logLevel: 'warn' }, null);
  await builder.buildApp();
}

/** Where Electron's executable is, or one line that says why there is none and how to supply it. */
export interface ElectronRuntime {
  readonly path?: string;
  readonly problem?: string;
}

/** Finds Electron's runtime, fetching it with the `electron` package's own installer when it is not there yet. */
export async function canRunElectron(): Promise<ElectronRuntime> {
  const directory = dirname(require.resolve('electron/package.json'));
  const supplied = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (supplied !== undefined && supplied !== '') {
    const path = join(supplied, executableName());
    return existsSync(path)
      ? { path }
      : { problem: `ELECTRON_OVERRIDE_DIST_PATH names ${supplied}, but there is no ${executableName()} in it.` };
  }
  if (installed(directory) === undefined) {
    console.error('Fetching Electron’s runtime…');
    await run(process.execPath, [join(directory, 'install.js')]);
  }
  const path = installed(directory);
  if (path !== undefined) return { path };
  return {
    problem:
      'Electron’s runtime could not be fetched. For the desktop window set ELECTRON_OVERRIDE_DIST_PATH to a directory with an Electron 33 or newer, ' +
      'or ELECTRON_MIRROR to a mirror of its releases. Opening in the browser instead.',
  };
}

/** The executable the `electron` package has installed, or undefined. */
function installed(directory: string): string | undefined {
  const pathFile = join(directory, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(directory, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}

function executableName(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Switches that Electron needs here: Chromium refuses to start its sandbox for the superuser. */
export function electronArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Whether a window can be shown. */
export function display(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Whether a program is on the PATH. */
export function onPath(program: string): boolean {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [program], { stdio: 'ignore' }).status === 0;
}

/** Runs a program quietly; its exit code. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
