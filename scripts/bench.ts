/** `npm run bench`: measures against a baseline in the same run and prints ratios. Exits with 1 when a goal is missed. */
import { benchCommandLine } from '../test/bench/command-line.bench.ts';
import { benchDecode } from '../test/bench/decode.bench.ts';
import { benchDesktopStart } from '../test/bench/desktop-start.bench.ts';
import { benchKeystroke } from '../test/bench/keystroke.bench.ts';
import { benchLargeToken } from '../test/bench/large-token.bench.ts';
import { benchLinearity } from '../test/bench/linearity.bench.ts';
import type { Measurement } from '../test/bench/measure.ts';
import { benchPageSize } from '../test/bench/page-size.bench.ts';
import { benchRules } from '../test/bench/rules.bench.ts';
import { benchScan } from '../test/bench/scan.bench.ts';
import { benchSigning } from '../test/bench/signing.bench.ts';
import { findChromium } from './chromium.ts';
import { build, canRunElectron, display } from './runtime.ts';

await build();

const chromium = findChromium();
const electron = await canRunElectron();
const electronPath = display() ? electron.path : undefined;
let missed = 0;

for (const measurement of benchDecode()) report(measurement);
for (const measurement of benchLinearity()) report(measurement);
for (const alg of ['ES256', 'RS256', 'HS256'] as const) report(await benchSigning(alg));
report(await benchCommandLine());
report(benchPageSize());
for (const measurement of benchRules()) report(measurement);
for (const measurement of await benchScan()) report(measurement);
if (chromium.path === undefined) console.log(`not measured: keystrokes and a large token, because ${chromium.problem}`);
else {
  report(await benchKeystroke(chromium.path));
  report(await benchLargeToken(chromium.path));
}
if (electronPath === undefined)
  console.log(`not measured: the desktop’s start, because ${electron.problem ?? 'there is no display (try xvfb-run)'}`);
else report(await benchDesktopStart(electronPath));

process.exit(missed === 0 ? 0 : 1);

function report({ name, measured, goal, met, detail }: Measurement): void {
  if (!met) missed += 1;
  console.log(`${met ? 'met   ' : 'MISSED'}  ${name}: ${measured} (goal: ${goal}; ${detail})`);
}
