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

const known = { name: '柯敏', companyName: '潮禾塑业有限公司', phones: [{ label: '', value: '13800007340' }] };

browserTest('without the module there is no place for leads', async ({ page, server }) => {
  const token = await server.setUp();
  await server.switchModule(token, 'leads', false);
  await openAs(page, server, token, '/');
  const navigation = page.getByRole('navigation', { name: t('shell.navigation') });
  await expect(navigation.getByRole('link', { name: t('shell.places.customers') })).toBeVisible();
  await expect(navigation.getByRole('link', { name: t('shell.places.leads') })).toHaveCount(0);
});

browserTest('a lead is not given up without a reason', async ({ page, server }) => {
  const token = await server.setUp();
  const lead = await server.call<Row>('POST', 'leads', token, known);
  await openAs(page, server, token, `/leads/${lead.id}`);
  const dead = page.getByRole('button', { name: t('leads.options.status.dead'), exact: true });
  await dead.click();
  const dialog = page.getByRole('dialog');
  // Keys go where the focus is.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByRole('alert')).toHaveText(t('leads.giveUp.needed'));
  await page.getByRole('option', { name: t('leads.options.statusReason.noNeed') }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(dead).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('button', { name: t('leads.convert.action'), exact: true })).toHaveCount(0);
});

browserTest('N L notes a lead, and who is there already is said while one types', async ({ page, server }) => {
  const token = await server.setUp();
  await server.call('POST', 'customers', token, { name: known.companyName });
  await openAs(page, server, token, '/leads?view=all');
  await expect(page.getByText(t('leads.page.emptyTitle'))).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('l');
  await page.getByLabel(t('leads.fields.name')).fill(known.name);
  await page.getByLabel(t('leads.fields.companyName')).fill(known.companyName);
  await expect(page.getByRole('status').getByRole('link', { name: known.companyName })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { level: 1, name: known.name })).toBeVisible();
  const place = page.getByRole('navigation', { name: t('shell.navigation') }).getByRole('link', {
    name: t('shell.places.leads'),
  });
  await expect(place).toContainText('1');
});

browserTest(
  'a conversion links with the customer that is there, makes a deal, and is undone',
  async ({ page, server }) => {
    const token = await server.setUp();
    const customer = await server.call<Row>('POST', 'customers', token, { name: known.companyName });
    const lead = await server.call<Row>('POST', 'leads', token, known);
    await openAs(page, server, token, `/leads/${lead.id}`);
    await page.getByRole('button', { name: t('leads.convert.action'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: customer.name, exact: false }).first()).toBeChecked();
    await page.keyboard.press('ControlOrMeta+Enter');
    const became = page.getByRole('complementary', { name: t('common.record.related') });
    await expect(became.getByText(t('leads.page.became'))).toBeVisible();
    await expect(became.locator(`a[href="/customers/${customer.id}"]`)).toBeVisible();
    await expect(page.getByRole('link', { name: t('records.page.edit') })).toHaveCount(0);
    await page.getByRole('button', { name: t('leads.convert.undo') }).click();
    await expect(page.getByRole('button', { name: t('leads.convert.action'), exact: true })).toBeVisible();
    await expect(became.getByText(t('leads.page.became'))).toHaveCount(0);
  },
);
