import { expect } from '@playwright/test';
import { password, type OfficeServer } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Row {
  id: string;
  name: string;
  version: number;
}

interface Listing {
  items: (Row & { template?: string })[];
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

/** Somebody of the ready-made role, signed in. */
async function signInAs(server: OfficeServer, admin: string, role: string): Promise<string> {
  const roles = await server.call<Listing>('GET', 'roles?limit=100', admin);
  const found = roles.items.find((one) => one.template === role);
  await server.call('POST', 'users', admin, {
    username: role,
    name: '何佳怡',
    password,
    mustChangePassword: false,
    roleIds: [found?.id],
  });
  const { token } = await server.call<{ token: string }>('POST', 'sessions', null, { username: role, password });
  return token;
}

browserTest('without the module there is no place for deals', async ({ page, server }) => {
  const token = await server.setUp();
  await server.switchModule(token, 'sales', false);
  await openAs(page, server, token, '/');
  const navigation = page.getByRole('navigation', { name: t('shell.navigation') });
  await expect(navigation.getByRole('link', { name: t('shell.places.customers') })).toBeVisible();
  await expect(navigation.getByRole('link', { name: t('shell.places.opportunities') })).toHaveCount(0);
});

browserTest('service sees deals, but neither their amounts nor a way to make or move one', async ({ page, server }) => {
  const admin = await server.setUp();
  const deal = await server.call<Row>('POST', 'opportunities', admin, { name: '空压站节能改造', amount: 48_600_000 });
  const token = await signInAs(server, admin, 'service');
  await openAs(page, server, token, '/opportunities?view=all');
  await expect(page.getByRole('link', { name: deal.name })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: t('opportunities.fields.stageId') })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: t('opportunities.fields.amount') })).toHaveCount(0);
  await expect(page.getByRole('button', { name: t('opportunities.page.new') })).toHaveCount(0);
  await page.getByRole('link', { name: deal.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: deal.name })).toBeVisible();
  await expect(page.getByRole('button', { name: '输单' })).toBeDisabled();
  await expect(page.getByText('486,000')).toHaveCount(0);
});

browserTest(
  'a deal is made from its customer, lost with a reason, and the customer hears of it',
  async ({ page, server }) => {
    const token = await server.setUp();
    const customer = await server.call<Row>('POST', 'customers', token, { name: '华东岚青精密铸造有限公司' });
    await openAs(page, server, token, `/customers/${customer.id}`);
    await page.getByRole('button', { name: t('common.record.add', { name: t('opportunities.one') }) }).click();
    await page.getByLabel(t('opportunities.fields.name')).fill('空压站节能改造');
    await expect(page.getByLabel(t('opportunities.fields.customerId'), { exact: true })).toHaveValue(customer.name);
    await page.getByLabel(t('opportunities.fields.amount'), { exact: true }).fill('486000');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { level: 1, name: '空压站节能改造' })).toBeVisible();
    const facts = page.getByRole('group', { name: t('common.record.facts') });
    await expect(facts.getByText('¥486,000.00')).toBeVisible();

    const way = page.getByRole('list', { name: t('opportunities.page.way', { pipeline: '销售' }) });
    await way.getByRole('button', { name: '需求确认' }).click();
    await expect(way.getByRole('button', { name: '需求确认' })).toHaveAttribute('aria-current', 'step');
    await way.getByRole('button', { name: '输单' }).click();
    const dialog = page.getByRole('dialog', { name: t('opportunities.move.title', { stage: '输单' }) });
    // Keys go where the focus is.
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.getByRole('alert')).toHaveText(t('common.form.required'));
    await dialog.getByRole('combobox', { name: t('opportunities.fields.lostReason') }).click();
    await page.getByRole('option', { name: t('opportunities.options.lostReason.competitor') }).click();
    await dialog.getByLabel(t('opportunities.fields.competitor')).fill('北风机电');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(facts.getByText(t('opportunities.options.lostReason.competitor'))).toBeVisible();
    await expect(page.getByText('北风机电')).toBeVisible();

    await page.goto(`${server.address}/opportunities?view=lost`);
    await page.getByRole('link', { name: customer.name }).click();
    const moved = page.getByRole('article').filter({ hasText: t('timeline.kinds.dealMoved') });
    await expect(moved.filter({ hasText: '输单' })).toHaveCount(1);
    await moved.filter({ hasText: '输单' }).getByRole('link', { name: '空压站节能改造' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '空压站节能改造' })).toBeVisible();
  },
);

browserTest('what a stage asks for is asked in one dialogue, checks and fields', async ({ page, server }) => {
  const token = await server.setUp();
  const { items } = await server.call<{ items: (Row & { stages: Record<string, unknown>[] })[] }>(
    'GET',
    'pipelines',
    token,
  );
  const [pipeline] = items;
  if (!pipeline) throw new Error('the set-up makes a pipeline');
  const checkId = '01990000-0000-7000-8000-000000000001';
  await server.call('PATCH', `pipelines/${pipeline.id}`, token, {
    version: pipeline.version,
    stages: pipeline.stages.map(({ position: _position, ...stage }) =>
      stage['name'] === '方案报价'
        ? {
            ...stage,
            requiredFields: ['amount', 'dealType'],
            checklist: [{ id: checkId, text: '现场测压', isRequired: true }],
          }
        : stage,
    ),
  });
  const deal = await server.call<Row>('POST', 'opportunities', token, { name: '用气诊断二期' });
  await openAs(page, server, token, `/opportunities/${deal.id}`);
  await page.getByRole('button', { name: '方案报价' }).click();
  const dialog = page.getByRole('dialog', { name: t('opportunities.move.title', { stage: '方案报价' }) });
  await dialog.getByLabel(t('opportunities.fields.amount')).fill('12500');
  await dialog.getByRole('combobox', { name: t('opportunities.fields.dealType') }).click();
  await page.getByRole('option', { name: t('opportunities.options.dealType.upsell') }).click();
  await dialog.getByRole('button', { name: t('opportunities.move.action') }).click();
  await expect(dialog.getByText(t('opportunities.move.tickAll'))).toBeVisible();
  await dialog.getByRole('checkbox', { name: '现场测压' }).click();
  await dialog.getByRole('button', { name: t('opportunities.move.action') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '方案报价' })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('complementary').getByRole('checkbox', { name: '现场测压' })).toBeChecked();
  await page.getByRole('button', { name: t('common.action.undo') }).click();
  await expect(page.getByRole('button', { name: '初步接触' })).toHaveAttribute('aria-current', 'step');
});

browserTest('N D begins a deal anywhere, and the search finds it by its sounds', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/');
  const navigation = page.getByRole('navigation', { name: t('shell.navigation') });
  await expect(navigation.getByRole('link', { name: t('shell.places.opportunities') })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('d');
  await page.getByLabel(t('opportunities.fields.name')).fill('空压站节能改造');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { level: 1, name: '空压站节能改造' })).toBeVisible();
  await navigation.getByRole('link', { name: t('shell.places.opportunities') }).click();
  await expect(page.getByRole('link', { name: '空压站节能改造' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: t('common.search.title') })).toBeFocused();
  await page.keyboard.type('kyzjn');
  const hit = page.getByRole('option', { name: '空压站节能改造' });
  await expect(hit).toBeVisible();
  await expect(page.getByRole('dialog').getByText('初步接触')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '空压站节能改造' })).toBeVisible();
});
