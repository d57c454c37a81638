import { test, type Page } from '@playwright/test';
import { OfficeServer } from '../support/office-server';

export type Language = 'zh-CN' | 'en';

interface BrowserFixtures {
  /** The office server on a fresh data folder, not set up. */
  server: OfficeServer;
}

/** Tests in Chromium against the built office server. */
export const browserTest = test.extend<BrowserFixtures>({
  server: async ({}, use) => {
    const server = await OfficeServer.start();
    await use(server);
    await server.stop();
  },
});

interface Look {
  language?: Language;
  scheme?: 'light' | 'dark';
}

/** Opens a page of Hearth as somebody who is signed in on this device and likes it so. */
export async function openAs(
  page: Page,
  server: OfficeServer,
  token: string,
  path: string,
  look: Look = {},
): Promise<void> {
  const preferences = { language: look.language ?? 'zh-CN', scheme: look.scheme ?? 'light', density: 'compact' };
  await page.addInitScript(
    ({ token: kept, preferences: liked }) => {
      localStorage.setItem('hearth.token', kept);
      localStorage.setItem('hearth.preferences', JSON.stringify(liked));
    },
    { token, preferences },
  );
  await page.goto(server.address + path);
}

/** What the page complains about in its console; faults that a test provokes are the test's to expect. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
