import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

// Playwright's own browsers cannot be downloaded everywhere; Debian's will do.
const systemChromium = '/usr/bin/chromium';

/** How tests and bench start Chromium: quiet, without a graphics card, and as root where that is all there is. */
export const chromiumLaunch: LaunchOptions = {
  args: [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
  ...(existsSync(systemChromium) && { executablePath: systemChromium }),
};
