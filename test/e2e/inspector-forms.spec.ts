import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/app.ts';
import { accessToken, detachedJws, generalJws, presentedSdJwt, signer } from '../support/inspected-tokens.ts';
import { compactJwe, compactJws, segment } from '../support/scanned-tokens.ts';

test('every form of a token is named and shown with what belongs to it', async ({ window }) => {
  await window.getByRole('link', { name: 'Inspector' }).click();
  const field = window.getByRole('textbox', { name: 'Token' });
  const opened = window.getByRole('region', { name: 'Opened' });

  await field.fill(await presentedSdJwt());
  const disclosures = opened.getByRole('group', { name: 'Disclosures' });
  await expect(disclosures).toContainText('3 disclosed, 1 of them to be refused');
  await expect(opened.getByText('A verifier must refuse this SD-JWT (RFC 9901 7.1)')).toBeVisible();
  const rows = disclosures.getByRole('table', { name: 'What is disclosed' }).getByRole('row');
  await expect(rows).toHaveText([/given_nameErika/, /address\{"locality":"Köln"\}/, /straytrue.*the issuer did not sign it/]);
  await expect(disclosures).toContainText('1 digest is of what the holder keeps back, or decoys.');
  await expect(disclosures.getByText('Key binding verified:')).toBeVisible();

  await field.fill(await generalJws());
  const signatures = opened.getByRole('group', { name: 'Signatures' });
  await expect(signatures.getByRole('row')).toHaveText([/mine-1.*does not cover “note”/, /mine-2.*covers the whole header/]);
  await opened.getByRole('tab', { name: 'Verify' }).click();
  await opened.getByRole('combobox', { name: 'With' }).selectOption('A key or secret I give');
  await opened.getByRole('textbox', { name: 'Key' }).fill(signer.pem);
  await opened.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(opened.getByText('Signature 2 verified')).toBeVisible();

  await opened.getByRole('tab', { name: 'Token' }).click();
  await field.fill(await detachedJws());
  await expect(opened.getByText('detached JWS')).toBeVisible();
  await opened.getByRole('tab', { name: 'Verify' }).click();
  const payload = opened.getByRole('textbox', { name: 'Detached payload' });
  const verify = opened.getByRole('button', { name: 'Verify', exact: true });
  await opened.getByRole('textbox', { name: 'Key' }).fill(signer.pem);
  await verify.click();
  await expect(opened.getByText(/^Signature unchecked Its payload is detached/).last()).toBeVisible();
  await payload.fill('elsewhere!');
  await verify.click();
  await expect(opened.getByText(/^Signature failed .*another payload was signed than the one given/)).toBeVisible();
  await opened.getByLabel('Payload file').setInputFiles({ name: 'signed.txt', mimeType: 'text/plain', buffer: Buffer.from('elsewhere\n') });
  await expect(opened.getByText('signed.txt')).toBeVisible();
  await verify.click();
  await expect(opened.getByText(/only when the line break at the end of the payload is taken off/)).toBeVisible();
  await opened.getByRole('button', { name: 'Paste text instead' }).click();
  await payload.fill('elsewhere');
  await verify.click();
  await expect(opened.getByText(/^Signature verified with key/)).toBeVisible();
  await opened.getByRole('tab', { name: 'Token' }).click();
  await field.fill('v4.public.eyJzdWIiOiJ4IiwiaWF0IjoxfQabcdefghijklmnopqrstuvwxyz0123456789');
  await expect(opened.getByText(/Not a JWT but a PASETO/)).toBeVisible();
  await expect(opened.getByRole('tab')).toHaveText(['Token']);
  await expect(opened.getByRole('radio', { name: 'JSON' })).toHaveCount(0);
  const saml = Buffer.from('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1">').toString('base64');
  await field.fill(`SAMLResponse=${saml}`);
  await expect(opened.getByText(/Not a JWT but .*SAML/)).toBeVisible();
  await expect(opened.getByRole('tab')).toHaveText(['Token']);
  await expect(opened.getByText(/introspection endpoint/)).toBeHidden();
});

