/**
 * `npm test`: types, lint with its boundaries, format, unit and contract tests, the build, and the end-to-end tests in the
 * desktop window and in a browser. Goes on after a failure, so that one run shows everything, and closes with one line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

step('types', ['tsc']);
step('lint and boundaries', ['oxlint']);
step('format', ['oxfmt', '--check']);
step('build', ['vite', 'build', '--app', '--logLevel', 'warn']);
step('unit and contract tests', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`]);
addUnitCounts();

step('end-to-end tests', ['node', 'scripts/end-to-end.ts']);
addEndToEndCounts();

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

function addUnitCounts(): void {
  const report = readReport(unitResults);
  counts.passed += Number(report['numPassedTests'] ?? 0);
  counts.failed += Number(report['numFailedTests'] ?? 0);
  counts.skipped += Number(report['numPendingTests'] ?? 0);
  for (const reason of skipReasons(JSON.stringify(report))) console.log(`Skipped: ${reason}`);
}

/** Why tests were left out, as the titles of their groups say: “a keystore that Java wrote (skipped: keytool is not installed)”. */
function skipReasons(report: string): ReadonlySet<string> {
  return new Set(report.match(/[^"]*(?=\(skipped: )[^"]*/g)?.map((title) => title.replace(/ (\(skipped: [^)]*\)).*/, ' $1')));
}

/** Without a runtime for any project there is no report; `end-to-end.ts` has said why. */
function addEndToEndCounts(): void {
  if (!existsSync(endToEndResults)) {
    counts.skipped += 1;
    return;
  }
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
