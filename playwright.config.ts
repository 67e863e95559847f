import { defineConfig } from '@playwright/test';

/** One set of specs, two projects: the desktop window and the browser host. A spec does not know which it runs in. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/assay/end-to-end.json' }]],
  outputDir: 'test-results',
  projects: [
    { name: 'electron', metadata: { host: 'desktop' } },
    { name: 'chromium', metadata: { host: 'browser' }, grepInvert: /@window/ },
  ],
});
