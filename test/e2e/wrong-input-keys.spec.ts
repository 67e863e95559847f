import { expect, test } from '../support/app.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { holdClient } from '../support/held-client.ts';
import { openImport } from '../support/import-dialog.ts';
import { jwk, pem, publicPem, samples } from '../support/key-samples.ts';
import { step } from '../support/workbench-page.ts';

const rsaPem = pem(samples.rsa);
const { e: _, ...withoutExponent } = jwk(samples.rsa);

/** What people paste for a private key and is none, with the sentence that says what it is and what to do. */
const refusals: Readonly<Record<string, readonly [material: string, said: RegExp]>> = {
  'a PEM with a character that base64 does not know': [
    rsaPem.replace(/\n(..)./, '\n$1!'),
    /The PEM “PRIVATE KEY” has “!” among its base64 characters\. Copy the whole file again, from the BEGIN line to the END line\./,
  ],
  'a PEM that was cut off': [
    rsaPem.slice(0, 600),
    /The PEM has no line “-----END PRIVATE KEY-----”\. Copy the whole file again, from the BEGIN line to the END line\./,
  ],
  'a JWK without one of its members': [JSON.stringify(withoutExponent), /The JWK has no “e”\. Copy the whole JWK again, “e” included\./],
  'a key on a curve that JOSE clients do not sign with here': [
    pem(samples.secp256k1),
    /is a key on secp256k1, which WebCrypto does not have\. Import an RSA key, or one on P-256/,
  ],
};

test('key material that cannot be used is named in one sentence with what to do, and stays in the field', async ({ window }) => {
  const { dialog, material } = await openImport(window);
  for (const [what, [text, said]] of Object.entries(refusals)) {
    await test.step(what, async () => {
      await material.fill(text);
      await expect(dialog.getByText(said)).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Acme');
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(dialog).toBeVisible();
      await expect(material).toHaveValue(text);
      await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Acme');
    });
  }
});

test('a certificate where a key is meant is taken for what it is, with the place to look for its key', async ({ window }) => {
  const { dialog, material } = await openImport(window);
  await material.fill(selfSignedCertificate().cert);
  await expect(
    dialog.getByText(
      'This is a certificate without its private key: it can verify and cannot sign. The key is often in a file beside it.',
      {
        exact: false,
      },
    ),
  ).toBeVisible();
});

test('a public key is taken with the warning that it cannot sign, and a client that signs with it says so', async ({ window, home }) => {
  const { dialog, material } = await openImport(window);
  await material.fill(publicPem(samples.rsa));
  await expect(dialog.getByText('This is a public key: it can verify and cannot sign.', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Public half');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();

  expect(() => holdClient(home, 'Refused', ['--client-id', 'a', '--method', 'private_key_jwt', '--key', 'Public half'])).toThrow(
    'The key “Public half” is a public key and cannot sign. Import its private part.',
  );
  await window.getByRole('link', { name: 'Clients' }).click();
  await window
    .getByRole('button', { name: 'New' })
    .or(window.getByRole('button', { name: 'Add a client' }))
    .first()
    .click();
  await window.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme');
  await window.getByRole('textbox', { name: 'client_id' }).fill('acme');
  await window.getByRole('textbox', { name: 'Issuer' }).fill('https://as.example');
  await window.getByRole('combobox', { name: 'Key', exact: true }).selectOption({ label: 'Public half (RSA, 2048 bits)' });
  await expect(window.getByText('“Public half” is a public key and cannot sign. Choose a private one.')).toBeVisible();
  await window.getByRole('button', { name: /^Create client/ }).click();
  await window.getByRole('button', { name: 'Open on workbench' }).click();
  await window.getByRole('button', { name: /^Sign assertion/ }).click();
  await expect(step(window, 'Assertion')).toContainText('not run');
  const said = '“Public half” is a public key and cannot sign. Import the private key, or choose another.';
  await expect(window.getByRole('tabpanel').getByText(said).first()).toBeVisible();
});

test('a key whose type does not fit the algorithm is refused in import and in signing, naming the algorithms that fit', async ({
  window,
}) => {
  const { dialog, material } = await openImport(window);
  // First, since a key that was read already leaves only the algorithms that it fits.
  await dialog.getByRole('combobox', { name: 'For algorithm' }).selectOption('ES256');
  await material.fill(rsaPem);
  await expect(
    dialog.getByText(/^(Error: )?ES256 needs an EC key on P-256, and this is an RSA key\. Choose RS256, /).first(),
  ).toBeVisible();
  await dialog.getByRole('combobox', { name: 'For algorithm' }).selectOption({ label: 'Any that fits' });
  await expect(dialog.getByText('Private key, RSA, 2048 bits, from a PKCS#8 key.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('RSA');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();

  await window.getByRole('link', { name: 'Clients' }).click();
  await window
    .getByRole('button', { name: 'New' })
    .or(window.getByRole('button', { name: 'Add a client' }))
    .first()
    .click();
  await window.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme');
  await window.getByRole('textbox', { name: 'client_id' }).fill('acme');
  await window.getByRole('textbox', { name: 'Issuer' }).fill('https://as.example');
  await window.getByRole('combobox', { name: 'Key', exact: true }).selectOption({ label: 'RSA (RSA, 2048 bits)' });
  await window.getByRole('button', { name: /^Create client/ }).click();
  await window.getByRole('button', { name: 'Open on workbench' }).click();
  await window.getByRole('textbox', { name: 'alg', exact: true }).fill('ES256');
  await window.getByRole('button', { name: /^Sign assertion/ }).click();
  await expect(step(window, 'Assertion')).toContainText('not run');
  await expect(window.getByText(/ES256 needs an EC key on P-256, and .*RSA key/).first()).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'alg', exact: true })).toHaveValue('ES256');
});

test('a secret that is too short for its algorithm is taken with a warning of its bits', async ({ window }) => {
  const { dialog, material } = await openImport(window);
  await material.fill('short');
  await dialog.getByRole('combobox', { name: 'For algorithm' }).selectOption('HS256');
  await expect(dialog.getByText('The secret has 40 bits; HS256 should have 256 or more (RFC 7518 3.2).', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Too short');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByRole('main')).toContainText('Too short');
});
