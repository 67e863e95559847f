import type { PlaygroundStatus } from '../../../core/contract/playground.ts';
import { integerArgument } from '../arguments.ts';
import { columns } from '../columns.ts';
import type { DefineCommand } from '../command-table.ts';
import { withApi } from '../session.ts';
import { stopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';

type RunningPlayground = Extract<PlaygroundStatus, { state: 'running' }>;

/** `assay playground`: an authorization server and an API on 127.0.0.1 until stopped. */
export const definePlayground: DefineCommand = (command, terminal) => {
  command
    .description('Runs an authorization server and an API on 127.0.0.1 until stopped, with clients ready to use.')
    .option('--port <port>', 'port; a free one if left out', integerArgument('--port', 0, 65_535))
    .option('--json', 'print one line of JSON')
    .action((options: { port?: number; json?: true }) =>
      withApi(terminal, async (api) => {
        const stopped = stopSignal();
        const { port } = options;
        const status = await api.playground.start(port === undefined ? {} : { port });
        if (status.state !== 'running') return;
        await terminal.output(options.json ? playgroundLine(status) : playgroundText(status, terminal));
        await stopped;
        await api.playground.stop();
      }),
    );
};

function playgroundLine({ issuer, tokenEndpoint, apiUrl, port, clients }: RunningPlayground): string {
  return `${JSON.stringify({ issuer, tokenEndpoint, apiUrl, port, clients })}\n`;
}

function playgroundText({ issuer, tokenEndpoint, apiUrl, clients }: RunningPlayground, { style }: Terminal): string {
  const addresses = [
    ['issuer', issuer],
    ['token endpoint', tokenEndpoint],
    ['API', apiUrl],
  ];
  const rows = clients.map(({ name, clientId, method, grant }) => [name, clientId, method, grant]);
  return [
    columns(addresses, (cell, column) => (column === 0 ? style('dim', cell) : cell)),
    columns([['NAME', 'CLIENT_ID', 'METHOD', 'GRANT'], ...rows], (cell, _column, row) => (row === 0 ? style('dim', cell) : cell)),
    'It keeps its state for this run only. Stop it with Ctrl+C.\n',
  ].join('\n');
}
