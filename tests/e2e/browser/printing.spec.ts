import { writeFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { rareName, readPdf, seedQuote } from '../support/printing';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';
import { pdfOf } from './paper';

const t = textsOf('zh-CN');
const none = '0193c5f0-0000-7000-8000-00000000dead';

/** The sheets as they lie in their frame, once they are laid out. */
async function sheetsOf(page: Page, count: number) {
  await expect(page.getByText(t('printing.sheets.a4', { count }))).toBeVisible({ timeout: 20_000 });
  return page.frameLocator('iframe').locator('.sheet');
}

browserTest('what is not there or is no kind of document prints nothing', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, `/print/quote/${none}`);
  await expect(page.getByText(t('printing.unread'))).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.goto(`${server.address}/print/letter/${none}`);
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(page.getByRole('button', { name: t('printing.print') })).toHaveCount(0);
});

browserTest(
  'a logo of 50 MB and a drawing are refused in a sentence; a PNG is on the paper at once',
  async ({ page, server }) => {
    const token = await server.setUp();
    await openAs(page, server, token, '/settings/printing');
    await sheetsOf(page, 1);
    const [logo] = await page.locator('input[type="file"]').all();
    if (!logo) throw new Error('no place for a logo');
    const large = browserTest.info().outputPath('logo.png');
    await writeFile(large, Buffer.alloc(50 * 1024 * 1024));
    await logo.setInputFiles(large);
    await expect(page.getByText(t('faults.reasons.fileTooLarge', { megabytes: 1 }))).toBeVisible();
    await logo.setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
    await expect(page.getByText(t('faults.reasons.imageKind'))).toBeVisible();
    await expect(page.frameLocator('iframe').locator('.logo')).toHaveCount(0);
    await logo.setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 48, height: 48 } }),
    });
    await expect(page.frameLocator('iframe').locator('.logo')).toBeVisible();
  },
);

browserTest('nothing that stands in a document or a template is ever run', async ({ page, server }) => {
  const token = await server.setUp();
  const evil = '<img src=x onerror="parent.ran=1"><script>parent.ran=1</script>{{{number}}}';
  const quote = await seedQuote(server, token, 1, { name: evil, remarks: evil, terms: evil });
  const complaints = watchConsole(page);
  await openAs(page, server, token, `/print/quote/${quote.id}`);
  const sheets = await sheetsOf(page, 1);
  await expect(sheets.getByText(evil)).toHaveCount(3);
  const isRun = await page.evaluate(async () => {
    const frame = document.querySelector('iframe');
    const inner = frame?.contentDocument;
    inner?.body.insertAdjacentHTML(
      'beforeend',
      '<p onclick="parent.ran=1" id="evil"></p><img src="x" onerror="parent.ran=1">',
    );
    inner?.getElementById('evil')?.click();
    const script = inner?.createElement('script');
    if (script) {
      script.textContent = 'parent.ran = 1';
      inner?.body.append(script);
    }
    const picture = new Promise((resolve) => inner?.querySelector('img')?.addEventListener('error', resolve));
    await picture;
    return 'ran' in window;
  });
  expect(isRun).toBe(false);
  // What was tried just now was refused, and said so; before that the page had nothing to complain about.
  expect(complaints.filter((text) => !/Content Security Policy|sandboxed/i.test(text))).toEqual([]);
});

