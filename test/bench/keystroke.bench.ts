import { chromium } from 'playwright';
import { electronArguments } from '../../scripts/runtime.ts';
import { digits, quantile, type Measurement } from './measure.ts';
import { sampleToken } from './sample-token.ts';
import { servedPage } from './served-page.ts';

/** From a keystroke in the inspector to the decoded view that shows it, with a token of 20 KB. */
export async function benchKeystroke(executablePath: string): Promise<Measurement> {
  const host = await servedPage();
  const browser = await chromium.launch({ executablePath, args: electronArguments() });
  try {
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.getByRole('link', { name: 'Inspector' }).click();
    const input = page.getByRole('textbox', { name: /token/i });
    await input.fill(sampleToken(20_000));
    await page.getByText('client_id').first().waitFor();
    await page.evaluate(recordUpdates);
    const samples: number[] = [];
    for (let key = 0; key < 100; key += 1) {
      await input.press(key % 2 === 0 ? 'x' : 'Backspace');
      await page.waitForTimeout(60);
    }
    samples.push(...(await page.evaluate(() => (window as unknown as { updates: number[] }).updates)));
    const p95 = quantile(samples, 0.95);
    return {
      name: 'keystroke to updated decode, 20 KB token',
      measured: `${digits(p95)} ms at p95`,
      goal: 'under 16 ms',
      met: samples.length > 50 && p95 < 16,
      detail: `${samples.length} updates, median ${digits(quantile(samples, 0.5))} ms`,
    };
  } finally {
    await browser.close();
    host.close();
  }
}

/** In the page: notes for each input event the milliseconds until the last change that it made to the document. */
function recordUpdates(): void {
  const updates: number[] = [];
  Object.assign(window, { updates });
  document.addEventListener(
    'input',
    (event) => {
      let last: number | undefined;
      const observer = new MutationObserver(() => {
        last = performance.now() - event.timeStamp;
      });
      observer.observe(document.querySelector('main') ?? document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      setTimeout(() => {
        observer.disconnect();
        if (last !== undefined) updates.push(last);
      }, 45);
    },
    true,
  );
}
