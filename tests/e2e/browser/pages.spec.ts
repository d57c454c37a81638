import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { OfficeServer } from '../support/office-server';
import { browserTest, openAs, watchConsole } from './browser-test';
import { rawTexts } from './raw-texts';

/** Every page there is, with `:customer` and the like standing for the first record of that kind. */
const pages = [
  '/',
  '/customers',
  '/customers/new',
  '/customers/:customer',
  '/contacts',
  '/contacts/new',
  '/contacts/:contact',
  '/leads?view=all',
  '/leads/new',
  '/leads/:lead',
  '/leads/:lead/edit',
  '/opportunities?view=all',
  '/opportunities/new',
  '/opportunities/:opportunity',
  '/opportunities/:opportunity/edit',
  '/quotes?view=all',
  '/quotes/new',
  '/quotes/:quote',
  '/imports',
  '/duplicates',
  '/merge?kind=customer&ids=:customer,:otherCustomer',
  '/bin',
  '/settings',
  '/settings/firm',
  '/settings/departments',
  '/settings/roles',
  '/settings/people',
  '/settings/discounts',
  '/settings/printing',
  '/settings/printing/templates',
  '/print/quote/:quote',
  '/settings/fields',
  '/settings/modules',
  '/settings/log',
  '/settings/archive',
  '/settings/delivery',
  '/settings/account',
] as const;

interface Listing {
  items: { id: string }[];
}

/** The pages of a firm that works with everything there is. */
async function addresses(server: OfficeServer, token: string): Promise<string[]> {
  const lead = await server.call<{ id: string }>('POST', 'leads', token, { name: '柯敏', companyName: '潮禾塑业' });
  const customers = await server.call<Listing>('GET', 'customers?limit=2&sort=number', token);
  const contacts = await server.call<Listing>('GET', 'contacts?limit=1&sort=number', token);
  const opportunities = await server.call<Listing>('GET', 'opportunities?limit=1&sort=number', token);
  const quotes = await server.call<Listing>('GET', 'quotes?limit=1&sort=number', token);
  const ids: Record<string, string> = {
    ':customer': customers.items[0]?.id ?? '',
    ':otherCustomer': customers.items[1]?.id ?? '',
    ':contact': contacts.items[0]?.id ?? '',
    ':lead': lead.id,
    ':opportunity': opportunities.items[0]?.id ?? '',
    ':quote': quotes.items[0]?.id ?? '',
  };
  return pages.map((path) => path.replace(/:[a-zA-Z]+/g, (name) => ids[name] ?? name));
}

/** The page has asked for all it shows and drawn it. */
async function settled(page: Page): Promise<void> {
  await page.locator('main#main h1, main#main h2').first().waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

for (const scheme of ['light', 'dark'] as const) {
  browserTest(`every page is accessible and complains of nothing, ${scheme}`, async ({ page, server }) => {
    browserTest.setTimeout(180_000);
    const token = await server.setUp({ sampleData: true });
    const complaints = watchConsole(page);
    await openAs(page, server, token, '/', { scheme });
    const found: string[] = [];
    for (const address of await addresses(server, token)) {
      await page.goto(server.address + address);
      await settled(page);
      // Sheets of paper run no script, not even a checker's.
      const { violations } = await new AxeBuilder({ page })
        .exclude('iframe')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact === 'serious' || impact === 'critical')
          found.push(`${address}: ${id} at ${nodes[0]?.target.join(' ')}`);
      }
    }
    expect(found).toEqual([]);
    // The checker tries to step into the frame all the same.
    expect(complaints.filter((text) => !/frame is sandboxed/.test(text))).toEqual([]);
  });
}

for (const language of ['zh-CN', 'en'] as const) {
  browserTest(`no page shows a text that is in no language file, ${language}`, async ({ page, server }) => {
    browserTest.setTimeout(180_000);
    const token = await server.setUp({ locale: language, sampleData: true });
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/rpc/'))
        void response
          .text()
          .then((text) => answers.push(text))
          .catch(() => undefined);
    });
    await openAs(page, server, token, '/?pseudo=1', { language });
    const found: string[] = [];
    for (const address of await addresses(server, token)) {
      await page.goto(`${server.address}${address}${address.includes('?') ? '&' : '?'}pseudo=1`);
      await settled(page);
      for (const text of await rawTexts(page, answers)) found.push(`${address}: ${text}`);
    }
    expect([...new Set(found)]).toEqual([]);
  });
}

const sizes = [
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
  { width: 390, height: 844 },
] as const;

for (const size of sizes) {
  browserTest(`no page is wider than the screen at ${size.width}x${size.height}`, async ({ page, server }) => {
    browserTest.setTimeout(120_000);
    const token = await server.setUp({ sampleData: true });
    await page.setViewportSize(size);
    await openAs(page, server, token, '/');
    const found: string[] = [];
    for (const address of await addresses(server, token)) {
      await page.goto(server.address + address);
      await settled(page);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) found.push(`${address}: ${excess} pixels too wide`);
    }
    expect(found).toEqual([]);
  });
}
