import { Journey } from '../support/journey';
import { browserTest } from './browser-test';

const locales = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

for (const language of ['zh-CN', 'en'] as const) {
  browserTest.describe(`a first morning in Chromium, ${language}`, () => {
    browserTest.use({ locale: locales[language], viewport: { width: 1440, height: 900 } });

    browserTest('set up, sign in, import, search, log, merge and undo', async ({ page, server }) => {
      browserTest.setTimeout(300_000);
      await page.goto(server.address);
      const journey = new Journey(page, language);
      await journey.setUp('暖山机电');
      await journey.signOut();
      await journey.signIn();
      await journey.importCustomers();
      await journey.searchByInitials('hdlq', '华东岚青精密铸造有限公司');
      await journey.logCall('张部长问联控柜能否分期，答应周一现场一并谈');
      await journey.mergeAndUndo();
      await journey.undoImport();
    });
  });
}
