import { expect, type Locator, type Page } from '@playwright/test';
import { lineOf } from '../../support/documents';
import type { OfficeServer } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

interface Row {
  id: string;
  number: string;
  version: number;
}
browserTest.use({ viewport: { width: 1440, height: 900 } });

/** An order of a quote that went out: 3 machines and 1 pump, 565.00 with tax. */
async function orderOfQuote(server: OfficeServer, token: string): Promise<Row> {
  const customer = await server.call<Row>('POST', 'customers', token, { name: '华东岚青铸造' });
  const quote = await server.call<Row>('POST', 'quotes', token, {
    name: '空压站改造',
    customerId: customer.id,
    lines: [lineOf('空压机', '3', '113', { unit: '台' }), lineOf('水泵', '1', '226')],
  });
  const { id, version } = quote;
  await server.call('POST', `quotes/${id}/send`, token, { version });
  return server.call<Row>('POST', `quotes/${id}/order`, token, {});
}

const field = (dialog: Locator, label: string) => dialog.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

browserTest('without the module there is no place for orders, payments and receivables', async ({ page, server }) => {
  const t = textsOf('zh-CN');
  const token = await server.setUp();
  await server.switchModule(token, 'orders', false);
  await openAs(page, server, token, '/');
  const navigation = page.getByRole('navigation', { name: t('shell.navigation') });
  await expect(navigation.getByRole('link', { name: t('shell.places.customers') })).toBeVisible();
  for (const place of ['orders', 'payments', 'receivables'])
    await expect(navigation.getByRole('link', { name: t(`shell.places.${place}`) })).toHaveCount(0);
});

browserTest(
  'an order is not cancelled without a reason, nor delivered beyond what was ordered',
  async ({ page, server }) => {
    const t = textsOf('zh-CN');
    const token = await server.setUp();
    const order = await orderOfQuote(server, token);
    await openAs(page, server, token, `/orders/${order.id}`);
    await press(page, t('orders.page.more'));
    await page.getByRole('menuitem', { name: t('orders.page.steps.cancel') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('orders.page.steps.cancel') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(t('orders.cancel.needed'));
    await dialog.getByRole('button', { name: t('common.action.cancel'), exact: true }).click();
    await press(page, t('orders.page.steps.confirm'));
    await press(page, t('orders.page.steps.deliver'));
    await field(dialog, t('orders.goods.quantityOf', { name: '空压机' })).fill('4');
    await dialog.getByRole('button', { name: t('orders.goods.action.deliver') }).click();
    await expect(dialog.getByRole('alert')).toContainText('空压机');
    await field(dialog, t('orders.goods.quantityOf', { name: '空压机' })).fill('');
    await field(dialog, t('orders.goods.quantityOf', { name: '水泵' })).fill('');
    await dialog.getByRole('button', { name: t('orders.goods.action.deliver') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(t('orders.goods.needed'));
  },
);

for (const locale of ['zh-CN', 'en'] as const) {
  browserTest(`from a sent quote to the return, ${locale}`, async ({ page, server }) => {
    const t = textsOf(locale);
    const token = await server.setUp({ locale });
    const order = await orderOfQuote(server, token);
    await openAs(page, server, token, `/orders/${order.id}`, { language: locale });
    const facts = page.getByRole('group', { name: t('common.record.facts') });
    const dialog = page.getByRole('dialog');
    await expect(facts).toContainText(t('orders.page.notYet'));

    await press(page, t('orders.page.steps.confirm'));
    await expect(page.getByText(t('orders.page.done.confirm', { number: order.number }))).toBeVisible();
    await expect(facts).toContainText('565.00');

    // Three parts by percent in one click.
    await press(page, t('orders.plan.edit'));
    await dialog.getByRole('button', { name: t('orders.plan.three') }).click();
    await dialog.getByRole('button', { name: t('common.action.save') }).click();
    await expect(page.getByText(t('orders.plan.labels.retention'))).toBeVisible();

    // A part of the goods.
    await press(page, t('orders.page.steps.deliver'));
    await field(dialog, t('orders.goods.quantityOf', { name: '空压机' })).fill('2');
    await field(dialog, t('orders.goods.quantityOf', { name: '水泵' })).fill('');
    await dialog.getByRole('button', { name: t('orders.goods.action.deliver') }).click();
    await expect(facts).toContainText(t('orders.options.deliveryStatus.partial'));

    // The next open part in two clicks, then the rest.
    await press(page, t('orders.page.steps.payment'));
    await dialog.getByRole('button', { name: t('payments.note.action.in') }).click();
    await expect(facts).toContainText('395.50');
    await press(page, t('orders.page.steps.payment'));
    await field(dialog, t('payments.fields.amount')).fill('395.5');
    await dialog.getByRole('button', { name: t('payments.note.action.in') }).click();
    await expect(page.getByRole('button', { name: t('orders.page.steps.payment'), exact: true })).toHaveCount(0);

    // The rest of the goods, as the dialogue proposes it.
    await press(page, t('orders.page.steps.deliver'));
    await dialog.getByRole('button', { name: t('orders.goods.action.deliver') }).click();
    await expect(facts).toContainText(t('orders.options.deliveryStatus.delivered'));

    // One machine comes back, its money goes back.
    await press(page, t('orders.page.more'));
    await page.getByRole('menuitem', { name: t('orders.page.steps.return') }).click();
    await field(dialog, t('orders.goods.quantityOf', { name: '空压机' })).fill('1');
    await dialog.getByRole('button', { name: t('orders.goods.action.return') }).click();
    await expect(facts).toContainText('-');
    await press(page, t('orders.page.steps.refund'));
    await expect(field(dialog, t('payments.fields.amount'))).toHaveValue('113');
    await dialog.getByRole('button', { name: t('payments.note.action.out') }).click();
    await expect(page.getByRole('button', { name: t('orders.page.steps.refund'), exact: true })).toHaveCount(0);
    await expect(facts).toContainText('0.00');

    // The list, the payments and the customer's account say the same.
    const read = await server.call<{ openAmount: number; paidAmount: number; returnedAmount: number }>(
      'GET',
      `orders/${order.id}`,
      token,
    );
    expect(read).toMatchObject({ openAmount: 0, paidAmount: 452_00, returnedAmount: 113_00 });
    await openAs(page, server, token, '/payments', { language: locale });
    await expect(page.getByText('-', { exact: false }).first()).toBeVisible();
    await openAs(page, server, token, '/receivables', { language: locale });
    await expect(page.getByText(t('accounts.page.empty.receivables'))).toBeVisible();
  });
}
