import { ipcRenderer } from 'electron';

/** Hands the page's port to the main process, which checks where it comes from. Decides nothing. */
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'assay:connect') ipcRenderer.postMessage('assay:connect', null, [...event.ports]);
});
