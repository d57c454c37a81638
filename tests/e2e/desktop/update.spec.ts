import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import { encryptedDriver } from '../../../src/main/engine/database/driver';
import { textsOf, type Language } from '../support/texts';
import { desktopTest } from './desktop-test';
import { enginePid } from './engine-control';

const updatePath = '/engine-update';

/** The data folder holds a database without any of the tables this version has. */
const olderTest = desktopTest.extend({
  dataFolder: async ({ dataFolder }, use) => {
    const key = Buffer.alloc(32, 7);
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(join(dataFolder, 'hearth.key'), `${key.toString('hex')}\n`);
    const Driver = encryptedDriver(key, 'writer');
    const database = new Driver(join(dataFolder, 'hearth.db'));
    database.exec('CREATE TABLE first_steps (id INTEGER, step BLOB)');
    // Enough for the backup to last until the test has seen that it goes on.
    database.exec(
      'WITH steps (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM steps WHERE id < 3000) INSERT INTO first_steps SELECT id, randomblob(10000) FROM steps',
    );
    database.close();
    await use(dataFolder);
  },
});

for (const language of ['zh-CN', 'en'] as const satisfies readonly Language[]) {
  olderTest.describe(language, () => {
    olderTest.use({ language });

    olderTest(
      'an older database is backed up and changed while the window says so, and then it opens',
      async ({ app }) => {
        await holdEngineAt(app, updatePath);
        const page = await app.firstWindow();
        await page.waitForURL(`hearth://app${updatePath}`);
        const t = textsOf(language);
        await expect(page.getByRole('heading')).toHaveText(t('desktop.update.title'));
        await expect(page.getByText(t('desktop.update.stayOpen'))).toBeVisible();

        process.kill(await enginePid(app), 'SIGCONT');
        await page.waitForURL('hearth://app/');
        await expect(page.getByLabel(t('setup.firm.name'), { exact: true })).toBeVisible();
      },
    );
  });
}

/** Stops the engine's process as soon as the window goes to the path. Electron takes longer to start it than the test to listen. */
async function holdEngineAt(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ app, BrowserWindow }, held) => {
    const listen = (contents: Electron.WebContents) =>
      contents.on('did-start-navigation', ({ url }) => {
        if (new URL(url).pathname !== held) return;
        const engine = app.getAppMetrics().find(({ name }) => name === 'Hearth engine');
        if (engine) process.kill(engine.pid, 'SIGSTOP');
      });
    for (const window of BrowserWindow.getAllWindows()) listen(window.webContents);
    app.on('web-contents-created', (_event, contents) => listen(contents));
  }, path);
}
