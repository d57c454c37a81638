import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest(
  'a list is sorted by an own field from its column head, once the field has its index',
  async ({ page, server }) => {
    const token = await server.setUp();
    for (const [label, isSearchable] of [
      ['装机台数', true],
      ['备用台数', false],
    ] as const)
      await server.call('POST', 'fields', token, { resource: 'customer', type: 'number', label, isSearchable });
    const { items: fields } = await server.call<{ items: { key: string; label: string }[] }>('GET', 'fields', token);
    const keyOf = (label: string) => fields.find((field) => field.label === label)?.key ?? '';
    for (const [name, count] of [
      ['余姚柏舟注塑厂', 20],
      ['慈溪澄野纺织有限公司', 3],
      ['宁波望潮食品有限公司', null],
      ['象山海岳水产有限公司', 100],
    ] as const) {
      const custom = count === null ? {} : { [keyOf('装机台数')]: count };
      await server.call('POST', 'customers', token, { name, custom });
    }
    const index = async () => {
      const { items } = await server.call<{ items: { label: string; index: string }[] }>('GET', 'fields', token);
      return items.find((field) => field.label === '装机台数')?.index;
    };
    await expect.poll(index).toBe('ready');
    await server.call('POST', 'views', token, {
      resource: 'customer',
      name: '按台数',
      sort: null,
      columns: ['name', `custom.${keyOf('装机台数')}`, `custom.${keyOf('备用台数')}`].map((key) => ({ key })),
    });
    await openAs(page, server, token, '/customers');
    await page.getByText('按台数').click();
    const head = (name: string) => page.getByRole('columnheader', { name });
    await expect(head('备用台数').getByRole('button')).toHaveCount(0);
    const sorting = head('装机台数').getByRole('button');
    const names = () => page.getByRole('grid').getByRole('link').allTextContents();
    await sorting.click();
    await expect
      .poll(names)
      .toEqual(['慈溪澄野纺织有限公司', '余姚柏舟注塑厂', '象山海岳水产有限公司', '宁波望潮食品有限公司']);
    await sorting.click();
    await expect(head('装机台数')).toHaveAttribute('aria-sort', 'descending');
    await expect
      .poll(names)
      .toEqual(['象山海岳水产有限公司', '余姚柏舟注塑厂', '慈溪澄野纺织有限公司', '宁波望潮食品有限公司']);
  },
);

browserTest('what pinyin and initials found is marked in the search and in the list', async ({ page, server }) => {
  const token = await server.setUp();
  for (const name of ['张国胜', '宁波张国胜商行', '中国石化'])
    await server.call('POST', 'customers', token, { name, kind: name === '张国胜' ? 'person' : 'company' });
  await openAs(page, server, token, '/customers?view=all');
  await expect(page.getByText('宁波张国胜商行')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: t('common.search.title') }).fill('zgs');
  const results = page.getByRole('listbox', { name: t('common.search.results') });
  await expect(results.getByRole('option').filter({ hasText: '宁波张国胜商行' }).locator('mark')).toHaveText('张国胜');
  await page.keyboard.press('Alt+Enter');
  await expect(page).toHaveURL(/q=zgs/);
  const names = page.getByRole('grid').getByRole('link');
  await expect(names.filter({ hasText: '宁波张国胜商行' }).locator('mark')).toHaveText('张国胜');
  await expect(names.filter({ hasText: '中国石化' }).locator('mark')).toHaveText('中国石');
});

browserTest('the log is saved as CSV by whoever may', async ({ page, server }) => {
  const token = await server.setUp();
  await server.call('POST', 'customers', token, { name: '余姚柏舟注塑厂' });
  await openAs(page, server, token, '/settings/log');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: t('settings.log.export') }).click();
  expect((await saving).suggestedFilename()).toMatch(/^操作日志 \d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByText(t('settings.log.exported'))).toBeVisible();
});
