// The baseline for the desktop's start: Electron that opens an empty page.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<title>Empty</title><main>ready</main>');
});
app.on('window-all-closed', () => app.quit());
