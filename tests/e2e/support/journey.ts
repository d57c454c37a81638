import { expect, type Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { password } from './office-server';
import { pdfInChinese, smallPicture } from './files';
import { textsOf, type Language } from './texts';

/** A list as a firm has it: GBK, a day that does not exist, the same firm twice under two names. */
export const customerRows = [
  ['公司名称', '手机号', '税号', '首单日期', '标签'],
  ['宁波云岫模具厂', '13700005518', '', '2021-06-18', '节能改造'],
  ['绍兴禹甸纺机有限公司', '13700005519', '', '2020-02-30', ''],
  ['华东岚青精密铸造有限公司', '13800006641', '', '2019-03-12', '年框'],
  ['余姚柏舟注塑厂', '13900001188', '', '2022-02-28', ''],
  ['宁波望潮食品有限公司', '13800009127', '', '2020-01-16', '老客户'],
  ['宁波望潮食品', '13500001234', '', '', '冷链展'],
] as const;

/** One person's first morning with Hearth, the same in the desktop window and in a browser, in either language. */
export class Journey {
  readonly page: Page;
  readonly t: ReturnType<typeof textsOf>;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.t = textsOf(language);
  }

  /** All of it: what a first morning with Hearth is for. */
  async firstMorning(): Promise<void> {
    await this.setUp('暖山机电');
    await this.signOut();
    await this.signIn();
    await this.importCustomers();
    await this.searchByInitials('hdlq', '华东岚青精密铸造有限公司');
    await this.logCall('张部长问联控柜能否分期，答应周一现场一并谈');
    await this.lookAtFiles();
    await this.mergeAndUndo();
    await this.undoImport();
  }

  /** A firm that says it wants more deals, quicker quotes, clear orders and figures, and so gets all of sales. */
  async begin(): Promise<void> {
    await this.setUp('暖山机电', [
      'aimNames.findNewCustomers',
      'aimNames.winMoreDeals',
      'aimNames.seeNumbers',
      'painNames.slowQuotes',
      'painNames.ordersUnclear',
    ]);
  }

  button(key: string, values?: Readonly<Record<string, string | number>>) {
    return this.page.getByRole('button', { name: this.t(key, values) });
  }

  /** The wizard from the firm to the first page, with what the firm wants; a colleague's password is shown once. */
  async setUp(firmName: string, wishes: readonly string[] = []): Promise<void> {
    const { page, t } = this;
    const next = (step: string) => this.button('setup.next', { step: t(`setup.steps.${step}`) }).click();
    await page.getByLabel(t('setup.firm.name'), { exact: true }).fill(firmName);
    await page.getByLabel(t('setup.admin.name'), { exact: true }).fill('王建国');
    await page.getByLabel(t('sessions.username'), { exact: true }).fill('wang');
    await page.getByLabel(t('sessions.password'), { exact: true }).fill(password);
    await page.getByLabel(t('setup.admin.repeat'), { exact: true }).fill(password);
    await next('departments');
    await expect(page.getByRole('heading', { name: t('setup.departments.title') })).toBeVisible();
    await next('people');
    await page.getByLabel(t('setup.people.nameOf', { number: 1 }), { exact: true }).fill('李敏');
    await next('questions');
    for (const wish of wishes) await page.getByText(t(`setup.questions.${wish}`), { exact: true }).click();
    await next('start');
    await this.button('setup.start.go').click();
    await expect(page.getByText('李敏').first()).toBeVisible();
    await this.button('setup.passwords.go').click();
    await expect(page.getByRole('navigation', { name: t('shell.navigation') })).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.button('shell.menu.label', { name: '王建国' }).click();
    await this.page.getByRole('menuitem', { name: this.t('shell.menu.signOut') }).click();
  }

  async signIn(): Promise<void> {
    const { page, t } = this;
    await page.getByLabel(t('sessions.username'), { exact: true }).fill('wang');
    await page.getByLabel(t('sessions.password'), { exact: true }).fill(password);
    await this.button('sessions.signIn').click();
    await expect(page.getByRole('navigation', { name: t('shell.navigation') })).toBeVisible();
  }

  /** Opens a page by the navigation, as a click does. */
  async go(key: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.t('shell.navigation') })
      .getByRole('link', { name: this.t(key) })
      .first()
      .click();
  }

  /** Opens a page of the settings from their first page, where a link says its name and what it is for. */
  async setting(key: string): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${this.t(key)}`) })
      .click();
  }

  /** Takes the GBK list in, mends the day that does not exist in the grid, and writes it. */
  async importCustomers(): Promise<void> {
    const { page, t } = this;
    await this.go('shell.places.customers');
    await page
      .getByRole('link', { name: t('records.list.import') })
      .first()
      .click();
    const csv = customerRows.map((row) => row.join(',')).join('\r\n');
    await page.locator('input[type="file"]').setInputFiles({
      name: '老客户名录.csv',
      mimeType: 'text/csv',
      buffer: iconv.encode(csv, 'gb18030'),
    });
    await expect(page.getByText('GB18030')).toBeVisible();
    await this.button('importPage.check').click();
    const grid = page.getByRole('grid', { name: t('importPage.rowsOfPlan') });
    const faulty = grid.getByRole('row').filter({ hasText: '绍兴禹甸纺机有限公司' });
    await faulty.getByRole('button', { name: '2020-02-30' }).click();
    await grid.getByRole('textbox').fill('2020-02-28');
    await page.keyboard.press('Enter');
    await expect(grid.getByText('2020-02-28')).toBeVisible();
    await this.button('importPage.writeAll', { count: 6, rows: 6 }).click();
    await expect(page.getByRole('heading', { name: t('importPage.result.titles.done') })).toBeVisible();
  }

  /** Finds a customer by the first letters of its sounds, with the keyboard alone, and opens it. */
  async searchByInitials(letters: string, name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: this.t('common.search.title') })).toBeFocused();
    await page.keyboard.type(letters);
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** `C`, what was said, Ctrl+Enter: the call stands on the timeline. */
  async logCall(words: string): Promise<void> {
    const { page, t } = this;
    await page.keyboard.press('c');
    const body = page.getByRole('textbox', { name: t('common.composer.body', { kind: t('common.composer.call') }) });
    await expect(body).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(t('records.composer.saved', { kind: t('common.composer.call') }))).toBeVisible();
    await expect(page.getByRole('main').getByText(words)).toBeVisible();
  }

  /** Puts a PDF and a picture with the customer and looks at both in the page, with the keyboard. */
  async lookAtFiles(): Promise<void> {
    const { page, t } = this;
    await page.getByLabel(t('records.related.chooseFiles')).setInputFiles([
      { name: '购销合同.pdf', mimeType: 'application/pdf', buffer: pdfInChinese() },
      { name: '现场.png', mimeType: 'image/png', buffer: smallPicture },
    ]);
    const open = (name: string) => page.getByTitle(t('files.preview.open', { name })).first().click();
    await open('现场.png');
    const dialog = page.getByRole('dialog', { name: '现场.png' });
    await expect(dialog.getByRole('img', { name: '现场.png' })).toHaveJSProperty('naturalWidth', 1);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await open('购销合同.pdf');
    const pages = page.getByRole('dialog', { name: '购销合同.pdf' });
    await expect(pages.getByRole('img', { name: t('files.preview.page', { number: 1, total: 1 }) })).toHaveAttribute(
      'data-drawn',
    );
    await page.keyboard.press('Escape');
    await expect(pages).toBeHidden();
  }

  /** Looks for duplicates, merges the pair the list brought in, and takes the merge back. */
  async mergeAndUndo(): Promise<void> {
    const { page, t } = this;
    await this.go('shell.places.settings');
    await this.setting('mergePage.list.title');
    await this.button('mergePage.list.scan').first().click();
    await page.getByRole('link', { name: '宁波望潮食品有限公司' }).click();
    await expect(page.getByRole('heading', { name: t('mergePage.question.customer', { count: 2 }) })).toBeVisible();
    await page.getByRole('radio', { name: '冷链展' }).or(page.getByText('冷链展')).first().waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    const merged = page
      .getByRole('status')
      .filter({ hasText: t('mergePage.done', { count: 2, moved: '' }).slice(0, 6) });
    await merged.getByRole('button', { name: t('common.action.undo') }).click();
    await expect(page.getByText(t('mergePage.undone'))).toBeVisible();
  }

  /** Takes the whole import back: what it created is in the bin. */
  async undoImport(): Promise<void> {
    const { page, t } = this;
    await this.go('shell.places.settings');
    await this.setting('importPage.title');
    await page.getByRole('link', { name: '老客户名录.csv' }).click();
    await this.button('importPage.result.undo').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('importPage.result.undo') })
      .click();
    await expect(page.getByRole('heading', { name: t('importPage.result.titles.undone') })).toBeVisible();
    await this.go('shell.places.customers');
    await expect(page.getByText('宁波云岫模具厂')).toHaveCount(0);
  }
}
