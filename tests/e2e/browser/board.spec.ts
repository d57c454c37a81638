import { expect, type Locator, type Page, type Route } from '@playwright/test';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { OfficeServer } from '../support/office-server';
import { password } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');

interface Deal {
  id: string;
  name: string;
  version: number;
  stageId: string;
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

/** Two deals in the first stage, ¥100,000 and ¥300,000, and the pipeline they are in. */
async function firmWithDeals(server: OfficeServer) {
  const token = await server.setUp();
  const { items } = await server.call<{ items: Pipeline[] }>('GET', 'pipelines', token);
  const [pipeline] = items;
  if (!pipeline) throw new Error('no pipeline');
  const add = (name: string, amount: number) => server.call<Deal>('POST', 'opportunities', token, { name, amount });
  const small = await add('空压站扩容', 10_000_000);
  const large = await add('制氮机组', 30_000_000);
  return { token, pipeline, small, large };
}

const stageAt = (pipeline: Pipeline, place: number) => {
  const stage = pipeline.stages[place];
  if (!stage) throw new Error(`no stage ${place}`);
  return stage;
};
const column = (page: Page, pipeline: Pipeline, place: number): Locator =>
  page.getByRole('region', { name: stageAt(pipeline, place).name, exact: true });
const card = (place: Page | Locator, deal: Deal): Locator => place.locator(`[data-deal="${deal.id}"]`);
const stageIdOf = async (server: OfficeServer, token: string, deal: Deal) =>
  (await server.call<Deal>('GET', `opportunities/${deal.id}`, token)).stageId;

/** Drags as a hand does: pressed, moved in steps, released. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not on screen');
  await page.mouse.move(start.x + 40, start.y + 30);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 40, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

browserTest('whoever may not change a deal lifts it neither by keys nor by pointer', async ({ page, server }) => {
  const { token, pipeline, small } = await firmWithDeals(server);
  const role = await server.call<{ id: string }>('POST', 'roles', token, {
    name: '只看',
    grants: { opportunity: { view: 'all' }, user: { view: 'all' }, department: { view: 'all' } },
    fieldGroups: { basic: 'show', money: 'show' },
  });
  const { items: departments } = await server.call<{ items: { id: string }[] }>('GET', 'departments', token);
  await server.call('POST', 'users', token, {
    name: '何嘉',
    username: 'hejia',
    password,
    mustChangePassword: false,
    roleIds: [role.id],
    departmentId: departments[0]?.id,
  });
  const session = await server.call<{ token: string }>('POST', 'sessions', null, { username: 'hejia', password });
  await openAs(page, server, session.token, '/opportunities/board');
  await card(page, small).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(t('board.said.mayNot', { name: small.name }))).toBeAttached();
  await expect(page.getByText(t('board.bar.lifted'))).toHaveCount(0);
  await drag(page, card(page, small), column(page, pipeline, 1));
  await expect(card(column(page, pipeline, 0), small)).toBeVisible();
  expect(await stageIdOf(server, token, small)).toBe(small.stageId);
});

browserTest('a card goes to the next stage by keys alone, and the sums go with it', async ({ page, server }) => {
  const { token, pipeline, small } = await firmWithDeals(server);
  const complaints = watchConsole(page);
  await openAs(page, server, token, '/opportunities/board');
  await expect(column(page, pipeline, 0)).toContainText('¥40万');
  await page.keyboard.press('j');
  await expect(card(page, small)).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(card(column(page, pipeline, 0), small)).toBeFocused();
  await expect(page.getByText(t('board.bar.lifted'))).toHaveCount(0);

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(column(page, pipeline, 0)).toContainText(t('board.origin', { name: small.name }));
  await page.keyboard.press('Space');
  await expect(card(column(page, pipeline, 1), small)).toBeFocused();
  await expect(
    page.getByText(t('board.said.moved', { name: small.name, stage: stageAt(pipeline, 1).name })),
  ).toBeAttached();
  await expect(column(page, pipeline, 0)).toContainText('¥30万');
  await expect(column(page, pipeline, 1)).toContainText('¥10万');
  // 10 % of 300,000 and 30 % of 100,000.
  await expect(page.getByRole('main')).toContainText(t('board.weighted', { sum: '¥6万' }));
  expect(await stageIdOf(server, token, small)).toBe(stageAt(pipeline, 1).id);
  expect(complaints).toEqual([]);
});

browserTest('a card is dragged, and a second window sees it by itself', async ({ browser, page, server }) => {
  const { token, pipeline, large } = await firmWithDeals(server);
  await openAs(page, server, token, '/opportunities/board');
  const other = await (await browser.newContext()).newPage();
  await openAs(other, server, token, '/opportunities/board');
  await expect(card(column(other, pipeline, 0), large)).toBeVisible();

  await drag(page, card(page, large), column(page, pipeline, 2));

  await expect(card(column(page, pipeline, 2), large)).toBeVisible();
  await expect(card(column(other, pipeline, 2), large)).toBeVisible();
  await expect(page).toHaveURL(/\/opportunities\/board$/);
  await other.context().close();
});

browserTest('a stage asks in one dialogue for all it wants; backing out leaves the deal', async ({ page, server }) => {
  const { token, pipeline, small } = await firmWithDeals(server);
  const lost = pipeline.stages.findIndex((stage) => stage.type === 'lost');
  const item = { id: '0190b6f0-0000-7000-8000-000000000001', text: '报价已发送', isRequired: true };
  await server.call('PATCH', `pipelines/${pipeline.id}`, token, {
    version: pipeline.version,
    stages: pipeline.stages.map(({ position: _position, ...stage }, place) =>
      place === 1 ? { ...stage, requiredFields: ['source'], checklist: [item] } : stage,
    ),
  });
  await openAs(page, server, token, '/opportunities/board');
  await card(page, small).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(t('board.bar.tickLater', { what: item.text }))).toBeVisible();
  await page.keyboard.press('Space');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await stageIdOf(server, token, small)).toBe(small.stageId);

  await drag(page, card(page, small), column(page, pipeline, 1));
  await dialog.getByRole('textbox', { name: t('opportunities.fields.source') }).fill('展会');
  await dialog.getByRole('checkbox', { name: item.text }).check({ force: true });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(card(column(page, pipeline, 1), small)).toBeVisible();
  expect(await server.call('GET', `opportunities/${small.id}`, token)).toMatchObject({
    stageId: stageAt(pipeline, 1).id,
    source: '展会',
    checked: [item.id],
  });

  // Lost wants its reason, and takes the card off the board.
  await card(page, small).focus();
  await page.keyboard.press('Space');
  for (let place = 1; place < lost; place += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(dialog.getByText(t('opportunities.fields.lostReason'))).toBeVisible();
});

browserTest('a deal somebody else moved meanwhile is put back with a sentence', async ({ page, server }) => {
  const { token, pipeline, small } = await firmWithDeals(server);
  await openAs(page, server, token, '/opportunities/board');
  await card(page, small).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  // The page hears of the other move only after its own was sent.
  const moveFirst = async (route: Route) => {
    await server.call('POST', `opportunities/${small.id}/move`, token, {
      version: small.version,
      stageId: stageAt(pipeline, 3).id,
    });
    await route.continue();
  };
  await page.route('**/rpc/opportunities/move', moveFirst, { times: 1 });
  await page.keyboard.press('Space');
  const sentence = t('board.movedMeanwhile', { name: small.name, stage: stageAt(pipeline, 3).name });
  await expect(page.getByText(sentence).first()).toBeVisible();
  await expect(card(column(page, pipeline, 3), small)).toBeVisible();
});
