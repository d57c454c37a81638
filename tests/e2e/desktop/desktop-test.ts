import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, test } from '@playwright/test';
import type { Language } from '../support/texts';
import type { ElectronRuntime } from './runtime';
import { appEnvironment, Display, findElectron, projectRoot } from './runtime';

interface DesktopFixtures {
  /** What the system speaks: `desktopTest.use({ language: 'zh-CN' })`. */
  language: Language;
  /** A fresh folder with Chinese letters, a space and brackets in its path; removed afterwards. */
  dataFolder: string;
  /** The built app, started on the data folder. */
  app: ElectronApplication;
  /** Its window, once something is drawn. */
  page: Page;
}

interface DesktopMachine {
  electron: ElectronRuntime;
  display: Display;
}

/** Tests in the real Electron window: `desktopTest('…', async ({ app, page, dataFolder }) => …)`. */
export const desktopTest = test.extend<DesktopFixtures, DesktopMachine>({
  language: ['en', { option: true }],
  electron: [async ({}, use) => use(await findElectron()), { scope: 'worker', timeout: 300_000 }],
  display: [
    async ({}, use) => {
      const display = await Display.open();
      await use(display);
      await display.close();
    },
    { scope: 'worker' },
  ],

  dataFolder: async ({}, use) => {
    const parent = await mkdtemp(join(tmpdir(), 'hearth-desktop-'));
    await use(join(parent, '客户 资料 (2)'));
    await rm(parent, { recursive: true, force: true });
  },
  app: async ({ electron, display, dataFolder, language }, use) => {
    const app = await _electron.launch({
      executablePath: electron.executablePath,
      args: [...electron.args, `--lang=${language === 'en' ? 'en-US' : language}`, projectRoot, '--data', dataFolder],
      env: appEnvironment(electron, display, language),
    });
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    // The first thing drawn may be a style element, which is never visible.
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    await use(page);
  },
});
