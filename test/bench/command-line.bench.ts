import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alternate, digits, median, type Measurement } from './measure.ts';
import { sampleToken } from './sample-token.ts';

const run = promisify(execFile);

/** `assay decode` from a cold start, against Node that does nothing. */
export async function benchCommandLine(): Promise<Measurement> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const env = { ...process.env, ASSAY_HOME: home };
    const [empty, decode] = await alternate(
      25,
      () => run(process.execPath, ['-e', '0'], { env }),
      () => run(process.execPath, ['dist/cli/assay.js', 'decode', sampleToken(1024)], { env }),
    );
    const ratio = median(decode) / median(empty);
    return {
      name: '`assay decode` from a cold start',
      measured: `${digits(ratio)} × node -e 0`,
      goal: 'at most 2.5 ×',
      met: ratio <= 2.5,
      detail: `${digits(median(decode))} ms against ${digits(median(empty))} ms`,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
