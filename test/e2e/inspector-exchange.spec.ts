import { expect, test } from '../support/app.ts';
import { lookAt } from '../support/looked-at.ts';
import { startTour } from '../support/workbench-page.ts';

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

test('a recorded request is explained in the inspector, against the registration that it fits and another', async ({ launch }, info) => {
  const { page } = await launch({ viewport: { width: 1280, height: 800 } });
  const look = lookAt(page, info);
  await startTour(page);
  const id = 'billing';
  const claims = { iss: id, sub: 'somebody', aud: 'https://as.example', jti: '0123456789abcdef', iat: 1_767_225_600, exp: 1_767_225_660 };
  const assertion = `${encoded({ alg: 'ES256', kid: 'k1' })}.${encoded(claims)}.${Buffer.alloc(64, 'A').toString('base64url')}`;
  const body = new URLSearchParams({
    response_type: 'code',
    client_id: id,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const text = [
    'POST /par HTTP/1.1',
    'Host: as.example',
    'Content-Type: application/x-www-form-urlencoded',
    '',
    body.toString(),
    '',
    'HTTP/1.1 401 Unauthorized',
    'Date: Thu, 01 Jan 2026 00:00:05 GMT',
    'Content-Type: application/json',
    '',
    '{"error":"invalid_client"}',
  ].join('\n');
  await page.getByRole('link', { name: 'Inspector' }).click();
  const input = page.getByRole('textbox', { name: 'Token, or text with tokens in it' });
  await input.fill(text);
  await page.getByRole('button', { name: 'Why was it refused?' }).click();
  const pane = page.getByRole('region', { name: 'Why it was refused' });
  await expect(pane).toContainText('POST https://as.example/par');
  await expect(pane.getByRole('list', { name: 'Causes' })).toContainText('“sub” is “somebody”');
  await look('explained');
  await pane.getByRole('combobox', { name: 'Judged against' }).selectOption({ label: 'Playground: private_key_jwt' });
  await expect(pane.getByRole('list', { name: 'Causes' })).toContainText('playground-private-key-jwt');
  await expect(pane.getByRole('button', { name: 'Copy a summary for its operator' })).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Fix and send again' })).toHaveCount(0);
  await look('against a registration');
  await pane.getByRole('button', { name: 'Back to the tokens' }).click();
  await expect(page.getByRole('region', { name: 'Opened' })).toBeVisible();
});
