import { protocol } from 'electron';
import { pageFile } from '../pages/page-files.ts';

/** The page's origin in the window. */
export const appOrigin = 'app://assay';

/** Must run before the app is ready: makes `app://` a standard, secure scheme with an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page under `app://assay/`, and nothing else. */
export function serveAppProtocol(pages: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const file = url.host === 'assay' && request.method === 'GET' ? await pageFile(pages, url.pathname) : undefined;
    if (file === undefined) return new Response('There is no such file.', { status: 404, headers: { 'content-type': 'text/plain' } });
    return new Response(new Blob([new Uint8Array(file.body)]), { headers: { ...file.headers } });
  });
}
