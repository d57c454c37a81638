import { Journey } from '../support/journey';
import { desktopTest } from './desktop-test';

for (const language of ['zh-CN', 'en'] as const) {
  desktopTest.describe(`a first morning in the desktop window, ${language}`, () => {
    desktopTest.use({ language });

    desktopTest('set up, sign in, import, search, log, merge and undo', async ({ page }) => {
      desktopTest.setTimeout(300_000);
      await new Journey(page, language).firstMorning();
    });
  });
}
