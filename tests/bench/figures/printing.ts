import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { Display, findElectron } from '../../e2e/desktop/runtime';
import type { Bench, Figure } from '../bench';
import { openData } from '../dataset/prepare';
import { report, spreadOf } from '../measure';
import { remember, remembered } from '../page';
import { inWindow } from './pages';

const turns = 7;
const lines = 200;
const limit = 2000;
/** Of the bench's firm. */
const administrator = { username: 'shen', password: 'a warm hearth in november' };
const longQuote = {
  name: '空压站节能改造',
  currency: 'CNY',
  isTaxIncluded: true,
  lines: Array.from({ length: lines }, (_, index) => ({
    id: randomUUID(),
    name: `永磁变频螺杆空压机 ${index + 1}`,
    specification: '75 kW　8 bar　13.2 m³/min',
    unit: '台',
    quantity: '2',
    unitPrice: '148000',
    taxRate: '13',
  })),
};

/**
 * A quote of 200 lines in the desktop window: from the address until its sheets are laid out, and from the click until
 * the PDF is on the disk.
 */
async function measurePdf(bench: Bench): Promise<void> {
  await bench.alone(() => Promise.resolve(grantQuotes(bench.folder)));
  const { port } = bench.engine;
  const { token } = await post<{ token: string }>(port, 'sessions', administrator);
  const quote = await post<{ id: string }>(port, 'quotes', longQuote, token);
  const electron = await findElectron();
  const display = await Display.open();
  const folder = await mkdtemp(join(tmpdir(), 'hearth-pdf-'));
  try {
    await bench.alone(() =>
      inWindow(electron, display, bench.folder, async (app) => {
        const page = await app.firstWindow();
        await page.evaluate(remember, remembered(token));
        await chooseFile(app, join(folder, 'quote.pdf'));
        const shown: number[] = [];
        const pdf: number[] = [];
        for (let turn = 0; turn < turns; turn++) {
          const opened = performance.now();
          await page.goto(`hearth://app/print/quote/${quote.id}`);
          await page.locator('[aria-live]', { hasText: /看到什么印什么/ }).waitFor();
          shown.push(performance.now() - opened);
          const clicked = performance.now();
          await page.getByRole('button', { name: '存为 PDF' }).click();
          await page.getByText('PDF 已保存。').first().waitFor();
          pdf.push(performance.now() - clicked);
        }
        const shownP50 = spreadOf(shown).p50;
        report({ figure: 'print-pdf', lines, turns, ...spreadOf(pdf), shownP50, limits: { p95: limit } });
      }),
    );
  } finally {
    await display.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bench's data may be older than quotes: everybody may do with them what he or she may with customers. */
function grantQuotes(folder: string): void {
  const connection = openData(folder, 'writer');
  connection.exec(
    `UPDATE role SET grants = json_set(grants, '$.quote', json_extract(grants, '$.customer')), field_groups = json_set(field_groups, '$.money', 'show')`,
  );
  connection.close();
}

/** Answers the save dialogue. */
async function chooseFile(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }) });
  }, filePath);
}

async function post<T>(port: number, path: string, body: unknown, token?: string): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  // As the interface promises.
  return (await answer.json()) as T;
}

export const printing: readonly Figure[] = [{ name: 'print-pdf', measure: measurePdf }];
