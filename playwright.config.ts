import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Playwright's own browsers cannot be downloaded everywhere; Debian's will do.
const systemChromium = '/usr/bin/chromium';

const chromiumArguments = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

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
        launchOptions: {
          args: chromiumArguments,
          ...(existsSync(systemChromium) && { executablePath: systemChromium }),
        },
      },
    },
    { name: 'desktop', testDir: 'tests/e2e/desktop', workers: 1 },
    { name: 'package', testDir: 'tests/e2e/package', workers: 1, timeout: 180_000 },
  ],
});
