import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';

/** The text of the file that the page saves while `save` runs. */
export async function savedFile({ page, electron }: RunningApp, home: string, save: () => Promise<void>): Promise<string> {
  const path = join(home, 'saved');
  if (electron === undefined) {
    const [download] = await Promise.all([page.waitForEvent('download'), save()]);
    await download.saveAs(path);
  } else {
    // A person would be asked where to.
    const done = electron.evaluate(
      ({ session }, savePath) =>
        new Promise<void>((resolve) => {
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(savePath);
            item.once('done', () => resolve());
          });
        }),
      path,
    );
    await save();
    await done;
  }
  return await readFile(path, 'utf8');
}
