import { createPrivateKey } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { dropFiles } from '../support/dropped-files.ts';
import { accessToken, certifiedToken, encryptedClaims, nestedJwe, signer } from '../support/inspected-tokens.ts';
import { filePassword, keyFiles } from '../support/key-files.ts';
import { localServer, type LocalServer } from '../support/local-server.ts';
import { startTour, step } from '../support/workbench-page.ts';

/** An issuer with metadata and a key set. */
async function issuingServer(): Promise<LocalServer> {
  const server: LocalServer = await localServer((request, response) => {
    const documents: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': {
        issuer: server.origin,
        jwks_uri: `${server.origin}/jwks`,
        token_endpoint: `${server.origin}/token`,
      },
      '/jwks': { keys: [signer.jwk] },
    };
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(document ?? {}));
  });
  return server;
}

/** As many bytes as A256GCM takes. */
const secret = 'open sesame, open sesame, open!!';

async function open(page: Page, text: string, tab: 'Verify' | 'Decrypt'): Promise<Locator> {
  await page.getByRole('link', { name: 'Inspector' }).click();
  await page.getByRole('textbox', { name: 'Token' }).fill(text);
  const opened = page.getByRole('region', { name: 'Opened' });
  await opened.getByRole('tab', { name: tab }).click();
  return opened.getByRole('region', { name: tab });
}

test('a token is verified with each kind of key, and what was checked, with what and why not is said', async ({ window }) => {
  const issuer = await issuingServer();
  const panel = await open(window, await accessToken(issuer.origin), 'Verify');
  const way = panel.getByRole('combobox', { name: 'With' });
  const verify = panel.getByRole('button', { name: 'Verify' });

  await way.selectOption('A key or secret I give');
  await verify.click();
  await expect(panel.getByText('Paste a key, or choose a file.')).toBeVisible();
  const given = panel.getByRole('textbox', { name: 'Key' });
  await given.fill(signer.pem);
  await verify.click();
  await expect(panel.getByText(/^Signature verified with key .*the key given/)).toBeVisible();
  const beside = panel.getByRole('region', { name: 'Checked beside the signature' });
  await expect(beside.getByRole('listitem')).toHaveText([/exp.*passed/, /nbf.*passed/, /aud.*not checked/, /iss.*not checked/]);
  await panel.getByRole('textbox', { name: 'Expected audience (aud)' }).fill('https://other.example');
  await expect(beside.getByRole('listitem').filter({ hasText: 'aud' })).toContainText('failed');
  await panel.getByRole('textbox', { name: 'Expected audience (aud)' }).fill('https://api.example');
  await expect(beside.getByRole('listitem').filter({ hasText: 'aud' })).toContainText('passed');

  await beside.getByRole('button', { name: 'As of now' }).click();
  await window.getByRole('menuitem', { name: /^When it ends/ }).click();
  await expect(beside.getByRole('listitem').filter({ hasText: /^exp/ })).toContainText('failed');
  await beside.getByRole('button', { name: /^As of 2/ }).click();
  await window.getByRole('menuitem', { name: 'Now' }).click();
  await expect(beside.getByRole('listitem').filter({ hasText: /^exp/ })).toContainText('passed');

  await given.fill(signer.otherPem);
  await expect(panel.getByText('Signature verified')).toBeHidden();
  await verify.click();
  await expect(panel.getByText(/^Signature failed The signature does not match/)).toBeVisible();
  await given.fill(JSON.stringify({ keys: [signer.jwk] }));
  await verify.click();
  await expect(panel.getByText(/^Signature verified with key “mine-1”/)).toBeVisible();
  await dropFiles(given, { 'fixture.p12': Buffer.from(keyFiles.pkcs12, 'base64') });
  await expect(panel.getByText('fixture.p12')).toBeVisible();
  await expect(panel.getByLabel(/^Password of the file/)).toBeVisible();
  await verify.click();
  await expect(panel.getByText('The PKCS#12 file is encrypted. Enter its password.')).toBeVisible();
  const password = panel.getByLabel(/^Password of the file/);
  await password.fill(filePassword);
  await verify.click();
  await expect(panel.getByText(/^Signature failed /)).toBeVisible();
  await password.fill('');
  await expect(password).toBeFocused();
  await panel.getByRole('button', { name: 'Paste text instead' }).click();
  await expect(password).toBeHidden();

  await way.selectOption('A JWK Set at an address');
  await panel.getByRole('textbox', { name: 'jwks_uri' }).fill(`${issuer.origin}/jwks`);
  await verify.click();
  await expect(panel.getByText(/^Signature verified with key “mine-1”.*\/jwks/)).toBeVisible();
  await way.selectOption('The issuer’s published keys');
  await expect(panel.getByRole('textbox', { name: 'Issuer', exact: true })).toHaveValue(issuer.origin);
  await expect(panel.getByRole('textbox', { name: 'Expected issuer (iss)' })).toHaveAttribute('placeholder', issuer.origin);
  await verify.click();
  await expect(panel.getByText(/^Signature verified with key “mine-1”/)).toBeVisible();
  await expect(beside.getByRole('listitem').filter({ hasText: 'iss' })).toContainText('passed');
  await issuer.close();
  await panel.getByRole('textbox', { name: 'Issuer', exact: true }).fill(`${issuer.origin}/`);
  await verify.click();
  await expect(panel.getByText('Server not reached')).toBeVisible();

  await window.getByRole('textbox', { name: 'Token' }).fill(await certifiedToken(issuer.origin));
  await way.selectOption('The certificate in the token (x5c)');
  await verify.click();
  await expect(panel.getByText(/^Signature verified with key “certificate “.*the x5c of the token itself/)).toBeVisible();
  await expect(panel.getByText('Trust needs a chain up to an authority that you know.')).toBeVisible();
});

