import { expect } from '@playwright/test';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { OfficeServer } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');

browserTest.use({ viewport: { width: 1440, height: 900 } });

async function pipelinesOf(server: OfficeServer, token: string): Promise<Pipeline[]> {
  return (await server.call<{ items: Pipeline[] }>('GET', 'pipelines', token)).items;
}

async function firstOf(server: OfficeServer, token: string): Promise<Pipeline> {
  const [pipeline] = await pipelinesOf(server, token);
  if (!pipeline) throw new Error('no pipeline');
  return pipeline;
}

browserTest('what the engine refuses is said plainly, and nothing is changed', async ({ page, server }) => {
  const token = await server.setUp();
  const pipeline = await firstOf(server, token);
  const [first] = pipeline.stages;
  if (!first) throw new Error('no stage');
  await server.call('POST', 'opportunities', token, { name: '空压站扩容' });
  await openAs(page, server, token, '/settings/pipelines');

  await page.getByRole('button', { name: t('pipelinePage.retire') }).click();
  await expect(page.getByText(t('faults.reasons.defaultPipeline'))).toBeVisible();

  // A stage with deals in it stays.
  await page.getByRole('button', { name: first.name, exact: true }).click();
  await page.getByRole('button', { name: t('pipelinePage.stage.remove') }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(t('faults.reasons.stageHasDeals', { name: first.name }))).toBeVisible();

  // Somebody else was faster: their state is shown.
  await server.call('PATCH', `pipelines/${pipeline.id}`, token, { version: pipeline.version, name: '直销' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(t('settings.stale'))).toBeVisible();
  await expect(page.getByLabel(t('pipelinePage.name'))).toHaveValue('直销');
  expect((await firstOf(server, token)).stages).toEqual(pipeline.stages);
});

browserTest('stages are added, moved by keys and shaped, and saved together', async ({ page, server }) => {
  const token = await server.setUp();
  const pipeline = await firstOf(server, token);
  const names = pipeline.stages.map(({ name }) => name);
  const complaints = watchConsole(page);
  await openAs(page, server, token, '/settings/pipelines');

  await page.getByRole('button', { name: names[1] ?? '', exact: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: t('pipelinePage.addStage') }).click();
  const save = page.getByRole('button', { name: t('settings.save', { count: 2 }) });
  await expect(save).toBeDisabled();
  await page.getByLabel(t('pipelinePage.stage.name')).fill('试用');
  await page.getByLabel(t('pipelinePage.stage.days'), { exact: true }).fill('14');
  await page.getByRole('button', { name: t('pipelinePage.stage.addItem') }).click();
  await page.getByLabel(t('pipelinePage.stage.item', { number: 1 })).fill('设备已到场');
  await page.getByRole('combobox', { name: t('pipelinePage.stage.fields') }).click({ force: true });
  await page.getByRole('option', { name: t('opportunities.fields.amount') }).click();
  await page.keyboard.press('Escape');
  await save.click();
  await expect(page.getByText(t('pipelinePage.saved'))).toBeVisible();
  await expect(save).toHaveCount(0);

  const { stages } = await firstOf(server, token);
  expect(stages.map(({ name }) => name)).toEqual([names[1], names[0], ...names.slice(2, 5), '试用', ...names.slice(5)]);
  expect(stages[5]).toMatchObject({
    type: 'open',
    expectedDays: 14,
    requiredFields: ['amount'],
    checklist: [{ text: '设备已到场', isRequired: true }],
  });
  expect(complaints).toEqual([]);
});

browserTest(
  'a second pipeline begins with a template, becomes the usual one, and the board offers both',
  async ({ page, server }) => {
    const token = await server.setUp();
    const first = await firstOf(server, token);
    await openAs(page, server, token, '/settings/pipelines');
    await page.getByRole('button', { name: t('pipelinePage.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('pipelinePage.name')).fill('工程');
    await dialog.getByRole('combobox', { name: t('pipelinePage.template') }).click();
    await page.getByRole('option', { name: t('pipelinePage.templates.project') }).click();
    await dialog.getByRole('button', { name: t('pipelinePage.add') }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: t('pipelines.stages.tender.name'), exact: true })).toBeVisible();
    await page.getByRole('button', { name: t('pipelinePage.makeUsual') }).click();
    await expect(page.getByText(t('pipelinePage.usual'))).toBeVisible();
    expect((await pipelinesOf(server, token)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      [first.name, false],
      ['工程', true],
    ]);

    await page.goto(`${server.address}/opportunities/board`);
    await expect(page.getByRole('region', { name: t('pipelines.stages.tender.name') })).toBeVisible();
    await page.getByRole('combobox', { name: t('board.pipeline') }).click();
    await page.getByRole('option', { name: first.name }).click();
    await expect(page.getByRole('region', { name: first.stages[0]?.name ?? '', exact: true })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`pipeline=${first.id}`));
  },
);
