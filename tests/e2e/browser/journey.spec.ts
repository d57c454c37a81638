import { Journey } from '../support/journey';
import { SalesWay } from '../support/sales-way';
import { browserTest } from './browser-test';
import { pdfOf } from './paper';

const locales = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

for (const language of ['zh-CN', 'en'] as const) {
  browserTest.describe(`first days in Chromium, ${language}`, () => {
    browserTest.use({ locale: locales[language], viewport: { width: 1440, height: 900 } });

    browserTest('set up, sign in, import, search, log, merge and undo', async ({ page, server }) => {
      browserTest.setTimeout(300_000);
      await page.goto(server.address);
      await new Journey(page, language).firstMorning();
    });

    browserTest('lead, deal, quote, PDF, order, payment, report', async ({ page, server }) => {
      browserTest.setTimeout(180_000);
      await page.goto(server.address);
      await new Journey(page, language).begin();
      await new SalesWay(page, language, () => pdfOf(page)).wholeWay();
    });
  });
}
