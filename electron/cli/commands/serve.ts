import { openPage } from '../../loopback/open-page.ts';
import { startLoopbackHost } from '../../loopback/server.ts';
import { pageDirectory } from '../../pages/page-directory.ts';
import { integerArgument } from '../arguments.ts';
import type { DefineCommand } from '../command-table.ts';
import { openHost } from '../host.ts';
import { stopSignal } from '../stop-signal.ts';

/** `assay serve`: the workbench in the browser, served on 127.0.0.1 until stopped. */
export const defineServe: DefineCommand = (command, terminal) => {
  command
    .description('Serves the workbench on 127.0.0.1 until stopped, and opens it in the browser.')
    .option('--port <port>', 'port; a free one if left out', integerArgument('--port', 0, 65_535), 0)
    .option('--no-open', 'print the address only')
    .action(async ({ port, open }: { port: number; open: boolean }) => {
      const stopped = stopSignal();
      const host = openHost('browser');
      try {
        const developmentPage = process.env['ASSAY_DEVELOPMENT_PAGE'];
        const server = await startLoopbackHost({
          router: host.router,
          pages: pageDirectory(),
          port,
          ...(developmentPage === undefined ? {} : { developmentOrigin: new URL(developmentPage).origin }),
        });
        const url = developmentPage === undefined ? server.launchUrl : new URL(new URL(server.launchUrl).hash, developmentPage).href;
        await terminal.output(`${url}\n`);
        await terminal.diagnose('The address works once. Stop Assay with Ctrl+C.');
        if (open && !(await openPage(url))) await terminal.diagnose('No browser could be opened. Open the address yourself.');
        await stopped;
        await server.close();
      } finally {
        await host.close();
      }
    });
};
