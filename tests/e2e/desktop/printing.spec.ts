import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { Journey } from '../support/journey';
import { OfficeServer } from '../support/office-server';
import { rareName, readPdf, seedQuote } from '../support/printing';
import { textsOf } from '../support/texts';
import { desktopTest } from './desktop-test';
import { answerSaving } from './save-dialogue';

interface Seeded {
  /** Paths of the print pages of a quote over 200 lines in Chinese, and one in English. */
  readonly paths: { readonly long: string; readonly english: string };
  readonly number: string;
}

/** The data folder has a firm and two quotes before the window opens. */
const printTest = desktopTest.extend<{ seeded: Seeded }>({
  seeded: async ({ dataFolder }, use) => {
    const server = await OfficeServer.start(dataFolder);
    const token = await server.setUp();
    const long = await seedQuote(server, token, 200);
    const english = await seedQuote(server, token, 3, { language: 'en' });
    await server.close();
    await use({
      paths: { long: `/print/quote/${long.id}`, english: `/print/quote/${english.id}` },
      number: long.number,
    });
  },
  app: async ({ seeded, app }, use) => {
    expect(seeded.number).toMatch(/^Q-/);
    await use(app);
  },
});

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((place) => {
    window.history.pushState(null, '', place);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

printTest.use({ language: 'zh-CN' });
const t = textsOf('zh-CN');

printTest('what is no page, too large or to be printed in another way is refused', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const bridge = window.hearth;
    const anything = bridge as unknown as { printSheets: (...given: unknown[]) => Promise<string> };
    return Promise.all([
      anything.printSheets('mail', 'x', '<p>x</p>'),
      anything.printSheets('pdf', 7, '<p>x</p>'),
      anything.printSheets('pdf', 'x', null),
      anything.printSheets('paper', 'x', 'x'.repeat(65 * 1024 * 1024)),
    ]);
  });
  expect(answers).toEqual(['failed', 'failed', 'failed', 'failed']);
});

printTest(
  'a page that would run or fetch something does neither on its way to a PDF',
  async ({ app, page, dataFolder }) => {
    const file = join(dataFolder, '..', 'evil.pdf');
    await answerSaving(app, file);
    const asked = await app.evaluate(({ session }) => {
      const addresses: string[] = [];
      Object.assign(globalThis, { asked: addresses });
      session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        if (!details.url.startsWith('hearth:') && !details.url.startsWith('devtools:')) addresses.push(details.url);
        answer({});
      });
      return addresses.length;
    });
    expect(asked).toBe(0);
    const answer = await page.evaluate(() =>
      window.hearth?.printSheets(
        'pdf',
        '../../evil:<name>',
        '<p id="p">as it was</p><script>p.textContent="changed"</script><img src="x" onerror="p.textContent=\'changed\'">' +
          '<img src="http://127.0.0.1:9/a.png"><iframe src="https://example.com"></iframe><meta http-equiv="refresh" content="0;url=https://example.com">',
      ),
    );
    expect(answer).toBe('done');
    const { pages } = await readPdf(await readFile(file));
    expect(pages.flat()).toContain('asitwas');
    expect(await app.evaluate(() => Reflect.get(globalThis, 'asked') as string[])).toEqual([]);
  },
);

printTest(
  'a quote of 200 lines becomes a PDF: pages, repeated heads, the last line of page one, sum and words',
  async ({ app, page, dataFolder, seeded }) => {
    const journey = new Journey(page, 'zh-CN');
    await journey.signIn();
    await open(page, seeded.paths.long);
    await expect(page.getByText(/看到什么印什么/)).toBeVisible({ timeout: 30_000 });
    const sheets = page.frameLocator('iframe').locator('.sheet');
    const count = await sheets.count();
    const lastOfFirst = await sheets.first().locator('tbody tr').last().innerText();

    // Somebody who thinks better of it has no file.
    await answerSaving(app, undefined);
    await page.getByRole('button', { name: t('printing.pdf') }).click();
    const file = join(dataFolder, '..', '报价.pdf');
    const offered = await answerSaving(app, file);
    await page.getByRole('button', { name: t('printing.pdf') }).click();
    await expect(page.getByText(t('printing.pdfSaved'))).toBeVisible({ timeout: 30_000 });
    expect((await offered()).at(-1)).toContain(`报价单 ${seeded.number}.pdf`);

    const { pages, fonts } = await readPdf(await readFile(file));
    expect(pages).toHaveLength(count);
    for (const lines of pages) expect(lines.some((line) => line.includes('品名、规格'))).toBe(true);
    const [first = []] = pages;
    const last = first.filter((line) => /品名\d+台/.test(line)).at(-1);
    expect(last).toBe(lastOfFirst.replace(/\s+/g, ''));
    expect(pages.at(-1)?.join('')).toContain('人民币贰佰零壹万元整');
    expect(pages.at(-1)?.join('')).toContain('¥2,010,000.00');
    expect(first.join('')).toContain(rareName);
    expect(fonts.some((name) => name.startsWith('NotoSansSC'))).toBe(true);
    expect(fonts.filter((name) => !/^Noto(Sans|Serif)SC/.test(name))).toEqual([]);
  },
);

printTest(
  'an English quote has an English paper, whatever the window speaks',
  async ({ app, page, dataFolder, seeded }) => {
    await new Journey(page, 'zh-CN').signIn();
    await open(page, seeded.paths.english);
    await expect(page.getByText(t('printing.sheets.a4', { count: 1 }))).toBeVisible({ timeout: 30_000 });
    const file = join(dataFolder, '..', 'quotation.pdf');
    await answerSaving(app, file);
    await page.getByRole('button', { name: t('printing.pdf') }).click();
    await expect(page.getByText(t('printing.pdfSaved'))).toBeVisible({ timeout: 30_000 });
    const { pages } = await readPdf(await readFile(file));
    expect(pages.flat().join('')).toContain('Page1of1');
    expect(pages.flat().join('')).toContain('Itemandspecification');
  },
);
