import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Row {
  id: string;
  key: string;
  version: number;
}

// A form that is closed answers in the visitor's own language.
browserTest.use({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });

const values = {
  ...{ name: '华东工业展', language: 'zh-CN', heading: '领取节能样本', source: '展会' },
  asks: [
    { field: 'name', isRequired: true },
    { field: 'phone', isRequired: true },
    { field: 'message', isRequired: false },
  ],
};

browserTest('a form that is switched off or unknown says so', async ({ page, server }) => {
  const token = await server.setUp();
  const form = await server.call<Row>('POST', 'lead-forms', token, { ...values, isOn: false });
  await page.goto(`${server.address}/forms/${form.key}`);
  await expect(page.getByText(t('faults.reasons.formClosed'))).toBeVisible();
  await page.goto(`${server.address}/forms/nobody`);
  await expect(page.getByText(t('faults.reasons.formUnknown'))).toBeVisible();
});

browserTest(
  'on a tablet: what is wrong is said at its question, then thanks, then the empty form',
  async ({ page, server }) => {
    const token = await server.setUp();
    const form = await server.call<Row>('POST', 'lead-forms', token, values);
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto(`${server.address}/forms/${form.key}`);
    const name = page.getByLabel(t('leadForms.fields.name'));
    const phone = page.getByLabel(t('leadForms.fields.phone'));
    const send = page.getByRole('button', { name: t('leadForms.visitor.send') });
    await name.fill('吴越');
    await phone.fill('明天打');
    // Sent at once it is taken for a program's; what was typed stays, and a moment later it is taken.
    await send.click();
    await expect(page.getByText(t('faults.reasons.formTooFast'))).toBeVisible();
    await expect(name).toHaveValue('吴越');
    await expect(async () => {
      await send.click();
      await expect(page.getByText(t('faults.reasons.formPhone'))).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await phone.fill('138 0000 7342');
    await expect(async () => {
      if (await send.isVisible()) await send.click();
      await expect(page.getByText(t('leadForms.visitor.thanks'))).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(name).toHaveValue('', { timeout: 15_000 });
    const { items } = await server.call<{ items: { name: string; source: string }[] }>('GET', 'leads', token);
    expect(items.map((lead) => [lead.name, lead.source])).toEqual([['吴越', '展会']]);
  },
);

browserTest('is shaped in the settings, and its address stands beside it', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/settings/lead-forms');
  await page.getByRole('button', { name: t('leadForms.page.new') }).click();
  await page.getByLabel(t('leadForms.page.heading')).fill('留个电话');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: t('common.action.reset') })).toHaveCount(0);
  const { items } = await server.call<{ items: { key: string; heading: string }[] }>('GET', 'lead-forms', token);
  expect(items.map(({ heading }) => heading)).toEqual(['留个电话']);
  await expect(page.getByText(`/forms/${items[0]?.key ?? ''}`).first()).toBeVisible();
});

browserTest('a card becomes a lead with what was read of it', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/leads?view=all');
  await page.getByRole('button', { name: t('leads.card.action') }).click();
  await page.getByLabel(t('leads.card.paste')).fill('潮禾塑业有限公司\n柯敏 生产经理\n手机：138 0000 7342');
  await expect(page.getByRole('dialog').getByLabel(t('leads.fields.name'), { exact: true })).toHaveValue('柯敏');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { level: 1, name: '柯敏' })).toBeVisible();
  await expect(page.getByText('潮禾塑业有限公司').first()).toBeVisible();
});
