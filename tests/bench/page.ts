import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What the page remembers of somebody who is signed in on this device. */
export interface Remembered {
  readonly token: string;
  readonly preferences: string;
}

export function remembered(token: string): Remembered {
  const preferences = { language: 'zh-CN', scheme: 'light', density: 'compact' };
  return { token, preferences: JSON.stringify(preferences) };
}

/** Runs in the page. */
export function remember({ token, preferences }: Remembered): void {
  localStorage.setItem('hearth.token', token);
  localStorage.setItem('hearth.preferences', preferences);
}

/** A fresh profile of a browser, with nothing in its cache, where somebody is signed in. */
export async function signedInContext(browser: Browser, token: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(remember, remembered(token));
  return context;
}

/** Waits until Today stands with what it found; answers when that was drawn, in milliseconds of the clock. */
export function untilTodayDrawn(page: Page): Promise<number> {
  return clockWhen(page, () => {
    const main = document.querySelector('main');
    const isThere = document.querySelector('nav a[href]') !== null && main?.querySelector('h1');
    return isThere && !main?.querySelector('[role="status"][aria-label]') ? Date.now() : 0;
  });
}

/** The same for a list whose rows are there and not grey. */
export function untilListDrawn(page: Page): Promise<number> {
  return clockWhen(page, () => {
    const rows = [...document.querySelectorAll('[role="grid"] [role="row"][data-body]')];
    return rows.length > 0 && rows.every((row) => row.textContent !== '') ? Date.now() : 0;
  });
}

/** `look` runs in the page before each frame and answers the clock, or 0 while it is not so far. */
async function clockWhen(page: Page, look: () => number): Promise<number> {
  const seen = await page.waitForFunction(look, undefined, { polling: 'raf', timeout: 60_000 });
  return seen.jsonValue();
}
