/**
 * `npm run test:e2e`: the end-to-end tests in the desktop window and in a browser, whichever can run here. What is missing
 * is said, and is an error under CI. Further arguments go to Playwright.
 */
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';
import { canRunElectron, display, onPath } from './runtime.ts';

const passed = process.argv.slice(2);
const runnable: string[] = [];
let incomplete = false;

const electron = await canRunElectron();
if (electron.path === undefined) missing('electron', electron.problem ?? 'Electron was not found.');
else if (!display() && !onPath('xvfb-run')) missing('electron', 'there is no display, and xvfb-run is not installed.');
else found('electron', 'ASSAY_TEST_ELECTRON', electron.path, 'Electron');

const chromium = findChromium();
if (chromium.path === undefined) missing('chromium', chromium.problem);
else found('chromium', 'ASSAY_TEST_CHROMIUM', chromium.path, `Chromium, ${chromium.from}`);

const shield = display() || !onPath('xvfb-run') ? [] : ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 2560x1440x24'];
const projects = passed.some((argument) => argument.startsWith('--project')) ? [] : runnable.map((name) => `--project=${name}`);
const [program = 'playwright', ...args] = [...shield, 'playwright', 'test', ...projects, ...passed];
const status = runnable.length === 0 ? 0 : spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status;
process.exit(incomplete && process.env['CI'] ? 1 : (status ?? 1));

function found(project: string, variable: string, path: string, what: string): void {
  process.env[variable] = path;
  runnable.push(project);
  console.log(`${what}: ${path}`);
}

function missing(project: string, why: string): void {
  incomplete = true;
  console.error(`Skipped: the end-to-end tests in ${project}, because ${why}`);
}
