import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';
import { assay, startAssay } from '../support/assay-cli.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(() => home.remove());

test('serve prints an address at which the page is, and stops with exit code 0', async () => {
  const running = await startAssay(home, ['serve', '--no-open']);
  expect(running.firstLine).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+$/);
  const page = await fetch(running.firstLine);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const { port } = new URL(running.firstLine);
  const second = await assay(home, ['serve', '--no-open', '--port', port]);
  expect({ code: second.code, stderr: second.stderr }).toEqual({
    code: 1,
    stderr: `assay: Port ${port} is used by another program. Choose another port, or leave it out to take a free one (--port).\n`,
  });
  expect(await running.stop('SIGINT')).toMatchObject({ code: 0 });
});
