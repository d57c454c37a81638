import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { browserTest, openAs, watchConsole } from './browser-test';
import { addressesOf, pagePaths } from './page-addresses';
import { rawTexts } from './raw-texts';

/** Pages by what they are about: each is looked at in a test of its own, so that none takes long. */
const isSetting = (path: string) => path.startsWith('/settings');
const isReport = (path: string) => path.startsWith('/reports');
const isForm = (path: string) => /\/(new|edit)$/.test(path);
const others = pagePaths.filter((path) => !isSetting(path) && !isReport(path));
const parts = {
  settings: pagePaths.filter(isSetting),
  reports: pagePaths.filter(isReport),
  forms: others.filter(isForm),
  records: others.filter((path) => !isForm(path) && path.includes('$')),
  lists: others.filter((path) => !isForm(path) && !path.includes('$')),
};

const looks = [
  { language: 'zh-CN', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
] as const;

const desk = { width: 1440, height: 900 };
const sizes = [
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
  { width: 390, height: 844 },
] as const;

for (const [part, paths] of Object.entries(parts)) {
  for (const { language, scheme } of looks) {
    browserTest(
      `${part}: every page is accessible, narrow enough and in words of its language, ${language} ${scheme}`,
      async ({ page, server }) => {
        browserTest.setTimeout(240_000);
        const token = await server.setUp({ locale: language, sampleData: true });
        const complaints = watchConsole(page);
        const answers = keepAnswers(page);
        await openAs(page, server, token, '/', { language, scheme });
        const found: string[] = [];
        for (const address of await addressesOf(paths, server, token)) {
          await page.setViewportSize(desk);
          await page.goto(server.address + address);
          await settled(page);
          for (const fault of [...(await barriers(page)), ...(await excesses(page))])
            found.push(`${address}: ${fault}`);
          await page.setViewportSize(desk);
          await page.goto(`${server.address}${address}${address.includes('?') ? '&' : '?'}pseudo=1`);
          await settled(page);
          for (const text of await rawTexts(page, answers)) found.push(`${address}: ${text}`);
        }
        expect([...new Set(found)]).toEqual([]);
        // The checker tries to step into the frame of a sheet of paper, which runs no script.
        expect(complaints.filter((text) => !/frame is sandboxed/.test(text))).toEqual([]);
      },
    );
  }
}

/** The page has asked for all it shows and drawn it. */
async function settled(page: Page): Promise<void> {
  await page.locator('main#main h1, main#main h2').first().waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`);
}

/** How much wider the page is than its screen, on a small desk, a large one and a phone. */
async function excesses(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settled(page);
    const excess = await page.evaluate(
      () =>
        new Promise<number>((answer) => {
          const measure = () => answer(document.documentElement.scrollWidth - window.innerWidth);
          // What follows the size of the window follows within two frames.
          requestAnimationFrame(() => requestAnimationFrame(measure));
        }),
    );
    if (excess > 0) faults.push(`${excess} pixels too wide at ${size.width}`);
  }
  return faults;
}

/** What the engine answers from now on, as text. */
function keepAnswers(page: Page): string[] {
  const answers: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/rpc/'))
      void response
        .text()
        .then((text) => answers.push(text))
        .catch(() => undefined);
  });
  return answers;
}
