import { expect } from '@playwright/test';
import { pdfInChinese, smallPicture } from '../support/files';
import type { OfficeServer } from '../support/office-server';
import { textsOf } from '../support/texts';
import { browserTest, openAs, watchConsole } from './browser-test';

const t = textsOf('zh-CN');

browserTest('a web page that calls itself a picture is saved, never shown', async ({ page, server }) => {
  const token = await server.setUp();
  const id = await customerWith(server, token, [['报价.png', '<script>alert(1)</script>']]);
  const complaints = watchConsole(page);
  await openAs(page, server, token, `/customers/${id}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByTitle(t('records.related.saveFile', { name: '报价.png' }))
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('报价.png');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

browserTest('files are shown one after the other and saved with the keyboard alone', async ({ page, server }) => {
  const token = await server.setUp();
  const id = await customerWith(server, token, [
    ['坏的.pdf', '%PDF-1.7\nnothing'],
    ['购销合同.pdf', new Uint8Array(pdfInChinese())],
    ['现场.png', new Uint8Array(smallPicture)],
    ['会议.txt', new Uint8Array([0xc4, 0xfa, 0xba, 0xc3])],
  ]);
  await openAs(page, server, token, `/customers/${id}`);
  // On the timeline it opens alone; among the files one goes on to the next.
  const text = page.getByTitle(t('files.preview.open', { name: '会议.txt' }));
  await expect(text).toHaveCount(2);
  await text.last().press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('您好')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('img', { name: '现场.png' })).toHaveJSProperty('naturalWidth', 1);
  await page.keyboard.press('ArrowRight');
  const sheet = dialog.getByRole('img', { name: t('files.preview.page', { number: 1, total: 1 }) });
  await expect(sheet).toHaveAttribute('data-drawn');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('alert')).toHaveText(t('files.preview.broken'));
  await page.keyboard.press('ArrowLeft');
  await expect(sheet).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')]);
  expect(download.suggestedFilename()).toBe('购销合同.pdf');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

async function customerWith(server: OfficeServer, token: string, files: [string, BlobPart][]): Promise<string> {
  const { id } = await server.call<{ id: string }>('POST', 'customers', token, { name: '宁波云岫模具厂' });
  for (const [name, content] of files) {
    const form = new FormData();
    form.set('subjects', JSON.stringify([{ kind: 'customer', id }]));
    form.set('file', new Blob([content]), name);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.address}/api/v1/files`, { method: 'POST', body: form, headers });
    expect(answer.status).toBe(201);
  }
  return id;
}
