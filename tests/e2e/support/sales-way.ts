import { expect, type Locator, type Page } from '@playwright/test';
import { readPdf } from './printing';
import { textsOf, type Language } from './texts';

const firm = '华东岚青精密铸造有限公司';
const person = '张立群';
const total = '318,000.00';
/** Without tax: prices of a Chinese firm have 13 % in them, those of an English one none unless it says so. */
const nets = { 'zh-CN': '281,415.93', en: total } as const;

/** The whole way of a sale, the same in the desktop window and in a browser, in either language. */
export class SalesWay {
  readonly page: Page;
  readonly t: ReturnType<typeof textsOf>;
  readonly #language: Language;
  /** The PDF of the print page that is open. */
  readonly #savePdf: () => Promise<Uint8Array>;
  readonly #net: string;

  constructor(page: Page, language: Language, savePdf: () => Promise<Uint8Array>) {
    this.page = page;
    this.t = textsOf(language);
    this.#language = language;
    this.#savePdf = savePdf;
    this.#net = nets[language];
  }

  /** From the first lead to the paid order, and to the report that counts it. */
  async wholeWay(): Promise<void> {
    await this.noteLead();
    await this.convert();
    await this.quote();
    await this.paper();
    await this.sendAndOrder();
    await this.confirmAndTakeMoney();
    await this.win();
    await this.report();
  }

  async noteLead(): Promise<void> {
    const { page, t } = this;
    await page.keyboard.press('n');
    await page.keyboard.press('l');
    await page.getByLabel(t('leads.fields.name')).fill(person);
    await page.getByLabel(t('leads.fields.companyName')).fill(firm);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { level: 1, name: person })).toBeVisible();
  }

  /** The lead becomes a customer, a contact and a deal; on to the deal. */
  async convert(): Promise<void> {
    const { page, t } = this;
    await page.getByRole('button', { name: t('leads.convert.action'), exact: true }).click();
    await expect(this.dialog).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    const became = page.getByRole('complementary', { name: t('common.record.related') });
    await became.locator('a[href^="/opportunities/"]').first().click();
    await expect(page).toHaveURL(/\/opportunities\//);
  }

  /** A quote for the deal's customer, its lines from a spreadsheet. */
  async quote(): Promise<void> {
    const { page, t } = this;
    await page.getByRole('button', { name: t('common.record.add', { name: t('quotes.one') }) }).click();
    const add = page.getByRole('combobox', { name: t('documents.editor.add') });
    await expect(add).toBeVisible();
    await expect(page.getByRole('link', { name: firm }).first()).toBeVisible();
    await page.keyboard.press('Alt+n');
    await expect(add).toBeFocused();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, '永磁变频螺杆空压机\tNS-75V\t2\t台\t148000\n安装调试与操作培训\t\t1\t项\t22000');
    await expect(page.getByText(t('documents.editor.pasted', { count: 2 }))).toBeVisible();
    await expect(page.getByText(this.#net).first()).toBeVisible();
    await expect(page).toHaveURL(/\/quotes\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('status').filter({ hasText: /\d\d:\d\d/ })).toBeVisible();
  }

  /** What the paper says, read back from the PDF. */
  async paper(): Promise<void> {
    const { page, t } = this;
    await page.getByRole('button', { name: t('records.page.print'), exact: true }).click();
    await expect(page).toHaveURL(/\/print\/quote\//);
    await expect(page.getByText(t('printing.sheets.a4', { count: 1 }))).toBeVisible({ timeout: 30_000 });
    const { pages } = await readPdf(await this.#savePdf());
    const text = pages.flat().join('');
    expect(pages).toHaveLength(1);
    expect(text).toContain(firm);
    expect(text).toContain(total);
    if (this.#language === 'zh-CN') expect(text).toContain('人民币叁拾壹万捌仟元整');
    await page.goBack();
    await expect(page).toHaveURL(/\/quotes\/[0-9a-f-]{36}$/);
  }

  async sendAndOrder(): Promise<void> {
    const { page, t } = this;
    await page.getByRole('button', { name: t('quotes.steps.action.send') }).click();
    await this.agree();
    await page.getByRole('button', { name: t('quotes.steps.action.accept') }).click();
    await this.agree();
    await page.getByRole('button', { name: t('quotes.steps.action.order') }).click();
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  }

  async confirmAndTakeMoney(): Promise<void> {
    const { page, t } = this;
    const facts = page.getByRole('group', { name: t('common.record.facts') });
    await page.getByRole('button', { name: t('orders.page.steps.confirm'), exact: true }).click();
    await expect(facts).toContainText(total);
    await page
      .getByRole('button', { name: t('orders.page.steps.payment'), exact: true })
      .first()
      .click();
    await this.dialog.getByRole('button', { name: t('payments.note.action.in') }).click();
    await expect(this.dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: t('orders.page.steps.payment'), exact: true })).toHaveCount(0);
  }

  /** The deal is won; its amount is what was offered, without tax. */
  async win(): Promise<void> {
    const { page, t } = this;
    await page.getByRole('main').locator('a[href^="/opportunities/"]').first().click();
    await expect(page).toHaveURL(/\/opportunities\//);
    await expect(page.getByText(this.#net).first()).toBeVisible();
    const won = page.getByRole('button', { name: t('pipelines.stages.won.name'), exact: true });
    await won.click();
    await expect(won).toHaveAttribute('aria-current', 'step');
  }

  async report(): Promise<void> {
    const { page, t } = this;
    await page
      .getByRole('navigation', { name: t('shell.navigation') })
      .getByRole('link', { name: t('shell.places.reports') })
      .click();
    await page.getByRole('link', { name: t('reports.named.questions.ranking') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('reports.named.questions.ranking') })).toBeVisible();
    await expect(page.getByRole('table').first()).toContainText(this.#net);
  }

  /** A step is agreed to once its dialogue has the keys. */
  async agree(): Promise<void> {
    await expect(this.dialog.locator(':focus')).toHaveCount(1);
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.dialog).toHaveCount(0);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
}
