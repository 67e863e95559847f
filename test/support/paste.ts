import type { Locator } from '@playwright/test';

/** Pastes over what is selected in a field or an editor, without the machine's clipboard. */
export async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const taken = !element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    if (taken || !(element instanceof HTMLTextAreaElement)) return;
    element.setRangeText(pasted);
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}
