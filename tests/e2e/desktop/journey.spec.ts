import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Journey } from '../support/journey';
import { SalesWay } from '../support/sales-way';
import { desktopTest } from './desktop-test';
import { answerSaving } from './save-dialogue';

for (const language of ['zh-CN', 'en'] as const) {
  desktopTest.describe(`first days in the desktop window, ${language}`, () => {
    desktopTest.use({ language });

    desktopTest('set up, sign in, import, search, log, merge and undo', async ({ page }) => {
      desktopTest.setTimeout(300_000);
      await new Journey(page, language).firstMorning();
    });

    desktopTest('lead, deal, quote, PDF, order, payment, report', async ({ app, page, dataFolder }) => {
      desktopTest.setTimeout(180_000);
      const journey = new Journey(page, language);
      await journey.begin();
      const savePdf = async () => {
        const file = join(dataFolder, '..', 'quote.pdf');
        await answerSaving(app, file);
        await journey.button('printing.pdf').click();
        await expect(page.getByText(journey.t('printing.pdfSaved'))).toBeVisible({ timeout: 30_000 });
        return readFile(file);
      };
      await new SalesWay(page, language, savePdf).wholeWay();
    });
  });
}
