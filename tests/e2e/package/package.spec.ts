import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from '@playwright/test';
import { Journey } from '../support/journey';
import { packagedTest } from './packaged-test';

packagedTest('the packaged app sets up a firm, signs out, signs in and takes a GBK list in', async ({ page }) => {
  const journey = new Journey(page, 'en');
  await journey.setUp('Warm Hill Machines');
  await journey.signOut();
  await journey.signIn();
  await journey.importCustomers();
  await journey.go('shell.places.customers');
  const list = page.getByRole('grid');
  for (const name of ['宁波云岫模具厂', '绍兴禹甸纺机有限公司', '华东岚青精密铸造有限公司', '余姚柏舟注塑厂'])
    await expect(list.getByText(name)).toBeVisible();
});

packagedTest('the packaged app has the fonts of paper', async ({ page }) => {
  await new Journey(page, 'en').setUp('暖山机电');
  await page.goto('hearth://app/settings/printing');
  await expect(page.getByText(/What you see is what is printed/)).toBeVisible({ timeout: 60_000 });
  const families = await page.evaluate(() => {
    const faces = [...(document.querySelector('iframe')?.contentDocument?.fonts ?? [])];
    return faces.filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', ''));
  });
  expect([...new Set(families)].sort()).toEqual(['Noto Sans SC', 'Noto Serif SC']);
});

packagedTest('the packaged app cannot be turned into something else', async ({ executable }) => {
  const wire = await getCurrentFuseWire(executable);
  const { ENABLE, DISABLE } = FuseState;
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: DISABLE,
    [FuseV1Options.EnableCookieEncryption]: ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  });
});

packagedTest('the packaged app brings its code in one archive and its licences', ({ executable }) => {
  const folder = dirname(executable);
  expect(readdirSync(folder)).toContain('licences.md');
  expect(readdirSync(join(folder, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
});
