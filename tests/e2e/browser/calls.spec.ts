import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');

interface Logged {
  kind: string;
  subject: string;
  body: string | null;
  outcome: string | null;
  direction: string | null;
  talkSeconds: number | null;
  holdSeconds: number | null;
  wrapSeconds: number | null;
  doneAt: string | null;
  dueDate: string | null;
  subjects: { kind: string; name: string }[];
}

browserTest(
  'a softphone opens the caller; one key logs the call with its seconds, note and next step',
  async ({ page, server }) => {
    const token = await server.setUp();
    const complaints = watchConsole(page);
    const firm = await server.call<{ id: string }>('POST', 'customers', token, { kind: 'company', name: '青禾冷链' });
    await server.call('POST', 'contacts', token, {
      name: '周雅琴',
      title: '采购经理',
      phones: [{ label: 'mobile', value: '138 0013 8000' }],
      customers: [{ id: firm.id }],
    });
    await openAs(page, server, token, '/call?number=+8613800138000');
    await expect(page.getByRole('radio', { name: /周雅琴/ })).toBeChecked();
    await page.keyboard.press('Alt+a');
    await expect(page.getByText(t('calls.states.talking'))).toBeVisible();
    await page.keyboard.press('Alt+h');
    await expect(page.getByText(t('calls.states.held'))).toBeVisible();
    await page.keyboard.press('Alt+h');
    await page.getByRole('textbox', { name: t('calls.note') }).fill('问二期诊断还做不做');
    // What was measured can be put right.
    await page.getByRole('textbox', { name: t('activities.fields.talkSeconds') }).fill('6:12');
    await page.keyboard.press('Alt+a');
    await expect(page.getByText(t('calls.states.ended'))).toBeVisible();
    await page.getByRole('textbox', { name: t('common.composer.nextStep') }).fill('发方案');
    await page.getByRole('button', { name: t('common.composer.dateLabel') }).click();
    await page.getByRole('button', { name: t('records.days.tomorrow') }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(t('calls.logged', { name: '周雅琴' }))).toBeVisible();
    const { items } = await server.call<{ items: Logged[] }>('GET', 'activities?sort=happenedAt', token);
    const call = items.find(({ kind }) => kind === 'call');
    expect(call).toMatchObject({
      body: '问二期诊断还做不做',
      outcome: 'connected',
      direction: 'inbound',
      talkSeconds: 372,
    });
    expect(call?.holdSeconds).toBeGreaterThanOrEqual(0);
    expect(call?.wrapSeconds).toBeGreaterThanOrEqual(0);
    expect(call?.doneAt).not.toBeNull();
    expect(call?.subjects.map(({ name }) => name).sort()).toEqual(['周雅琴', '青禾冷链'].sort());
    const next = items.find(({ kind }) => kind === 'task');
    expect(next).toMatchObject({ subject: '发方案', doneAt: null });
    expect(next?.dueDate).not.toBeNull();
    expect(complaints).toEqual([]);
  },
);

browserTest(
  'a number typed into the search that nobody has becomes a lead while it rings',
  async ({ page, server }) => {
    const token = await server.setUp();
    await openAs(page, server, token, '/');
    await page.locator('main#main h1').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: t('common.search.title') }).fill('139 0013 9000');
    await page.keyboard.press('Alt+c');
    await expect(page.getByText(t('calls.unknown'))).toBeVisible();
    await page.getByRole('button', { name: t('calls.new.lead') }).click();
    await expect(page.getByText(t('calls.new.needsName'))).toBeVisible();
    await page.getByRole('textbox', { name: t('calls.new.name') }).fill('柯敏');
    await page.getByRole('button', { name: t('calls.new.lead') }).click();
    await expect(page.getByRole('radio', { name: /柯敏/ })).toBeChecked();
    await page.keyboard.press('Alt+m');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(t('calls.logged', { name: '柯敏' }))).toBeVisible();
    const { items } = await server.call<{ items: Logged[] }>('GET', 'activities', token);
    expect(items).toEqual([expect.objectContaining({ outcome: 'missed', talkSeconds: null })]);
    expect(items[0]?.subjects).toEqual([expect.objectContaining({ kind: 'lead', name: '柯敏' })]);
  },
);

browserTest('an address of one’s calendar is shown once, read by others, and taken back', async ({ page, server }) => {
  const token = await server.setUp({ sampleData: true });
  await openAs(page, server, token, '/settings/account');
  await page.getByRole('textbox', { name: t('calendarFeeds.name') }).fill('我的手机');
  await page.getByRole('button', { name: t('calendarFeeds.make') }).click();
  const address = await page.locator('code').filter({ hasText: '/calendars/' }).innerText();
  const read = await fetch(address);
  expect(read.headers.get('content-type')).toContain('text/calendar');
  expect(await read.text()).toContain('BEGIN:VEVENT');
  await page.reload();
  await expect(page.getByText('我的手机')).toBeVisible();
  await expect(page.locator('code')).toHaveCount(0);
  await page.getByRole('button', { name: t('calendarFeeds.remove') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('calendarFeeds.remove') })
    .click();
  await expect(page.getByText(t('calendarFeeds.removed'))).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});
