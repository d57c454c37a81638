import { randomUUID } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OfficeServer } from './office-server';

/** Signs that hardly any program has a font for; the first needs the whole font, the others its slices. */
export const rareName = '䶮镕堃犇鱻龘精密铸造有限公司';

export interface SeededQuote {
  readonly id: string;
  readonly number: string;
}

/** A quote over so many lines: line n is 品名 n, one piece at n hundred yuan with 13 % tax in it. */
export async function seedQuote(
  server: OfficeServer,
  token: string,
  lines: number,
  values: Readonly<Record<string, unknown>> = {},
): Promise<SeededQuote> {
  const customer = await server.call<{ id: string }>('POST', 'customers', token, { name: rareName });
  return server.call<SeededQuote>('POST', 'quotes', token, {
    name: '空压站节能改造',
    customerId: customer.id,
    currency: 'CNY',
    isTaxIncluded: true,
    quoteDate: '2026-11-19',
    validUntil: '2026-12-15',
    lines: Array.from({ length: lines }, (_, index) => ({
      id: randomUUID(),
      name: `品名 ${index + 1}`,
      unit: '台',
      quantity: '1',
      unitPrice: String((index + 1) * 100),
      taxRate: '13',
    })),
    ...values,
  });
}

export interface ReadPdf {
  /** The text of each page, its lines from the top down, without blanks: how wide they are is the fonts' affair. */
  readonly pages: readonly (readonly string[])[];
  /** Names of the fonts that lie in the file. */
  readonly fonts: readonly string[];
}

/** Reads back what stands in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const fonts = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g),
  ];
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, { x: number; text: string }[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [x = 0, y = 0] = (item.transform as number[]).slice(4);
      const line = [...lines.keys()].find((known) => Math.abs(known - y) < 3) ?? y;
      lines.set(line, [...(lines.get(line) ?? []), { x, text: item.str }]);
    }
    const ordered = [...lines].sort(([above], [below]) => below - above);
    pages.push(ordered.map(([, parts]) => withoutBlanks(parts.sort((a, b) => a.x - b.x).map(({ text }) => text))));
  }
  await pdf.destroy();
  return { pages, fonts: [...new Set(fonts.map(([, name = '']) => name))].sort() };
}

function withoutBlanks(parts: readonly string[]): string {
  return parts.join('').replace(/\s+/g, '');
}
