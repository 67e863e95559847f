import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const forbidden: readonly (readonly [where: string, source: string])[] = [
  ['core/jose/probe.ts', "import { readFileSync } from 'node:fs';\nexport const probe = readFileSync;\n"],
  ['core/oauth/probe.ts', "import { app } from 'electron';\nexport const probe = app;\n"],
  ['core/jose/probe.ts', "import { compose } from '../../../electron/services/compose.ts';\nexport const probe = compose;\n"],
  ['electron/services/probe.ts', "import { app } from 'electron';\nexport const probe = app;\n"],
  ['electron/cli/probe.ts', "import { app } from 'electron';\nexport const probe = app;\n"],
  ['electron/loopback/probe.ts', "import { client } from '../../../renderer/app/host.ts';\nexport const probe = client;\n"],
  ['electron/desktop/probe.ts', "import { startLoopbackHost } from '../../loopback/server.ts';\nexport const probe = startLoopbackHost;\n"],
  ['renderer/app/probe.ts', "import { join } from 'node:path';\nexport const probe = join;\n"],
  ['renderer/token/probe.ts', "import { invalidInput } from '../../../electron/services/fault.ts';\nexport const probe = invalidInput;\n"],
  ['renderer/app/probe.ts', "import { contract } from '../../../core/contract/contract.ts';\nexport const probe = contract;\n"],
  ['renderer/features/keys/probe.ts', "import { Workbench } from '../../workbench/workbench.tsx';\nexport const probe = Workbench;\n"],
  ['renderer/features/keys/probe.ts', "import { Scan } from '../../scan/scan.tsx';\nexport const probe = Scan;\n"],
  ['renderer/features/scan/probe.ts', "import { Rules } from '../../rules/rules.tsx';\nexport const probe = Rules;\n"],
  ['renderer/features/inspector/probe.ts', "import { KeySets } from '../../key-sets/key-sets.tsx';\nexport const probe = KeySets;\n"],
  ['renderer/explain/probe.ts', "import { steps } from '../../features/workbench/run/step.ts';\nexport const probe = steps;\n"],
  [
    'renderer/explain/probe.ts',
    "import { explanation } from '../../../core/contract/explanations.ts';\nexport const probe = explanation;\n",
  ],
  ['renderer/ui/probe.ts', "import { client } from '../../app/host.ts';\nexport const probe = client;\n"],
];

const allowed: readonly (readonly [where: string, source: string])[] = [
  ['renderer/explain/probe.ts', "import { lint } from '../../../core/explain/lint.ts';\nexport const probe = lint;\n"],
  [
    'electron/services/probe.ts',
    "import { signingAlgorithm } from '../../../core/jose/algorithms.ts';\nexport const probe = signingAlgorithm;\n",
  ],
  [
    'renderer/features/scan/probe.ts',
    "import { ruleNamed } from '../../../../core/explain/rules/catalogue.ts';\nexport const probe = ruleNamed;\n",
  ],
  [
    'renderer/features/inspector/probe.ts',
    "import { tokenOrder } from '../../../../core/scan/token-order.ts';\nexport const probe = tokenOrder;\n",
  ],
];

/** Files that break a boundary, laid where they break it, each in a folder of its own. */
const probes = [...forbidden, ...allowed].map(([where, source], index) => ({
  file: join(dirname(where), `boundary-probe-${process.pid}-${index}`, 'probe.ts'),
  source,
}));
let reports: readonly string[] = [];

beforeAll(() => {
  for (const { file, source } of probes) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  const { stdout } = spawnSync('oxlint', ['--format=unix', ...probes.map(({ file }) => file)], { encoding: 'utf8' });
  reports = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
});

afterAll(() => {
  for (const { file } of probes) rmSync(dirname(file), { recursive: true, force: true });
});

const reported = (index: number): boolean => reports.some((line) => line.includes(`boundary-probe-${process.pid}-${index}/`));

describe('the boundaries between rooms', () => {
  test.each(forbidden.map(([where, source], index) => ({ where, source, index })))('$where may not say $source', ({ index }) => {
    expect(reported(index)).toBe(true);
  });

  test.each(allowed.map(([where, source], index) => ({ where, source, index })))('$where may say $source', ({ index }) => {
    expect(reported(forbidden.length + index)).toBe(false);
  });
});
