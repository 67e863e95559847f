import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The browser host, running for a measurement on a data directory of its own. */
export interface ServedPage {
  /** Works once. */
  readonly address: string;
  readonly close: () => void;
}

/** Starts the browser host that was built. */
export async function servedPage(): Promise<ServedPage> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const host = spawn(process.execPath, ['dist/cli/assay.js', 'serve', '--no-open'], {
    env: { ...process.env, ASSAY_HOME: home, ASSAY_KEYRING: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = (): void => {
    host.kill();
    rmSync(home, { recursive: true, force: true });
  };
  return { address: await printedAddress(host.stdout), close };
}

async function printedAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let printed = '';
  for await (const chunk of output) {
    printed += chunk.toString();
    const address = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(printed)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`the browser host printed no address: ${printed}`);
}
