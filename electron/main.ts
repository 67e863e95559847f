import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';
import { appOrigin, registerAppScheme, serveAppProtocol } from './desktop/app-protocol.ts';
import { acceptConnections } from './desktop/connection.ts';
import { denyPermissions, hardenWebContents } from './desktop/hardening.ts';
import { setMenu } from './desktop/menu.ts';
import { openWindow } from './desktop/window.ts';
import { pageDirectory } from './pages/page-directory.ts';

// The entry must not await readiness at top level: Electron is ready only after the entry has run.

const developmentPage = app.isPackaged ? undefined : process.env['ASSAY_DEVELOPMENT_PAGE'];
const page = developmentPage ?? `${appOrigin}/`;
const preload = join(dirname(fileURLToPath(import.meta.url)), '..', 'preload', 'preload.cjs');

registerAppScheme();
hardenWebContents();

const composed = app.whenReady().then(async () => {
  const { composeDesktop } = await import('./desktop/compose-desktop.ts');
  return composeDesktop();
});

acceptConnections(
  composed.then((desktop) => desktop.router),
  developmentPage === undefined ? appOrigin : new URL(developmentPage).origin,
);

function showWindow(): void {
  openWindow({ url: page, preload, placement: composed.then((desktop) => desktop.placement) });
}

void app.whenReady().then(() => {
  denyPermissions();
  setMenu();
  serveAppProtocol(pageDirectory());
  showWindow();
});
app.on('activate', () => {
  if (BrowserWindow.getAllWindows().length === 0) showWindow();
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
let closed = false;
app.on('before-quit', (event) => {
  if (closed) return;
  event.preventDefault();
  void composed
    .then((desktop) => desktop.close())
    .finally(() => {
      closed = true;
      app.quit();
    });
});
