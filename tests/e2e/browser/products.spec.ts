import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Row {
  id: string;
  name: string;
  version: number;
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest('a code that is taken is said beside the field; N G makes a product', async ({ page, server }) => {
  const token = await server.setUp();
  await server.call('POST', 'products', token, { name: '储气罐', code: 'CQ-3' });
  await openAs(page, server, token, '/products');
  await expect(page.getByRole('link', { name: '储气罐' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('g');
  await page.getByLabel(t('products.fields.name')).fill('螺杆空压机');
  await page.getByLabel(t('products.fields.code')).fill('cq-3');
  await page.getByLabel(t('products.fields.listPrice'), { exact: true }).fill('148000.5');
  await page.getByLabel(t('products.fields.taxRate')).fill('13');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(t('faults.reasons.codeTaken', { name: '储气罐' }))).toBeVisible();
  await page.getByLabel(t('products.fields.code')).fill('NS-75V');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { level: 1, name: '螺杆空压机' })).toBeVisible();
  const facts = page.getByRole('group', { name: t('common.record.facts') });
  await expect(facts).toContainText('¥148,000.50');
  await expect(facts).toContainText('13%');
});

browserTest(
  'a price list takes rows copied from a spreadsheet, names what it left out, and saves',
  async ({ page, server }) => {
    const token = await server.setUp();
    const product = await server.call<Row>('POST', 'products', token, {
      name: '干燥机',
      code: 'ND-150',
      listPrice: '21800',
    });
    await openAs(page, server, token, '/settings/price-lists');
    await page
      .getByRole('button', { name: t('priceListPage.add') })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel(t('priceListPage.fields.name')).fill('经销商');
    await page.keyboard.press('ControlOrMeta+Enter');
    const grid = page.getByRole('table');
    await expect(page.getByText(t('priceListPage.noProducts'))).toBeVisible();
    await grid.evaluate((table) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'nd-150\t10\t¥20,500.00\n没有的\t1\t5');
      table.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect(grid.getByLabel(t('priceListPage.cell.price', { name: '干燥机' }))).toHaveValue('20500');
    await expect(page.getByText(t('priceListPage.left.product', { row: '2', text: '没有的 1 5' }))).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(t('priceListPage.saved'))).toBeVisible();
    const { items } = await server.call<{ items: { price: string | null }[] }>(
      'GET',
      `products/offer?ids=${product.id}&quantity=10`,
      token,
    );
    // It holds for nobody yet.
    expect(items[0]?.price).toBe('21800');
  },
);

browserTest('a currency is put to use and gets a rate', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/settings/currencies');
  await page.getByPlaceholder(t('currencyPage.add')).click();
  await page.getByRole('option', { name: /^USD/ }).click();
  await expect(page.getByRole('table').getByText(t('currencyPage.noRate'))).toBeVisible();
  await page.getByPlaceholder(t('currencyPage.ratePlaceholder')).fill('7.0875');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toContainText('7.0875');
});
