import open, { apps } from 'open';

/**
 * Opens the page: in a window of its own (app mode) with Chrome or Edge when one is there, else in the default browser.
 * False when nothing could be opened, as on a machine without a display.
 */
export async function openPage(url: string, environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return false;
  try {
    await open(url, { app: [apps.chrome, apps.edge].map((name) => ({ name, arguments: [`--app=${url}`] })) });
    return true;
  } catch {
    return openInDefaultBrowser(url);
  }
}

async function openInDefaultBrowser(url: string): Promise<boolean> {
  try {
    await open(url);
    return true;
  } catch {
    return false;
  }
}
