import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');
const pages = [
  '/reports',
  '/reports/dashboard',
  '/reports/targets',
  '/reports/forecast',
  '/reports/funnel?period=all',
  '/reports/stageDuration?period=all',
  '/reports/cycle?period=all',
  '/reports/lostDeals?period=all',
  '/reports/ranking?period=all',
  '/reports/conversion?period=all&view=event',
  '/reports/leadSources?period=thisYear',
  '/reports/activity?period=thisMonth',
  '/reports/profitability?period=all',
] as const;

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest('without the module there is no place for reports', async ({ page, server }) => {
  const token = await server.setUp();
  await server.switchModule(token, 'reports', false);
  await openAs(page, server, token, '/');
  const navigation = page.getByRole('navigation', { name: t('shell.navigation') });
  await expect(navigation.getByRole('link', { name: t('shell.places.customers') })).toBeVisible();
  await expect(navigation.getByRole('link', { name: t('shell.places.reports') })).toHaveCount(0);
});

browserTest('a report that is none says so', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/reports/profits');
  await expect(page.getByText(t('common.notFound.title'))).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

browserTest(
  'a question is answered, a figure opens what is behind it, and the address keeps the question',
  async ({ page, server }) => {
    const token = await server.setUp({ sampleData: true });
    await openAs(page, server, token, '/reports');
    await page.getByRole('link', { name: t('reports.named.questions.lostDeals') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('reports.named.questions.lostDeals'));
    await page.getByRole('button', { name: t('reports.page.presets.all') }).click();
    await expect(page).toHaveURL(/period=all/);
    const main = page.getByRole('table').first();
    await expect(main.locator('tfoot')).toContainText(t('reports.named.totals'));
    await expect(
      page.getByRole('img', { name: t('reports.named.tables.lostReasons.title') }).locator('svg'),
    ).toBeVisible();

    // The definition stands at the figure, and leads to the records.
    await main.locator('tfoot button').first().click();
    const definition = page.getByRole('dialog');
    await expect(definition).toContainText(t('reports.named.definitions.lost.excluded'));
    await definition.getByRole('button', { name: t('reports.page.showRecords') }).click();
    const drawer = page.getByRole('dialog').filter({ has: page.getByRole('listitem') });
    const total = Number(await main.locator('tfoot button').first().textContent());
    await expect(drawer.getByRole('listitem')).toHaveCount(total);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await main.locator('tbody button').nth(1).click();
    await page.getByRole('dialog').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/opportunities\//);
    await page.goBack();
    await expect(page).toHaveURL(/lostDeals\?period=all/);
  },
);

browserTest('a table is saved as a file', async ({ page, server }) => {
  const token = await server.setUp({ sampleData: true });
  await openAs(page, server, token, '/reports/ranking?period=all');
  await page.getByRole('button', { name: t('records.export.title') }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('menuitem', { name: t('records.export.xlsx') })
    .first()
    .click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

browserTest('targets are typed, refused where they are no number, and read as completion', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/reports/targets?day=2026-11-15&metric=wonCount');
  await expect(page.getByText(t('targets.noneTitle'))).toBeVisible();
  const cell = page.getByRole('textbox', { name: '2026-11' }).first();
  await cell.fill('many');
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(t('targets.invalid'))).toBeVisible();
  await cell.fill('12');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(t('targets.saved'))).toBeVisible();
  const progress = page.getByRole('group', { name: t('targets.progress') });
  await expect(progress).toContainText(t('targets.metrics.wonCount'));
  await expect(progress).toContainText('12');
});

browserTest('a board is arranged and stays so', async ({ page, server }) => {
  const token = await server.setUp({ sampleData: true });
  await openAs(page, server, token, '/reports/dashboard');
  const cards = page.locator('main#main li[data-type]');
  await expect(cards.first()).toBeVisible();
  const before = await cards.count();
  await page.getByRole('button', { name: t('dashboard.arrange') }).click();
  await cards
    .first()
    .getByRole('button', { name: t('dashboard.remove') })
    .click();
  await expect(cards).toHaveCount(before - 1);
  const [first, second] = await cards.locator('h3').allTextContents();
  await cards
    .first()
    .getByRole('button', { name: t('dashboard.right') })
    .click();
  await expect(cards.locator('h3').first()).toHaveText(second ?? '');
  await page.reload();
  await expect(cards).toHaveCount(before - 1);
  await expect(cards.locator('h3').nth(1)).toHaveText(first ?? '');
});

for (const [language, scheme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const) {
  browserTest(
    `every report is accessible and narrow enough for a phone, ${language} ${scheme}`,
    async ({ page, server }) => {
      browserTest.setTimeout(180_000);
      const token = await server.setUp({ locale: language, sampleData: true });
      const complaints = watchConsole(page);
      await openAs(page, server, token, '/reports', { language, scheme });
      const found: string[] = [];
      for (const address of pages) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(server.address + address);
        await page.locator('main#main h1').waitFor();
        await page.waitForLoadState('networkidle');
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        for (const { id, impact, nodes } of violations)
          if (impact === 'serious' || impact === 'critical')
            found.push(`${address}: ${id} at ${nodes[0]?.target.join(' ')}`);
        await page.setViewportSize({ width: 390, height: 844 });
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (excess > 0) found.push(`${address}: ${excess} pixels too wide`);
      }
      expect([...new Set(found)]).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
}
