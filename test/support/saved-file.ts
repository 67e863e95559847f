import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { RunningApp } from './app.ts';
import { inMainProcess } from './main-process.ts';

/** The text of the file that the page saves while `save` runs. */
export async function savedFile(app: RunningApp, home: string, save: () => Promise<void>): Promise<string> {
  return (await savedBytes(app, home, save)).toString('utf8');
}

/** The bytes of the file that the page saves while `save` runs. */
export async function savedBytes({ page, electron }: RunningApp, home: string, save: () => Promise<void>): Promise<Buffer> {
  const path = join(home, 'saved');
  if (electron === undefined) {
    const [download] = await Promise.all([page.waitForEvent('download'), save()]);
    await download.saveAs(path);
  } else {
    // A person would be asked where to.
    await inMainProcess(() =>
      electron.evaluate(({ session }, savePath) => {
        Reflect.set(globalThis, 'savedAs', null);
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(savePath);
          item.once('done', (_done, state) => Reflect.set(globalThis, 'savedAs', state));
        });
      }, path),
    );
    await save();
    const state = () => inMainProcess(() => electron.evaluate((): unknown => Reflect.get(globalThis, 'savedAs')));
    await expect.poll(state).toBe('completed');
  }
  return await readFile(path);
}
