import { expect, test } from '../support/app.ts';
import { startTour, step } from '../support/workbench-page.ts';

/**
 * Takes the README's pictures of the workbench into the run's output, at the size they are shown in. With
 * ASSAY_TAKE_PICTURES set they replace the ones in docs/pictures.
 */
for (const colorScheme of ['light', 'dark'] as const) {
  test(`the workbench as the README shows it, ${colorScheme}`, async ({ launch }, info) => {
    const { page } = await launch({ colorScheme, viewport: { width: 1440, height: 900 } });
    await startTour(page);
    await step(page, 'Assertion').click();
    await expect(page.getByText('Signature verified')).toBeVisible();
    await page.mouse.move(0, 0);
    const directory = process.env['ASSAY_TAKE_PICTURES'] && info.project.name === 'electron' ? 'docs/pictures' : info.outputDir;
    const path = `${directory}/workbench-${colorScheme}.png`;
    const picture = await page.screenshot({ path });
    expect(picture.length).toBeGreaterThan(20_000);
  });
}
