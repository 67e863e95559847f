import type { Locator } from '@playwright/test';

/** Drops files on an element, as a person does from a folder. Binary content comes in bytes. */
export async function dropFiles(target: Locator, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const contents = Object.entries(files).map(([name, content]) => [name, [...Buffer.from(content)]] as const);
  const dataTransfer = await target.page().evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, bytes] of all) transfer.items.add(new File([Uint8Array.from(bytes)], name));
    return transfer;
  }, contents);
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}
