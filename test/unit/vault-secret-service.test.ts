import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasSecretService, startSecretService, type SecretService } from '../support/secret-service.ts';

const program = fileURLToPath(new URL('../support/vault-process.ts', import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-test-'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs a process on the data directory, with no message bus unless it is given one. */
async function run(environment: Readonly<Record<string, string>>, ...action: string[]): Promise<unknown> {
  const { DBUS_SESSION_BUS_ADDRESS: _, XDG_RUNTIME_DIR: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, home, ...action], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

const available = hasSecretService();

// Under CI the packages are installed; were they missing, that must be seen.
describe.skipIf(!available && process.env['CI'] === undefined)('with a real Secret Service', () => {
  let service: SecretService;
  beforeAll(async () => {
    service = await startSecretService();
  });
  afterAll(() => service.stop());

  test('the data key is kept in the keyring from one process to the next', async () => {
    expect(await run(service.environment, 'status')).toEqual({ protection: 'keyring', locked: false, reason: null });
    const sealed = await run(service.environment, 'seal', 'a', 'secret');
    expect(await run(service.environment, 'open', 'a', String(sealed))).toBe('secret');
  });

  test('processes that start at the same moment share one data key', async () => {
    const sealed = await Promise.all(['a', 'b', 'c'].map((id) => run(service.environment, 'seal', id, `secret of ${id}`)));
    const opened = await Promise.all(['a', 'b', 'c'].map((id, index) => run(service.environment, 'open', id, String(sealed[index]))));
    expect(opened).toEqual(['secret of a', 'secret of b', 'secret of c']);
  });

  test('each data directory has a key of its own', async () => {
    const sealed = await run(service.environment, 'seal', 'a', 'secret');
    const first = home;
    home = mkdtempSync(join(tmpdir(), 'assay-test-'));
    expect(await run(service.environment, 'open', 'a', String(sealed))).toMatchObject({ code: 'INVALID_INPUT' });
    rmSync(first, { recursive: true });
  });

  test('a vault in the keyring is locked for a process that cannot reach it, even with a passphrase', async () => {
    const sealed = await run(service.environment, 'seal', 'a', 'secret');
    for (const environment of [{}, { ASSAY_PASSPHRASE: 'x' }, { ...service.environment, ASSAY_KEYRING: 'off' }]) {
      expect(await run(environment, 'status')).toMatchObject({ protection: 'keyring', locked: true });
      expect(await run(environment, 'open', 'a', String(sealed))).toMatchObject({ code: 'VAULT_LOCKED' });
    }
    expect(await run(service.environment, 'open', 'a', String(sealed))).toBe('secret');
  });

  test('a keyring that stopped answering locks the vault and holds nobody up', async () => {
    const sealed = await run(service.environment, 'seal', 'a', 'secret');
    service.freeze();
    try {
      const asked = performance.now();
      expect(await run(service.environment, 'open', 'a', String(sealed))).toMatchObject({ code: 'VAULT_LOCKED' });
      expect(performance.now() - asked).toBeLessThan(15_000);
    } finally {
      service.thaw();
    }
    expect(await run(service.environment, 'open', 'a', String(sealed))).toBe('secret');
  });
});

test('without a message bus a new vault is in memory, and says why', async () => {
  expect(await run({}, 'status')).toEqual({
    protection: 'memory',
    locked: false,
    reason: expect.stringMatching(
      /^Secrets are kept for this run only because no keyring service \(Secret Service\) answers in this session; set a passphrase to keep them\.$/,
    ),
  });
});

describe.skipIf(process.platform !== 'linux')('with a message bus that takes connections and never answers', () => {
  let bus: Server;
  const path = join(tmpdir(), `assay-bus-${process.pid}`);
  beforeAll(async () => {
    bus = createServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => bus.listen(path, resolve));
  });
  afterAll(() => void bus.close());

  test('a process gives up waiting and ends', async () => {
    const asked = performance.now();
    expect(await run({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }, 'status')).toEqual({
      protection: 'memory',
      locked: false,
      reason: expect.stringContaining('does not answer'),
    });
    expect(performance.now() - asked).toBeLessThan(15_000);
  });
});
