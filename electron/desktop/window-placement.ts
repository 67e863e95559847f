import Store from 'electron-store';
import { z } from 'zod';
import type { WindowPlacement } from './window.ts';

const rectangle = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(1), height: z.number().int().min(1) });

/** Keeps the window's place in a file beside the database. A file that cannot be read or written is as good as none. */
export function windowPlacement(directory: string): WindowPlacement {
  const open = (): Store => new Store({ cwd: directory, name: 'window', clearInvalidConfig: true });
  return {
    read() {
      try {
        return rectangle.safeParse(open().store['bounds']).data;
      } catch {
        return undefined;
      }
    },
    write(bounds) {
      try {
        open().store = { bounds };
      } catch {
        // A full disk must not keep the window from closing.
      }
    },
  };
}