browserTest('the letterhead shows in the sample while it is typed, and is kept', async ({ page, server }) => {
  const token = await server.setUp();
  await openAs(page, server, token, '/settings/printing');
  const sheets = await sheetsOf(page, 1);
  await page.getByLabel(t('printing.settings.name')).fill('宁波暖山机电有限公司');
  await expect(sheets.getByRole('heading', { name: '宁波暖山机电有限公司' }).first()).toBeVisible();
  await page
    .getByLabel(t('printing.settings.terms', { kind: t('printing.kinds.quote') }))
    .fill('交货：合同生效后 35 天。\n付款：预付 30%。');
  await expect(sheets.getByText('付款：预付 30%。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('printing.settings.saved'))).toBeVisible();
  const kept = await server.call<{ texts: { 'zh-CN': { terms: { quote: string[] } } } }>(
    'GET',
    'printing/letterhead',
    token,
  );
  expect(kept.texts['zh-CN'].terms.quote).toEqual(['交货：合同生效后 35 天。', '付款：预付 30%。']);
});

browserTest(
  '200 lines: each sheet has head, foot and total, and the PDF has what the preview shows',
  async ({ page, server }) => {
    const token = await server.setUp();
    const quote = await seedQuote(server, token, 200);
    await openAs(page, server, token, `/print/quote/${quote.id}`);
    const frame = page.frameLocator('iframe');
    await expect(page.getByText(/看到什么印什么/)).toBeVisible({ timeout: 20_000 });
    const count = await frame.locator('.sheet').count();
    expect(count).toBeGreaterThan(4);
    // Nothing is cut off: what flows ends above the foot on every sheet.
    for (const flow of await frame.locator('.flow').all())
      expect(await flow.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(true);
    const { pages, fonts } = await readPdf(await pdfOf(page));
    expect(pages).toHaveLength(count);
    const rows = pages.map((lines) => lines.filter((line) => /品名\d+台/.test(line)));
    expect(rows.flat().map((line) => Number(/品名(\d+)台/.exec(line)?.[1]))).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
    for (const [index, lines] of pages.entries()) {
      expect(lines.some((line) => line.includes('品名、规格') && line.includes('含税单价'))).toBe(true);
      expect(lines.at(-1)).toContain(`第${index + 1}页，共${count}页`);
      expect(lines.some((line) => line.includes('本页小计'))).toBe(true);
    }
    // 100 × (1 + … + 200)
    const last = (pages.at(-1) ?? []).join('\n');
    expect(last).toContain('人民币贰佰零壹万元整');
    expect(last).toContain('¥2,010,000.00');
    expect(pages[0]?.join('\n')).toContain(rareName);
    // Sans for what is said, serif for names and titles, the whole font for the one rare sign.
    expect(fonts.every((name) => /^Noto(Sans|Serif)SC/.test(name))).toBe(true);
    expect(fonts.some((name) => name.startsWith('NotoSerifSC'))).toBe(true);
  },
);

browserTest(
  'several documents in one go, each with pages of its own, on another template',
  async ({ page, server }) => {
    const token = await server.setUp();
    const first = await seedQuote(server, token, 2);
    const second = await seedQuote(server, token, 40, { language: 'en' });
    await openAs(page, server, token, `/print/quote/${first.id},${second.id}?template=a4-classic`);
    const sheets = await sheetsOf(page, 3);
    await expect(sheets.first()).toContainText('第 1 页，共 1 页');
    await expect(sheets.nth(1)).toContainText('Page 1 of 2');
    await page.evaluate(() => {
      const paper = document.querySelector('iframe')?.contentWindow;
      if (paper) paper.print = () => void (document.title = 'printed');
    });
    await page.keyboard.press('Control+p');
    await expect(page).toHaveTitle('printed');
    await expect
      .poll(async () => {
        const log = await server.call<{ items: { recordId: string }[] }>(
          'GET',
          'audit?operation=printing.record',
          token,
        );
        return log.items.map(({ recordId }) => recordId).sort();
      })
      .toEqual([first.id, second.id].sort());
    await page.getByRole('combobox', { name: t('printing.template') }).click();
    await page.getByRole('option', { name: t('printing.ready.continuous') }).click();
    await expect(page.getByText(t('printing.sheets.continuous', { count: 3 }))).toBeVisible();
  },
);

browserTest('the fonts of paper come with paper, and the whole one with rare signs alone', async ({ page, server }) => {
  const token = await server.setUp();
  const fetched: string[] = [];
  page.on('request', (request) => void (request.resourceType() === 'font' && fetched.push(request.url())));
  await openAs(page, server, token, '/settings');
  await expect(page.getByRole('heading', { name: t('settings.title') })).toBeVisible();
  expect(fetched).toEqual([]);
  await page.goto(`${server.address}/settings/printing`);
  await sheetsOf(page, 1);
  expect(fetched.length).toBeGreaterThan(5);
  expect(fetched.filter((address) => address.endsWith('.ttf'))).toEqual([]);
  await page.getByLabel(t('printing.settings.name')).fill('䶮姓人家');
  await expect.poll(() => fetched.filter((address) => address.endsWith('.ttf')).length).toBe(1);
});
