import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A gnome-keyring of a test's own, unlocked, on a message bus of its own. */
export interface SecretService {
  /** What makes a process find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops the daemon from answering, and lets it answer again. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const programs = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'];

/** Whether this machine can run one. */
export function hasSecretService(): boolean {
  return process.platform === 'linux' && programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
}

const session = `
  printf '\\n' | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
  daemon=$!
  until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets \\
    | grep -q 'boolean true'; do sleep 0.05; done
  echo "$daemon $DBUS_SESSION_BUS_ADDRESS"
  cat
  kill "$daemon"`;

/** Starts one. Its files are in a directory that goes away with it. */
export async function startSecretService(): Promise<SecretService> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-keyring-'));
  const environment = { HOME: directory, XDG_DATA_HOME: join(directory, 'data'), XDG_CACHE_HOME: join(directory, 'cache') };
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', session], {
    env: { ...process.env, ...environment, XDG_RUNTIME_DIR: '' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const [daemon = '', address = ''] = String(line).split(' ');
  return {
    environment: { ...environment, DBUS_SESSION_BUS_ADDRESS: address },
    freeze: () => void process.kill(Number(daemon), 'SIGSTOP'),
    thaw: () => void process.kill(Number(daemon), 'SIGCONT'),
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
