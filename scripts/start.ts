/**
 * `npm start`: builds Assay and opens it. In a desktop window where Electron's runtime and a display are there, in the
 * browser otherwise or when asked with `--browser`.
 */
import { spawn } from 'node:child_process';
import { build, canRunElectron, display, electronArguments } from './runtime.ts';

const passed = process.argv.slice(2);
const wantsBrowser = passed.includes('--browser');
const rest = passed.filter((argument) => argument !== '--browser');

await build();

const electron = wantsBrowser ? undefined : await canRunElectron();
if (electron?.problem !== undefined) console.error(electron.problem);
if (electron !== undefined && electron.path !== undefined && !display()) {
  console.error('There is no display for a window; starting the browser host instead.');
}

const child =
  electron?.path !== undefined && display()
    ? spawn(electron.path, [...electronArguments(), '.', ...rest], { stdio: 'inherit' })
    : spawn(process.execPath, ['dist/cli/assay.js', 'serve', ...rest], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
