import { expect, type Locator, type Page } from '@playwright/test';
import type { OfficeServer } from '../support/office-server';
import { password } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');

interface Planned {
  id: string;
  version: number;
  startAt: string | null;
  endAt: string | null;
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

const week = '/calendar?date=2026-12-09';
const at = (text: string) => new Date(`${text}+08:00`).toISOString();
const column = (page: Page, date: string): Locator => page.locator(`[role="group"][data-date="${date}"]`);
const card = (place: Page | Locator, { id }: Planned): Locator => place.locator(`[data-activity="${id}"]`);
const read = (server: OfficeServer, token: string, { id }: Planned) =>
  server.call<Planned>('GET', `activities/${id}`, token);

/** A visit on Wednesday from 14:00 to 15:30, at a customer whom colleagues see. */
async function firmWithVisit(server: OfficeServer) {
  const token = await server.setUp();
  const customer = await server.call<{ id: string }>('POST', 'customers', token, { kind: 'company', name: '岚青铸造' });
  const visit = await server.call<Planned>('POST', 'activities', token, {
    kind: 'visit',
    subject: '现场测压',
    startAt: at('2026-12-09T14:00'),
    endAt: at('2026-12-09T15:30'),
    subjects: [{ kind: 'customer', id: customer.id }],
  });
  return { token, visit };
}

browserTest(
  'whoever may not change it sees it and moves it neither by keys nor by pointer',
  async ({ page, server }) => {
    const { token, visit } = await firmWithVisit(server);
    const { items: roles } = await server.call<{ items: { id: string; template: string }[] }>('GET', 'roles', token);
    const { items: departments } = await server.call<{ items: { id: string }[] }>('GET', 'departments', token);
    await server.call('POST', 'users', token, {
      name: '何嘉',
      username: 'hejia',
      password,
      mustChangePassword: false,
      roleIds: [roles.find(({ template }) => template === 'sales')?.id],
      departmentId: departments[0]?.id,
    });
    const session = await server.call<{ token: string }>('POST', 'sessions', null, { username: 'hejia', password });
    await openAs(page, server, session.token, week);
    await card(page, visit).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText(t('calendar.lift.lifted'))).toHaveCount(0);
    await dragBy(page, card(page, visit), 150, 60);
    expect(await read(server, session.token, visit)).toMatchObject({ startAt: visit.startAt, version: visit.version });
  },
);

browserTest('a visit goes to another day and time, and gets longer, by keys alone', async ({ page, server }) => {
  const { token, visit } = await firmWithVisit(server);
  const complaints = watchConsole(page);
  await openAs(page, server, token, week);
  await card(page, visit).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page.getByText(t('calendar.lift.lifted'))).toHaveCount(0);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Space');
  await expect(card(column(page, '2026-12-08'), visit)).toBeFocused();
  await expect
    .poll(() => read(server, token, visit))
    .toMatchObject({ startAt: at('2026-12-08T14:15'), endAt: at('2026-12-08T16:00') });
  expect(complaints).toEqual([]);
});

browserTest('it is dragged and stretched by the pointer; a click only opens it', async ({ page, server }) => {
  const { token, visit } = await firmWithVisit(server);
  await openAs(page, server, token, week);
  const width = (await column(page, '2026-12-09').boundingBox())?.width ?? 0;
  await dragBy(page, card(page, visit), width, 60);
  await expect(card(column(page, '2026-12-10'), visit)).toBeVisible();
  await expect
    .poll(() => read(server, token, visit))
    .toMatchObject({ startAt: at('2026-12-10T15:00'), endAt: at('2026-12-10T16:30') });
  await dragBy(page, card(page, visit).locator('[data-grip]'), 0, 30);
  await expect.poll(() => read(server, token, visit)).toMatchObject({ endAt: at('2026-12-10T17:00') });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await card(page, visit).click();
  await expect(page.getByRole('dialog')).toContainText('岚青铸造');
});

browserTest('a click on an empty hour plans something there', async ({ page, server }) => {
  const { token } = await firmWithVisit(server);
  await openAs(page, server, token, week);
  await column(page, '2026-12-11').click({ position: { x: 60, y: 10 * 60 + 5 } });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('calendar.plan.subject')).fill('看样板');
  await dialog.getByLabel(t('calendar.plan.to')).fill('9:00');
  await dialog.getByRole('button', { name: t('calendar.plan.save') }).click();
  await expect(dialog).toContainText(t('calendar.plan.badEnd'));
  await dialog.getByLabel(t('calendar.plan.to')).fill('11:30');
  await dialog.getByRole('button', { name: t('calendar.plan.save') }).click();
  await expect(column(page, '2026-12-11')).toContainText('看样板');
  await page.getByText(t('calendar.views.month'), { exact: true }).click();
  await expect(page.locator('[data-date="2026-12-11"]')).toContainText('看样板');
});

/** Drags as a hand does: pressed, moved in steps, released. */
async function dragBy(page: Page, from: Locator, right: number, down: number): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  if (!box) throw new Error('not on screen');
  const start = { x: box.x + box.width / 3, y: box.y + Math.min(20, box.height / 2) };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 });
  await page.mouse.move(start.x + right, start.y + down, { steps: 6 });
  await page.mouse.up();
}

browserTest('what comes again is planned, and changed from one day on', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, week);
  await column(page, '2026-12-07').click({ position: { x: 60, y: 9 * 60 + 5 } });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('calendar.plan.subject')).fill('晨会');
  await dialog.getByRole('combobox', { name: t('calendar.repeat.label') }).click();
  await page.getByRole('option', { name: t('calendar.repeat.workweek') }).click();
  await dialog.getByRole('button', { name: t('calendar.plan.save') }).click();
  for (const date of ['2026-12-07', '2026-12-08', '2026-12-11']) await expect(column(page, date)).toContainText('晨会');
  await expect(column(page, '2026-12-12')).not.toContainText('晨会');

  await column(page, '2026-12-10').getByRole('button', { name: /晨会/ }).click();
  await dialog.getByText(t('activities.series.following'), { exact: true }).click();
  await dialog.getByLabel(t('activities.fields.subject')).fill('站会');
  await dialog.getByRole('button', { name: t('common.action.save') }).click();
  await expect(column(page, '2026-12-10')).toContainText('站会');
  await expect(column(page, '2026-12-11')).toContainText('站会');
  await expect(column(page, '2026-12-09')).toContainText('晨会');
});

browserTest('a reminder that comes due is said aloud, and can be put off', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, week);
  await server.call('POST', 'activities', token, {
    kind: 'call',
    subject: '约技术电话',
    startAt: new Date(Date.now() + 600_000).toISOString(),
    remindAt: new Date(Date.now() + 1_000).toISOString(),
  });
  const said = t('notices.reminder.one', { what: '约技术电话' });
  await expect(page.getByText(said)).toBeVisible({ timeout: 40_000 });
  await page.getByRole('button', { name: t('shell.bell.label', { count: 1 }) }).click();
  await page.getByRole('button', { name: t('notices.snooze.label') }).click();
  await page.getByRole('menuitem', { name: t('notices.snooze.tenMinutes') }).click();
  await expect(page.getByText(t('notices.empty'))).toBeVisible();
});
