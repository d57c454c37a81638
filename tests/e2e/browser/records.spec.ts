import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Customer {
  id: string;
  name: string;
  tags: string[];
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest('a list is walked, opened and left again with the keyboard alone', async ({ page, server }) => {
  const token = await server.setUp();
  for (const name of ['余姚柏舟注塑厂', '慈溪澄野纺织有限公司']) {
    await server.call('POST', 'customers', token, { name });
  }
  await openAs(page, server, token, '/customers?view=all');
  await expect(page.getByText('余姚柏舟注塑厂')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  // By pinyin: cíxī comes before yúyáo.
  await expect(page.getByRole('heading', { level: 1, name: '慈溪澄野纺织有限公司' })).toBeVisible();
  await expect(page.getByText(t('common.record.position', { index: '1', total: '2' }))).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: '余姚柏舟注塑厂' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/customers\?view=all$/);
});

browserTest('a condition stands in the address, and going back takes it away', async ({ page, server }) => {
  const token = await server.setUp();
  await server.call('POST', 'customers', token, { name: '宁波望潮食品有限公司', industry: '食品' });
  await server.call('POST', 'customers', token, { name: '余姚柏舟注塑厂', industry: '注塑' });
  await openAs(page, server, token, '/customers?view=all');
  await expect(page.getByText('余姚柏舟注塑厂')).toBeVisible();
  await page.keyboard.press('f');
  const builder = page.getByRole('dialog');
  await expect(builder.getByRole('combobox', { name: t('common.filter.field') })).toBeFocused();
  await page.keyboard.type(t('customers.fields.industry'));
  await page.keyboard.press('Enter');
  await builder.getByRole('textbox', { name: t('common.filter.value') }).fill('食品');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('余姚柏舟注塑厂')).toBeHidden();
  await expect(page.getByText('宁波望潮食品有限公司')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('余姚柏舟注塑厂')).toBeVisible();
});

browserTest(
  'many records are tagged at once after saying how many, and all of it is undone',
  async ({ page, server }) => {
    const token = await server.setUp();
    const customers: Customer[] = [];
    for (const name of ['余姚柏舟注塑厂', '慈溪澄野纺织有限公司']) {
      customers.push(await server.call<Customer>('POST', 'customers', token, { name }));
    }
    const tags = async () =>
      (await Promise.all(customers.map(({ id }) => server.call<Customer>('GET', `customers/${id}`, token)))).map(
        (customer) => customer.tags,
      );
    await openAs(page, server, token, '/customers?view=all');
    await page.getByRole('checkbox', { name: t('common.table.selectAll') }).click();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('records.bulk.tags'), { exact: true }).fill('重点');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText(t('records.bulk.allowed', { number: '2' }));
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(t('records.bulk.done.addTags', { count: '2' }))).toBeVisible();
    expect(await tags()).toEqual([['重点'], ['重点']]);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByText(t('records.bulk.undone', { count: '2' }))).toBeVisible();
    expect(await tags()).toEqual([[], []]);
  },
);

browserTest('a call is logged with one key, and sets what comes next in the same breath', async ({ page, server }) => {
  const token = await server.setUp();
  const customer = await server.call<Customer>('POST', 'customers', token, { name: '余姚柏舟注塑厂' });
  await openAs(page, server, token, `/customers/${customer.id}`);
  await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('问了交期，周五前回话。');
  await page.getByRole('button', { name: t('common.composer.dateLabel') }).click();
  await page.getByRole('button', { name: t('records.days.tomorrow'), exact: true }).click();
  await page.getByRole('textbox', { name: t('common.composer.nextStep') }).fill('回电确认交期');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('问了交期，周五前回话。')).toBeVisible();
  const facts = page.getByRole('group', { name: t('common.record.facts') });
  await expect(facts.getByText('回电确认交期')).toBeVisible();
});
