import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Customer {
  id: string;
  name: string;
  version: number;
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest(
  'what a colleague changes appears on the open page and in the open list by itself',
  async ({ browser, page, server }) => {
    const token = await server.setUp();
    const customer = await server.call<Customer>('POST', 'customers', token, { name: '宁波云岫模具厂' });
    await openAs(page, server, token, `/customers/${customer.id}`);
    await expect(page.getByRole('heading', { level: 1, name: '宁波云岫模具厂' })).toBeVisible();
    const list = await (await browser.newContext()).newPage();
    await openAs(list, server, token, '/customers');
    await expect(list.getByText('宁波云岫模具厂')).toBeVisible();

    await server.call('PATCH', `customers/${customer.id}`, token, {
      version: customer.version,
      name: '宁波云岫精密模具厂',
    });

    await expect(page.getByRole('heading', { level: 1, name: '宁波云岫精密模具厂' })).toBeVisible();
    await expect(list.getByText('宁波云岫精密模具厂')).toBeVisible();
    await list.context().close();
  },
);

browserTest(
  'two people who change the same field choose between both versions, and nothing is lost',
  async ({ page, server }) => {
    const token = await server.setUp();
    const customer = await server.call<Customer>('POST', 'customers', token, {
      name: '宁波云岫模具厂',
      industry: '模具',
    });
    await openAs(page, server, token, `/customers/${customer.id}/edit`);
    const industry = page.getByLabel(t('customers.fields.industry'), { exact: true });
    await industry.fill('精密模具');
    await server.call('PATCH', `customers/${customer.id}`, token, {
      version: customer.version,
      industry: '汽车模具',
      size: '50-249',
    });
    await page.keyboard.press('ControlOrMeta+Enter');

    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('精密模具')).toBeVisible();
    await expect(dialog.getByText('汽车模具')).toBeVisible();
    await dialog.getByRole('button', { name: t('common.conflict.allMine') }).click();
    await dialog.getByRole('button', { name: t('common.conflict.save') }).click();

    await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible();
    const saved = await server.call<Record<string, unknown>>('GET', `customers/${customer.id}`, token);
    expect([saved['industry'], saved['size']]).toEqual(['精密模具', '50-249']);
  },
);

browserTest(
  'an engine that was killed comes back under the page, and what was typed is still there',
  async ({ page, server }) => {
    const token = await server.setUp();
    const customer = await server.call<Customer>('POST', 'customers', token, { name: '宁波云岫模具厂' });
    await openAs(page, server, token, `/customers/${customer.id}`);
    await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible();
    await page.keyboard.press('m');
    const note = page.getByRole('textbox', { name: t('common.composer.body', { kind: t('common.composer.note') }) });
    await note.fill('断电之前写的备注');
    await server.kill();
    await expect(page.getByText(t('shell.connection.reconnecting'))).toBeVisible();
    await expect(note).toHaveValue('断电之前写的备注');
    await server.restart();
    await expect(page.getByText(t('shell.connection.reconnecting'))).toHaveCount(0, { timeout: 30_000 });
    await note.press('ControlOrMeta+Enter');
    await expect(page.getByRole('main').getByText('断电之前写的备注')).toBeVisible();
  },
);

browserTest(
  'a customer of another department is not there: not in the list, not by its address, not in the search',
  async ({ page, server }) => {
    const token = await server.setUp();
    const { items: departments } = await server.call<{ items: { id: string }[] }>('GET', 'departments?limit=50', token);
    const firm = departments[0]?.id ?? '';
    const other = await server.call<{ id: string }>('POST', 'departments', token, { name: '外贸部', parentId: firm });
    const { items: roles } = await server.call<{ items: { id: string; template: string | null }[] }>(
      'GET',
      'roles?limit=50',
      token,
    );
    const sales = roles.find(({ template }) => template === 'sales')?.id ?? '';
    const hidden = await server.call<Customer>('POST', 'customers', token, { name: '只有总部看得到的厂' });
    const password = 'a second warm hearth 2026';
    await server.call('POST', 'users', token, {
      username: 'limin',
      name: '李敏',
      departmentId: other.id,
      roleIds: [sales],
      password,
      mustChangePassword: false,
    });
    const { token: limin } = await server.call<{ token: string }>('POST', 'sessions', null, {
      username: 'limin',
      password,
    });

    await openAs(page, server, limin, `/customers/${hidden.id}`);
    await expect(page.getByRole('main')).toContainText(t('records.page.goneTitle'));
    await page.goto(`${server.address}/customers`);
    await expect(page.getByRole('main').getByRole('heading', { name: t('shell.places.customers') })).toBeVisible();
    await expect(page.getByText('只有总部看得到的厂')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    const search = page.getByRole('combobox', { name: t('common.search.title') });
    await expect(search).toBeFocused();
    await search.fill('总部');
    await expect(page.getByText(t('common.search.nothing', { query: '总部' }))).toBeVisible();
  },
);
