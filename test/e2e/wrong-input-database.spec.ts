import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../electron/store/connection.ts';
import { expect, test } from '../support/app.ts';
import { holdClient } from '../support/held-client.ts';
import { startHttpServer } from '../support/hostile-server.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { requestToken, step } from '../support/workbench-page.ts';

const whenDone: (() => void)[] = [];
test.afterAll(() => {
  for (const finish of whenDone) finish();
});

function holdAcme(home: string, tokenEndpoint = 'https://as.example/token'): void {
  const options = ['--client-id', 'acme', '--token-endpoint', tokenEndpoint, '--method', 'client_secret_basic', '--scope', 'read'];
  holdClient(home, 'Acme', options, 'a secret of the client');
}

test('a database of a newer Assay is refused with what to do, and left untouched', async ({ launch, home }) => {
  holdAcme(home);
  const path = join(home, 'assay.db');
  const database = connect(path);
  database.exec('PRAGMA user_version = 77; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const before = readFileSync(path);
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'The database cannot be used.' })).toBeVisible();
  await expect(
    page.getByText(`The database “${path}” was written by a newer Assay (version 77, this one knows `, { exact: false }),
  ).toBeVisible();
  await expect(page.getByText('update Assay, or set ASSAY_HOME to another directory.', { exact: false })).toBeVisible();
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a damaged database is kept under another name, and the page says which', async ({ launch, home }) => {
  holdAcme(home);
  const path = join(home, 'assay.db');
  const damaged = Buffer.from(readFileSync(path)).fill(0xab, 4096);
  writeFileSync(path, damaged);
  const { page } = await launch();
  const notice = page.getByText(/The database was damaged and is kept as “assay\.db\.damaged-[^”]+”; a new one was begun\./);
  await expect(notice).toBeVisible();
  const name = /“(.+)”/.exec((await notice.textContent()) ?? '')?.[1] ?? '';
  expect(readdirSync(home)).toContain(name);
  expect(readFileSync(join(home, name)).equals(damaged)).toBe(true);
  await expect(page.getByRole('button', { name: /^Start the playground/ })).toBeVisible();
});

test('what is typed while another program holds the database is kept as soon as it lets go', async ({ launch, home }) => {
  test.slow();
  holdAcme(home);
  const { page } = await launch();
  await step(page, 'Token request').click();
  const scope = page.getByRole('textbox', { name: 'scope' });
  await expect(scope).toHaveValue('read');
  const other = connect(join(home, 'assay.db'));
  other.exec('BEGIN IMMEDIATE');
  await scope.fill('typed while locked');
  await expect(page.getByText(/is locked by another program; .+ The draft stays here and is kept once that works\./)).toBeVisible({
    timeout: 20_000,
  });
  other.exec('ROLLBACK');
  const kept = other.prepare('SELECT count(*) AS count FROM drafts WHERE document LIKE ?');
  await expect.poll(() => Number(Reflect.get(kept.get('%typed while locked%') ?? {}, 'count')), { timeout: 20_000 }).toBe(1);
  other.close();
});

test('on a full disk nothing is lost: the answer is shown, the form stays, and both are kept once there is room', async ({ launch }) => {
  test.slow();
  const disk = mountSmallDisk();
  test.skip('refused' in disk, 'refused' in disk ? disk.refused : '');
  if ('refused' in disk) return;
  whenDone.push(disk.remove);
  const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  const answer = JSON.stringify({ access_token: `opaque-${'x'.repeat(9000)}`, token_type: 'Bearer' });
  const server = await startHttpServer((_, response) => void response.writeHead(200, json).end(answer));
  holdAcme(disk.path, `${server.url}/token`);
  const app = await launch({ home: disk.path });
  const { page } = app;
  await step(page, 'Token request').click();
  await expect(page.getByRole('textbox', { name: 'scope' })).toHaveValue('read');
  disk.fill();
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('200');
  const said = /The tokens are not kept\. The disk that holds “.+” is full, so nothing was saved; free some space and try again\./;
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText(said);
  await expect(step(page, 'Tokens')).toContainText('none yet');

  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme, renamed on a full disk');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(
    page.getByText(/^Error: The disk that holds “.+” is full, so nothing was saved; free some space and try again\.$/),
  ).toBeVisible();
  disk.free();
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('button', { name: 'Client: Acme, renamed on a full disk' })).toBeVisible();
  await app.close();
  await server.close();
});

test('a port that another program uses is named in the field, and a free one can be taken', async ({ window }) => {
  const other = await startHttpServer((_, response) => void response.end());
  await window.getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('textbox', { name: 'Port' }).fill(String(other.port));
  await window.getByRole('button', { name: 'Start' }).click();
  await expect(
    window.getByText(`Port ${other.port} is used by another program. Choose another port, or leave it out to take a free one.`),
  ).toBeVisible();
  await window.getByRole('textbox', { name: 'Port' }).fill('');
  await window.getByRole('button', { name: 'Start' }).click();
  await expect(window.getByText(/^Running on port \d+$/)).toBeVisible();
  await other.close();
});
