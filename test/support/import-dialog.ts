import type { Locator, Page } from '@playwright/test';

/** The dialog that takes keys in. */
export interface ImportDialog {
  readonly dialog: Locator;
  readonly material: Locator;
  readonly name: Locator;
  readonly submit: Locator;
  readonly choose: (files: readonly { readonly name: string; readonly buffer: Buffer }[]) => Promise<void>;
}

/** Goes to the keys and opens the dialog. */
export async function openImport(page: Page): Promise<ImportDialog> {
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  return {
    dialog,
    material: dialog.getByRole('textbox', { name: /^Key/ }),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    submit: dialog.getByRole('button', { name: /^Import/ }),
    choose: (files) =>
      dialog.getByLabel('Key file').setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }))),
  };
}
