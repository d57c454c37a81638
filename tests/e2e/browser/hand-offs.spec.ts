import { expect } from '@playwright/test';
import { textsOf } from '../support/texts';
import { browserTest, openAs } from './browser-test';

const t = textsOf('zh-CN');

interface Ref {
  id: string;
}

browserTest.use({ viewport: { width: 1440, height: 900 } });

browserTest(
  'a lead is handed off, returned with a reason, handed off again and accepted',
  async ({ browser, page, server }) => {
    const token = await server.setUp();
    const { items: roles } = await server.call<{ items: (Ref & { template: string })[] }>(
      'GET',
      'roles?limit=200',
      token,
    );
    const { items: departments } = await server.call<{ items: Ref[] }>('GET', 'departments', token);
    const password = 'quiet lanterns by the river';
    await server.call('POST', 'users', token, {
      ...{ username: 'li', name: '李岚', password, mustChangePassword: false, departmentId: departments[0]?.id },
      roleIds: roles.filter(({ template }) => template === 'sales').map(({ id }) => id),
    });
    const seller = await server.call<{ token: string }>('POST', 'sessions', null, { username: 'li', password });
    const lead = await server.call<Ref>('POST', 'leads', token, { name: '柯敏', companyName: '潮禾塑业有限公司' });
    const handOff = async () => {
      await page.getByRole('button', { name: t('handOffs.action'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('handOffs.action') }).click();
      await expect(dialog.getByRole('alert')).toHaveText(t('handOffs.needsReceiver'));
      await dialog.getByLabel(t('handOffs.to')).fill('李岚');
      await page.getByRole('option', { name: '李岚' }).click();
      await dialog.getByLabel(t('handOffs.note')).fill('这周要报价');
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(dialog).toHaveCount(0);
    };
    await openAs(page, server, token, `/leads/${lead.id}`);
    await handOff();
    const bar = page.getByRole('region', { name: t('handOffs.action') });
    await expect(bar).toContainText(t('handOffs.waits', { to: '李岚' }));

    const theirs = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await openAs(theirs, server, seller.token, '/leads?view=handedToMe');
    await theirs.getByRole('link', { name: '柯敏' }).click();
    const theirBar = theirs.getByRole('region', { name: t('handOffs.action') });
    await expect(theirBar).toContainText('这周要报价');
    await theirBar.getByRole('button', { name: t('handOffs.return') }).click();
    const reasons = theirs.getByRole('dialog');
    await expect(reasons.locator(':focus')).toHaveCount(1);
    await theirs.keyboard.press('ArrowDown');
    await theirs.getByRole('option', { name: t('handOffs.reasons.notReady') }).click();
    await reasons.getByRole('button', { name: t('handOffs.return') }).click();
    await expect(reasons).toHaveCount(0);

    // The page that is open hears of it.
    await expect(bar).toContainText(t('handOffs.reasons.notReady'));
    await handOff();
    await openAs(theirs, server, seller.token, `/leads/${lead.id}`);
    await theirBar.getByRole('button', { name: t('handOffs.accept') }).click();
    await expect(theirBar).toHaveCount(0);
    await expect(theirs.getByText(t('timeline.kinds.handOffAccepted'))).toBeVisible();
    await theirs.context().close();
  },
);

browserTest('rules of scoring say what they come to before they are saved', async ({ page, server }) => {
  const token = await server.setUp();
  const lead = await server.call<Ref>('POST', 'leads', token, { name: '柯敏', companyName: '潮禾塑业有限公司' });
  await openAs(page, server, token, '/settings/lead-scoring');
  const points = page.getByRole('textbox', { name: /公司名称/ });
  await expect(points).toHaveValue('+10');
  await points.fill('45');
  await expect(page.getByText(t('leadScoring.preview.changed', { count: 1 }))).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(t('leadScoring.savedRescoring'))).toBeVisible();
  await openAs(page, server, token, `/leads/${lead.id}`);
  await expect(page.getByText('+45')).toBeVisible();
});
