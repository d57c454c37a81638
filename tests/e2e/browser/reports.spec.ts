import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

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
