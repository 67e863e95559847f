import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import { encodings, storedSecrets } from '../support/stored-secrets.ts';
import { call, chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

const passphrase = 'correct horse battery staple';

test('after a full run no client secret and no private key is in a file, in the output or in the page’s memory', async ({
  launch,
  home,
}) => {
  test.slow();
  const app = await launch();
  const { page } = app;
  await startTour(page);
  for (const client of ['Playground: client_secret_jwt', 'Playground: client_secret_basic', 'Playground: refresh token']) {
    await chooseClient(page, client);
    await requestToken(page);
    await expect(step(page, 'Token request')).toContainText('200');
    await page.getByRole('radio', { name: 'Request' }).click();
    await page.getByRole('radio', { name: 'curl' }).click();
    await call(page);
    await expect(step(page, 'Call')).toContainText('200');
  }
  for (const view of ['Clients', 'Keys', 'Settings']) await page.getByRole('link', { name: view }).click();

  const memory = await heapSnapshot(page);
  await app.close();
  const places = [
    { place: 'the page’s memory', text: memory },
    { place: 'the output', text: app.printed() },
    ...readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => ({ place: path.slice(home.length), text: readFileSync(path, 'latin1') })),
  ];
  const secrets = await storedSecrets(home, passphrase);
  const found = secrets.flatMap(({ owner, text }) =>
    encodings(text).flatMap((form) => places.filter((place) => place.text.includes(form)).map(({ place }) => `${owner} in ${place}`)),
  );

  expect(secrets.length).toBeGreaterThanOrEqual(3);
  expect(places.length).toBeGreaterThanOrEqual(3);
  expect(memory).toContain('playground-client-secret-basic');
  expect(found).toEqual([]);
});
