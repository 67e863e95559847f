/**
 * `npm run dev`: the page with hot reload, and the host restarted when its sources change. In the desktop window, or with
 * `--browser` before the browser host.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { createServer } from 'vite';
import { build, canRunElectron, display, electronArguments } from './runtime.ts';

const electron = process.argv.includes('--browser') || !display() ? undefined : await canRunElectron();
if (electron?.problem !== undefined) console.error(electron.problem);

const hostPort = 5174;
const toHost = { target: `http://127.0.0.1:${hostPort}` };
const server = await createServer({ server: { host: '127.0.0.1', proxy: { '/rpc': toHost, '/session': toHost } } });
await server.listen();
const page = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/';

let host: ChildProcess | undefined;
let pending: NodeJS.Timeout | undefined;

async function restart(): Promise<void> {
  host?.kill();
  await build();
  const environment = { ...process.env, ASSAY_DEVELOPMENT_PAGE: page };
  host =
    electron?.path === undefined
      ? spawn(process.execPath, ['dist/cli/assay.js', 'serve', '--port', String(hostPort)], { stdio: 'inherit', env: environment })
      : spawn(electron.path, [...electronArguments(), '.'], { stdio: 'inherit', env: environment });
}

await restart();
for (const directory of ['core', 'electron']) {
  watch(directory, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => void restart(), 200);
  });
}
