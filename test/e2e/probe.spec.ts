import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { holdClient } from '../support/held-client.ts';
import { startHttpServer } from '../support/hostile-server.ts';
import { chooseClient, requestToken, startTour, step } from '../support/workbench-page.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 800],
  ['dark', 1440, 900],
] as const) {
  test(`a refused request is probed: the plan, the answers, and the change that is offered and taken, ${colorScheme}`, async ({
    launch,
  }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width, height } });
    await startTour(page);
    await step(page, 'Assertion').click();
    const audience = page.getByRole('textbox', { name: 'aud', exact: true });
    await audience.fill('https://as.example');
    await page.getByRole('button', { name: 'Sign and request token' }).click();
    await expect(step(page, 'Token request')).toContainText('401');

    await page.getByRole('button', { name: 'Probe…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask the server what it wants' });
    await expect(dialog.getByText(/At most \d+ requests go to http:\/\/127\.0\.0\.1:\d+\/token and nowhere else/)).toBeVisible();
    const requests = dialog.getByRole('list', { name: 'Requests' }).getByRole('listitem');
    await expect(requests.first()).toContainText('Set aud to http://127.0.0.1');
    await page.waitForTimeout(250);
    await page.screenshot({ path: info.outputPath('plan.png') });
    const found = await accessibilityViolations(page);

    await dialog.getByRole('combobox', { name: 'How fast' }).selectOption('1 every 2 seconds');
    await dialog.getByRole('button', { name: 'Send these requests' }).click();
    await expect(requests.first()).toContainText(/^As it is.*refused 401 invalid_client$/);
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect(dialog.getByText('The probe was stopped.')).toBeVisible();

    await dialog.getByRole('combobox', { name: 'How fast' }).selectOption('5 a second');
    await dialog.getByRole('button', { name: 'Probe again' }).click();
    await expect(dialog.getByText(/This server takes the issuer as audience\. That one change suffices/)).toBeVisible();
    await expect(requests.nth(3)).toContainText('Confirm: Set aud to');
    await page.waitForTimeout(250);
    await page.screenshot({ path: info.outputPath('found.png') });
    expect([...found, ...(await accessibilityViolations(page))]).toEqual([]);

    await dialog.getByRole('button', { name: 'Change it and send' }).click();
    await expect(dialog).toBeHidden();
    await expect(step(page, 'Token request')).toContainText('200');
    await step(page, 'Assertion').click();
    await expect(audience).toHaveValue('{{issuer}}');
  });
}

test('how Basic is encoded is found; a probe keeps to its number, and ends where the server asks for fewer or is gone', async ({
  launch,
  home,
}, info) => {
  const secret = 'p@ss/wörd';
  let tooMany = false;
  const server = await startHttpServer((request, response) => {
    const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    const pair = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    if (tooMany) response.writeHead(429, { ...json, 'retry-after': '60' }).end('{"error":"slow_down"}');
    else if (pair === `acme:${secret}`) response.writeHead(200, json).end('{"access_token":"opaque","token_type":"Bearer"}');
    else response.writeHead(401, json).end('{"error":"invalid_client","error_description":"no such client"}');
  });
  const address = `${server.url}/token`;
  holdClient(home, 'Acme', ['--client-id', 'acme', '--method', 'client_secret_basic', '--token-endpoint', address], secret);
  const { page } = await launch();
  await chooseClient(page, 'Acme');
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('401');

  await page.getByRole('button', { name: 'Probe…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask the server what it wants' });
  const requests = dialog.getByRole('list', { name: 'Requests' }).getByRole('listitem');
  await expect(requests.first()).toContainText('Send client_id and secret without form-encoding');
  const most = dialog.getByRole('textbox', { name: 'Requests at most' });
  await most.fill('41');
  await expect(dialog.getByText('Enter a whole number from 1 to 40.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Send these requests' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'How fast' }).selectOption('5 a second');
  await most.fill('1');
  await expect(dialog.getByText('At most 1 request goes to')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send these requests' }).click();
  await expect(dialog.getByText('The number of requests leaves none for a change: allow more.')).toBeVisible();
  await expect(requests.nth(1)).toContainText('not tried');

  tooMany = true;
  await dialog.getByRole('button', { name: 'Probe again' }).click();
  await expect(dialog.getByText('The server asks for fewer requests, so the probe has ended.')).toBeVisible();
  tooMany = false;
  await most.fill('40');
  await dialog.getByRole('button', { name: 'Probe again' }).click();
  await expect(dialog.getByText(/This server wants client_id and secret as they are in the Authorization header/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change it and send' }).click();
  await expect(step(page, 'Token request')).toContainText('200');
  const header = page.getByRole('combobox', { name: 'client_id and secret in the header' });
  await expect(header).toHaveValue('raw');

  await header.selectOption('client_id and secret form-encoded, as RFC 6749 has it');
  await requestToken(page);
  await expect(step(page, 'Token request')).toContainText('401');
  await page.getByRole('button', { name: 'Probe…' }).click();
  await expect(requests.first()).toBeVisible();
  await server.close();
  await dialog.getByRole('button', { name: 'Send these requests' }).click();
  await expect(dialog.getByText('No answer came from the server, so the probe has ended.')).toBeVisible();
  await expect(requests.first()).toContainText('Nothing accepts connections');
  await page.screenshot({ path: info.outputPath('unreachable.png') });
  expect(await accessibilityViolations(page)).toEqual([]);
});
