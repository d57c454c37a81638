import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Waits for the engine's utility process and answers its process id. */
export async function enginePid(app: ElectronApplication, except?: number): Promise<number> {
  let pid: number | undefined;
  await expect
    .poll(async () => {
      pid = await app.evaluate(
        ({ app: electronApp }) => electronApp.getAppMetrics().find((metric) => metric.name === 'Hearth engine')?.pid,
      );
      return pid !== undefined && pid !== except;
    })
    .toBe(true);
  if (pid === undefined) throw new Error('the engine has no process id');
  return pid;
}

/** Collects what the window tells the page from now on; the answer reads the notices so far. */
export async function listenForNotices(page: Page): Promise<() => Promise<string[]>> {
  const notices = await page.evaluateHandle(() => {
    const heard: string[] = [];
    window.addEventListener('message', (event) => {
      if (event.origin === window.location.origin) heard.push(String(event.data));
    });
    return heard;
  });
  return () => notices.evaluate((heard) => [...heard]);
}
