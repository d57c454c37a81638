import type { Page } from '@playwright/test';

/** The sheets of the print page that is open as a PDF, as the browser would print them. */
export async function pdfOf(page: Page): Promise<Uint8Array> {
  const html = await page.evaluate(
    () => `<!doctype html>${document.querySelector('iframe')?.contentDocument?.documentElement.outerHTML ?? ''}`,
  );
  const paper = await page.context().newPage();
  await paper.route('**/paper', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await paper.goto(new URL('/paper', page.url()).href);
  await paper.evaluate(() => document.fonts.ready.then(() => undefined));
  const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  await paper.close();
  return pdf;
}