/** A token of each kind that is told by header, claims or form, and what is said of it. */
const kinds: readonly (readonly [text: string, name: string, reason: RegExp])[] = [
  [compactJws({ iss: 'acme', sub: 'acme', aud: 'https://as.example' }), 'client assertion', /its iss and sub are the same/],
  [compactJws({}, { typ: 'at+jwt' }), 'access token', /RFC 9068/],
  [compactJws({ iss: 'https://acme.okta.com/oauth2/default', cid: 'a' }), 'access token', /In the style of Okta/],
  [compactJws({ iss: 'https://as.example', sub: 'u', aud: 'a', nonce: 'n' }), 'ID token', /nonce/],
  [compactJws({}, { typ: 'dpop+jwt' }), 'DPoP proof', /RFC 9449/],
  [compactJws({ client_id: 'a', response_type: 'code' }), 'request object', /response_type/],
  [compactJws({ iss: 'i', aud: 'a', exp: 1, code: 'x' }), 'authorization response', /the authorization response’s code/],
  [compactJws({}, { typ: 'logout+jwt' }), 'logout token', /Back-Channel Logout/],
  [compactJws({ events: {} }, { typ: 'secevent+jwt' }), 'security event token', /RFC 8417/],
  [compactJws({ token_introspection: {} }, { typ: 'token-introspection+jwt' }), 'introspection response', /RFC 9701/],
  [`${compactJws({ vct: 'id', _sd: [] }, { typ: 'dc+sd-jwt' })}~`, 'SD-JWT VC', /a credential as SD-JWT/],
  [compactJws({ sd_hash: 'x' }, { typ: 'kb+jwt' }), 'key binding JWT', /the key binding of an SD-JWT/],
  [compactJwe(), 'encrypted token', /Five segments/],
  [compactJws(null, { cty: 'JWT' }).replace('bnVsbA', Buffer.from(compactJws({})).toString('base64url')), 'nested JWT', /another token/],
  [`${segment({ alg: 'HS256', b64: false, crit: ['b64'] })}.hello.AAAA`, 'unencoded JWS', /RFC 7797/],
];

test('each kind of token is named with the reason', async ({ window }) => {
  await window.getByRole('link', { name: 'Inspector' }).click();
  const opened = window.getByRole('region', { name: 'Opened' });
  for (const [text, name, reason] of kinds) {
    await window.getByRole('textbox', { name: 'Token' }).fill(text);
    const headline = opened.getByText(name, { exact: true }).first().locator('..');
    await expect(headline).toContainText(reason);
  }
});

test('many remarks are folded behind the gravest, and values begin at the same place in every token', async ({ window }) => {
  await window.getByRole('link', { name: 'Inspector' }).click();
  const field = window.getByRole('textbox', { name: 'Token' });
  const opened = window.getByRole('region', { name: 'Opened' });
  const value = opened.getByRole('treegrid', { name: 'Claims' }).getByRole('row').first().locator('td').first();
  await field.fill(compactJws({ exp: 1_999_999_999 }));
  await expect(opened.getByText('2033-05-18 03:33:19 UTC', { exact: true })).toHaveCSS('white-space', 'nowrap');
  const place = (await value.boundingBox())?.x;

  const claims = '{"a_claim_with_a_name_of_many_characters":"a\u200bb","exp":1.5e9,"iat":1.4e9,"nbf":1.4e9,"sub":"a","sub":"b"}';
  await field.fill(`${segment({ alg: 'HS256' })}.${Buffer.from(claims).toString('base64url')}.AAAA`);
  const remarks = opened.getByRole('listitem');
  await expect(remarks).toHaveText([/^Error: The member “sub” stands here a second time/, /^Warning: /]);
  await expect(opened.getByRole('treegrid', { name: 'Header' })).toBeInViewport();
  await opened.getByRole('button', { name: /^Show \d more: \d warnings$/ }).click();
  await expect(remarks.filter({ hasText: /^Warning: .*1\.4e9/ })).toHaveCount(2);
  await opened.getByRole('button', { name: 'Show fewer' }).click();
  await expect(remarks).toHaveCount(2);
  expect((await value.boundingBox())?.x).toBe(place);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility violation, ${colorScheme}`, async ({ launch }, info) => {
    const { page } = await launch({
      colorScheme,
      viewport: colorScheme === 'light' ? { width: 1280, height: 800 } : { width: 1440, height: 900 },
    });
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      await page.waitForTimeout(250);
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      found.push(...(await accessibilityViolations(page)).map((violation) => `${name}: ${violation}`));
    };
    await page.getByRole('link', { name: 'Inspector' }).click();
    await look('empty');
    const field = page.getByRole('textbox', { name: 'Token' });
    await field.fill(`Authorization: Bearer ${await accessToken('https://as.example')}\nid_token=${compactJws({ sub: 'x', nonce: 'n' })}`);
    await page.getByRole('option').nth(1).waitFor();
    await page.getByRole('tab', { name: 'Verify' }).click();
    await page.getByRole('combobox', { name: 'With' }).selectOption('A key or secret I give');
    await page.getByRole('textbox', { name: 'Key' }).fill(signer.pem);
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.getByRole('region', { name: 'Checked beside the signature' }).waitFor();
    await look('verified');
    await field.fill(await presentedSdJwt());
    await page.getByRole('tab', { name: 'Token' }).click();
    await page.getByRole('group', { name: 'Disclosures' }).scrollIntoViewIfNeeded();
    await look('disclosures');
    expect(found).toEqual([]);
  });
}
