import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of 2 MB, where this system lets a test mount one. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until nothing more fits. */
  readonly fill: () => void;
  /** Makes room again. */
  readonly free: () => void;
  readonly remove: () => void;
}

/** Mounts one, or answers why that cannot be done here. */
export function mountSmallDisk(): SmallDisk | { readonly refused: string } {
  const path = mkdtempSync(join(tmpdir(), 'assay-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { encoding: 'utf8' });
  if (mount.status !== 0) {
    rmSync(path, { recursive: true });
    return { refused: `a small file system cannot be mounted here: ${(mount.error?.message ?? mount.stderr).trim()}` };
  }
  const filling = join(path, 'filling');
  return {
    path,
    fill() {
      const file = openSync(filling, 'a');
      for (const size of [4096, 1]) while (fits(file, size));
      closeSync(file);
    },
    free: () => rmSync(filling),
    remove() {
      spawnSync('umount', ['-l', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function fits(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}
