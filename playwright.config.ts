import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/e2e/support/chromium';

export default defineConfig({
  outputDir: 'test-results/playwright',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  reporter: 'list',
  use: { actionTimeout: 20_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'browser',
      testDir: 'tests/e2e/browser',
      use: {
        browserName: 'chromium',
        launchOptions: chromiumLaunch,
      },
    },
    { name: 'desktop', testDir: 'tests/e2e/desktop', workers: 1 },
    { name: 'package', testDir: 'tests/e2e/package', workers: 1, timeout: 180_000 },
  ],
});
