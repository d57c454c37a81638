import { expect, type Browser, type Page } from '@playwright/test';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import { password, type OfficeServer } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole, type Language } from './browser-test';

browserTest.use({ viewport: { width: 1440, height: 900 } });

interface Ref {
  readonly id: string;
  readonly version: number;
}

const hostile = `<img src=x onerror="window.__hurt=1"><script>window.__hurt=1</script>`;

/** A firm with a customer, a sales manager who sees it, and an engineer in a department of his own who sees no customers. */
async function firm(server: OfficeServer) {
  const token = await server.setUp();
  const { items: departments } = await server.call<{ items: (Ref & { parentId: string | null })[] }>(
    'GET',
    'departments',
    token,
  );
  const { items: roles } = await server.call<{ items: (Ref & { template: string | null })[] }>(
    'GET',
    'roles?limit=200',
    token,
  );
  const service = await server.call<Ref>('POST', 'departments', token, { name: '售后部' });
  const hire = async (name: string, username: string, departmentId: string | undefined, role: string) => {
    const { id } = await server.call<Ref>('POST', 'users', token, {
      name,
      username,
      password,
      mustChangePassword: false,
      departmentId,
      roleIds: roles.filter(({ template }) => template === role).map((one) => one.id),
    });
    const session = await server.call<{ token: string }>('POST', 'sessions', null, { username, password });
    return { id, name, token: session.token };
  };
  const lin = await hire('林晓雯', 'lin', departments.find(({ parentId }) => parentId === null)?.id, 'manager');
  const he = await hire('何工', 'he', service.id, 'service');
  const blind = await hire('罗晓薇', 'luo', service.id, 'personnel');
  const customer = await server.call<Ref>('POST', 'customers', token, { name: '宁波云岫模具厂' });
  return { token, service, lin, he, blind, customer };
}

async function windowOf(browser: Browser, server: OfficeServer, token: string, path: string, language: Language) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await openAs(page, server, token, path, { language });
  return page;
}

const bell = (page: Page, t: ReturnType<typeof textsOf>, count: number) =>
  page.getByRole('button', { name: t('shell.bell.label', { count }) });

/** The tasks on a deal's page. */
const deliveryOf = (page: Page) =>
  page.locator('section').filter({
    has: page.getByRole('heading', { name: textsOf('zh-CN')('opportunities.delivery.title'), exact: true }),
  });