test('a held key verifies what it signed, by its name', async ({ window }) => {
  await startTour(window);
  await step(window, 'Assertion').click();
  const signed = window.getByRole('region', { name: 'Signed assertion' }).getByRole('paragraph').filter({ hasText: /^eyJ/ });
  const panel = await open(window, (await signed.textContent()) ?? '', 'Verify');
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A key held here');
  await panel.getByRole('combobox', { name: 'Key' }).selectOption({ index: 1 });
  await panel.getByRole('button', { name: 'Verify' }).click();
  await expect(panel.getByText(/^Signature (?:verified|failed)/)).toBeVisible();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('All keys held here');
  await panel.getByRole('button', { name: 'Verify' }).click();
  await expect(panel.getByText(/^Signature verified with key “Playground: .*held here/)).toBeVisible();

  const gone = await localServer(() => undefined);
  await gone.close();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A JWK Set at an address');
  await panel.getByRole('textbox', { name: 'jwks_uri' }).fill(`${gone.origin}/jwks`);
  await panel.getByRole('button', { name: 'Verify' }).click();
  await expect(panel.getByText('Server not reached')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Opened' }).getByText('Signature verified')).toHaveCount(0);
});

test('an encrypted token is opened with a key that is given, layer by layer, and decrypted is not called authentic', async ({ window }) => {
  const inner = await accessToken('https://as.example');
  const { token, privatePem } = await nestedJwe(inner, secret);
  const panel = await open(window, token, 'Decrypt');
  await expect(panel.getByText(/At most 5 encryptions inside each other.*not authenticated/)).toBeVisible();
  const key = panel.getByRole('textbox', { name: 'Key' });
  const decrypt = panel.getByRole('button', { name: 'Decrypt' });
  await decrypt.click();
  await expect(panel.getByText(/It stays shut/)).toBeVisible();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A key or password I give');
  await key.fill(privatePem);
  await decrypt.click();
  await expect(panel.getByText(/^Good: Decrypted with .*RSA-OAEP-256, A256GCM/)).toBeVisible();
  await expect(panel.getByText('What is inside stays shut.')).toBeVisible();
  await panel.getByRole('button', { name: 'Open the token inside' }).click();
  const trail = window.getByRole('navigation', { name: 'Tokens inside each other' });
  await expect(trail).toHaveText('JWEJWE');
  await window.getByRole('tab', { name: 'Decrypt' }).click();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A key or password I give');
  await key.fill(secret);
  await decrypt.click();
  await expect(trail).toHaveText('JWEJWEJWT');
  await expect(window.getByText(/who wrote it is shown by its signature/)).toBeVisible();
  await expect(window.getByRole('region', { name: 'Opened' }).getByRole('treegrid', { name: 'Claims' })).toContainText('acme');
  await trail.getByRole('button', { name: 'JWE' }).first().click();
  await expect(trail).toBeHidden();

  const keys = [createPrivateKey(privatePem).export({ format: 'jwk' }), { kty: 'oct', k: Buffer.from(secret).toString('base64url') }];
  await window.getByRole('tab', { name: 'Decrypt' }).click();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A key or password I give');
  await key.fill(JSON.stringify({ keys }));
  await decrypt.click();
  await expect(trail).toHaveText('JWEJWEJWT');
  const how = window.getByRole('region', { name: 'Opened' }).getByRole('paragraph').filter({ hasText: 'Decrypted with' });
  await expect(how).toHaveText([/^Decrypted with “.*”, .*: dir, A256GCM\.$/]);
  await trail.getByRole('button', { name: 'JWE' }).nth(1).click();
  await expect(trail).toHaveText('JWEJWE');
  await expect(how).toHaveText([/^Decrypted with “.*”, .*: RSA-OAEP-256, A256GCM\.$/]);
  await trail.getByRole('button', { name: 'JWE' }).click();
  await expect(trail).toBeHidden();

  await window.getByRole('textbox', { name: 'Token' }).fill(await encryptedClaims(secret));
  await window.getByRole('tab', { name: 'Decrypt' }).click();
  await panel.getByRole('combobox', { name: 'With' }).selectOption('A key or password I give');
  await key.fill(secret);
  await decrypt.click();
  await expect(panel.getByRole('group', { name: 'Decrypted content' })).toContainText('inside');
  await expect(panel.getByText(/not authenticat/).last()).toBeVisible();
  await window.getByRole('tab', { name: 'Findings' }).click();
  const findings = window.getByRole('region', { name: 'Opened' });
  await expect(findings.getByText(/^Inside is a set of claims that nobody signed/)).toBeVisible();
  await expect(findings.getByText('claims.exp').first()).toBeVisible();
});
