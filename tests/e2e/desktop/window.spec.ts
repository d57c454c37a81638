import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import type { DesktopBridge } from '@shared/contract/desktop-bridge';
import { desktopTest } from './desktop-test';
import { appEnvironment, projectRoot } from './runtime';

declare global {
  interface Window {
    hearth?: DesktopBridge;
  }
}

desktopTest('the page has no Node, and of the desktop only what the bridge offers', async ({ app, page }) => {
  const seen = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    bridge: Object.keys(window.hearth ?? {}).sort(),
  }));
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['notify', 'openExternal', 'openFile', 'platform', 'printSheets'],
  });

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron has it but its types do not.
    const contents = window?.webContents as { getLastWebPreferences?(): unknown } | undefined;
    return contents?.getLastWebPreferences?.();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

desktopTest('window.open opens nothing here and hands only https addresses to the system', async ({ app, page }) => {
  const opened = await recordOpenedAddresses(app);
  const answers = await page.evaluate(() =>
    ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.com/', 'https://example.com/a'].map(
      (address) => window.open(address) === null,
    ),
  );
  expect(answers).toEqual([true, true, true, true]);
  await expect.poll(opened).toEqual(['https://example.com/a']);
  expect(app.windows()).toHaveLength(1);
});

desktopTest('a link to another site leaves the page where it is', async ({ app, page }) => {
  const opened = await recordOpenedAddresses(app);
  const before = page.url();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/b';
    document.body.append(link);
    link.click();
  });
  await expect.poll(opened).toEqual(['https://example.com/b']);
  expect(page.url()).toBe(before);
});

desktopTest('the page gets no permission, whatever it asks for', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    });
    return [...(await Promise.all(asked)), await Notification.requestPermission()];
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied']);
});

desktopTest('no dictionary is fetched from elsewhere', async ({ app }) => {
  expect(await app.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())).toEqual([]);
});

desktopTest('nothing but the page itself is served to it', async ({ page }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/missing.js', '/no/such.png'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 404]);
});

desktopTest('a script written into the page or fetched from elsewhere does not run', async ({ page }) => {
  const blocked = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const violations: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
          if (violations.length === 2) resolve(violations.sort());
        });
        for (const source of ['', 'https://example.com/x.js']) {
          const script = document.createElement('script');
          if (source) script.src = source;
          else script.textContent = 'window.name = "ran"';
          document.head.append(script);
        }
      }),
  );
  expect(blocked).toEqual(['script-src-elem https://example.com/x.js', 'script-src-elem inline']);
  expect(await page.evaluate(() => window.name)).not.toBe('ran');
});

desktopTest('addresses and files that could run something are not opened', async ({ app, page }) => {
  const opened = await recordOpenedAddresses(app);
  const answers = await page.evaluate(async () => {
    const bridge = window.hearth;
    if (!bridge) throw new Error('the page has no bridge');
    const addresses = ['file:///etc/passwd', 'smb://host/share', 'ms-msdt:/id', 'not an address'];
    const names = ['setup.exe', 'letter.pdf.lnk', '../../start.sh', 'photo.jpg\u202egpj.scr', 'evil.bat. ', 'no-kind'];
    return {
      addresses: await Promise.all(addresses.map((address) => bridge.openExternal(address))),
      files: await Promise.all(names.map((name) => bridge.openFile(name, new ArrayBuffer(8)))),
    };
  });
  expect(answers).toEqual({ addresses: Array(4).fill(false), files: Array(6).fill('refused') });
  expect(await opened()).toEqual([]);
});

desktopTest(
  'a second start on the same data folder shows the first window instead',
  async ({ app, page, dataFolder, electron, display }) => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = spawn(electron.executablePath, [...electron.args, projectRoot, '--data', dataFolder], {
      env: appEnvironment(electron, display),
      stdio: 'ignore',
    });
    expect((await once(second, 'exit'))[0]).toBe(0);
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
      )
      .toEqual([false]);
    expect(page.url()).toMatch(/^hearth:\/\/app\//);
  },
);

/** Takes the system's browser out of the test and answers what would have been opened. */
async function recordOpenedAddresses(app: ElectronApplication): Promise<() => Promise<string[]>> {
  const opened = await app.evaluateHandle(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = (address) => Promise.resolve(void addresses.push(address));
    return addresses;
  });
  return () => opened.evaluate((addresses) => [...addresses]);
}
