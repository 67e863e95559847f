import { createServer } from 'node:net';
import { invalidInput } from '../../fault.ts';

/** Below the ranges from which systems take ports for outgoing connections, so that it is likely to be free at every start. */
const firstPort = 20_000;
const portCount = 10_000;

/** The path for a new set: `/acme-signing/jwks.json`. Letters that a URL would have to escape are left out. */
export function keySetPath(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `/${plain.slice(0, 60) || 'keys'}/jwks.json`;
}

/** A port of 127.0.0.1 that is free now and no other set has. `seed` is a UUID. Throws INVALID_INPUT (`port`) when none is found. */
export async function freePort(seed: string, taken: readonly number[]): Promise<number> {
  const start = Number.parseInt(seed.replaceAll('-', '').slice(0, 8), 16) || 0;
  for (let step = 0; step < 100; step += 1) {
    const port = firstPort + ((start + step) % portCount);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw invalidInput('port', 'No free port was found.', { fix: 'Choose one.' });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