for (const language of ['zh-CN', 'en'] as const) {
  const t = textsOf(language);

  browserTest(
    `a colleague is mentioned by keys alone and hears of it in the other window at once (${language})`,
    async ({ browser, page, server }) => {
      const { token, lin, customer } = await firm(server);
      const other = await windowOf(browser, server, lin.token, '/', language);
      await expect(other.getByRole('navigation', { name: t('shell.navigation') })).toBeVisible();
      const complaints = watchConsole(page);
      await openAs(page, server, token, `/customers/${customer.id}`, { language });
      await expect(page.getByRole('heading', { level: 1, name: '宁波云岫模具厂' })).toBeVisible();

      await page.keyboard.press('r');
      const field = page.getByLabel(t('comments.label'));
      await expect(field).toBeFocused();
      // Who does not see the record is not offered, whatever is typed.
      await page.keyboard.type('@luoxiaowei');
      await expect(page.getByText(t('comments.nobody', { words: 'luoxiaowei' }))).toBeVisible();
      await field.fill('');
      await page.keyboard.type('@lxw');
      await expect(page.getByRole('option', { name: /林晓雯/ })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(field).toHaveValue('@林晓雯 ');
      await page.keyboard.type(hostile);
      await page.keyboard.press('ControlOrMeta+Enter');

      const entry = page.getByRole('article').filter({ hasText: '@林晓雯' });
      await expect(entry).toContainText(hostile);
      expect(await page.evaluate(() => '__hurt' in window)).toBe(false);
      expect(complaints).toEqual([]);

      await expect(bell(other, t, 1)).toBeVisible();
      await bell(other, t, 1).click();
      const sentence = t('notices.mentioned.one', { name: '王建国', what: '宁波云岫模具厂' });
      await other.getByRole('link', { name: new RegExp(sentence.slice(0, 12)) }).click();
      await expect(other.getByRole('article').filter({ hasText: hostile })).toBeVisible();

      // Its author takes it away; it leaves the other window by itself.
      await entry.getByRole('button', { name: t('comments.more') }).click();
      await page.getByRole('menuitem', { name: t('comments.remove') }).click();
      await expect(other.getByRole('article').filter({ hasText: hostile })).toHaveCount(0);
      await other.context().close();
    },
  );
}

const t = textsOf('zh-CN');

browserTest(
  'a record is handed over with a note that its new owner reads in the bell',
  async ({ browser, page, server }) => {
    const { token, lin, customer } = await firm(server);
    await openAs(page, server, token, `/customers/${customer.id}`);
    await page
      .getByRole('button', { name: t('common.action.more') })
      .first()
      .click();
    await page.getByRole('menuitem', { name: t('records.handOver.open') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: t('records.handOver.to') }).fill('林');
    await page.getByRole('option', { name: /林晓雯/ }).click();
    await dialog.getByLabel(t('records.handOver.note')).fill('图纸已发，周五前回电');
    await dialog.getByRole('button', { name: t('common.action.save') }).click();
    await expect(page.getByRole('article').filter({ hasText: '图纸已发，周五前回电' })).toContainText('@林晓雯');

    const other = await windowOf(browser, server, lin.token, '/', 'zh-CN');
    await bell(other, t, 1).click();
    await expect(other.getByText(t('notices.assigned.one', { name: '王建国', what: '宁波云岫模具厂' }))).toBeVisible();
    await expect(other.getByText('图纸已发，周五前回电')).toBeVisible();
    await other.context().close();
  },
);

browserTest(
  'winning a deal opens its delivery tasks, tells the department, and undoing it leaves none',
  async ({ browser, page, server }) => {
    const { token, he, customer } = await firm(server);
    await openAs(page, server, token, '/settings/delivery');
    await page.getByRole('combobox', { name: t('delivery.department') }).click();
    await page.getByRole('option', { name: '售后部' }).click();
    for (const [number, subject] of [
      [1, '项目交接会'],
      [2, '安装调试'],
    ] as const) {
      await page.getByRole('button', { name: t('delivery.add') }).click();
      await page.getByLabel(t('delivery.subject', { number })).fill(subject);
    }
    await page.getByRole('combobox', { name: t('delivery.assignee', { number: 2 }) }).click();
    await page.getByRole('option', { name: t('delivery.assignees.person') }).click();
    await page.getByRole('combobox', { name: t('delivery.which.person', { number: 2 }) }).click();
    await page.getByRole('option', { name: '何工' }).click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(t('delivery.saved'))).toBeVisible();

    const deal = await server.call<Ref>('POST', 'opportunities', token, {
      name: '空压站扩容',
      customerId: customer.id,
    });
    const { items } = await server.call<{ items: Pipeline[] }>('GET', 'pipelines', token);
    const won = items[0]?.stages.find(({ type }) => type === 'won')?.name ?? '';
    const other = await windowOf(browser, server, he.token, '/', 'zh-CN');
    await page.goto(`${server.address}/opportunities/${deal.id}`);
    const delivery = deliveryOf(page);
    const win = () => page.getByRole('button', { name: won, exact: true }).click();
    await win();
    await expect(delivery.getByRole('button', { name: '安装调试', exact: true })).toBeVisible();
    await expect(bell(other, t, 1)).toBeVisible();

    await page.getByRole('button', { name: t('common.action.undo') }).click();
    await expect(delivery).toHaveCount(0);
    await expect(bell(other, t, 0)).toBeVisible();

    await win();
    await delivery.getByRole('checkbox', { name: t('activities.page.finishNamed', { name: '项目交接会' }) }).click();
    await expect(delivery.getByText('1 / 2')).toBeVisible();
    await bell(other, t, 1).click();
    await other.getByRole('link', { name: new RegExp(t('notices.won.one', { what: '空压站扩容' })) }).click();
    await expect(deliveryOf(other).getByRole('button', { name: '安装调试', exact: true })).toBeVisible();
    await other.context().close();
  },
);
