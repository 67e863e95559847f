/**
 * `npm test`: types, lint with its boundaries, format, unit and contract tests, the build, and the end-to-end tests in the
 * desktop window and in a browser. Goes on after a failure, so that one run shows everything, and closes with one line.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { canRunElectron, display, onPath } from './runtime.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const results = 'node_modules/.cache/assay';
const unitResults = join(results, 'unit.json');
const endToEndResults = join(results, 'end-to-end.json');
const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const underCi = Boolean(process.env['CI']);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

step('types', ['tsc']);
step('lint and boundaries', ['oxlint']);
step('format', ['oxfmt', '--check']);
step('build', ['vite', 'build', '--app', '--logLevel', 'warn']);
step('unit and contract tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`]);
addUnitCounts();

const projects = await runnableProjects();
if (projects.length > 0) {
  const shield = display() ? [] : ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 2560x1440x24'];
  step('end-to-end tests', [...shield, 'playwright', 'test', ...projects.map((name) => `--project=${name}`)]);
  addEndToEndCounts();
}

if (broken.length > 0) console.error(`\nFailed: ${broken.join(', ')}.`);
console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(broken.length === 0 ? 0 : 1);

/** Runs one program of this project or the system and notes whether it failed. */
function step(name: string, command: readonly string[]): void {
  console.log(`\n— ${name}`);
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) broken.push(name);
}

/** The end-to-end projects that this machine can run. What is missing is said, and is an error under CI. */
async function runnableProjects(): Promise<string[]> {
  const runnable: string[] = [];
  const electron = await canRunElectron();
  const window = electron.path !== undefined && (display() || onPath('xvfb-run'));
  if (electron.path !== undefined && window) {
    process.env['ASSAY_TEST_ELECTRON'] = electron.path;
    runnable.push('electron');
    console.log(`\nElectron: ${electron.path}`);
  } else {
    missing('electron', electron.problem ?? 'there is no display, and xvfb-run is not installed.');
  }
  const chromium = findChromium();
  if (chromium.path !== undefined) {
    process.env['ASSAY_TEST_CHROMIUM'] = chromium.path;
    runnable.push('chromium');
    console.log(`Chromium: ${chromium.path} (${chromium.from})`);
  } else {
    missing('chromium', chromium.problem);
  }
  return runnable;
}

function missing(project: string, why: string): void {
  console.error(`\nEnd-to-end tests in ${project} cannot run: ${why}`);
  if (underCi) broken.push(`end-to-end tests in ${project}`);
  else counts.skipped += 1;
}

function addUnitCounts(): void {
  const report = readReport(unitResults);
  counts.passed += Number(report['numPassedTests'] ?? 0);
  counts.failed += Number(report['numFailedTests'] ?? 0);
  counts.skipped += Number(report['numPendingTests'] ?? 0);
}

function addEndToEndCounts(): void {
  const stats = readReport(endToEndResults)['stats'] as Record<string, number> | undefined;
  counts.passed += stats?.['expected'] ?? 0;
  counts.failed += (stats?.['unexpected'] ?? 0) + (stats?.['flaky'] ?? 0);
  counts.skipped += stats?.['skipped'] ?? 0;
}

function readReport(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    broken.push(`the report ${path}`);
    return {};
  }
}
