import { z } from 'zod';
import { cleanText } from '../../lib/text';
import { locales } from '../setup/setup';
import { printKinds, type PrintKind } from './print-document';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value: string) => cleanText(value));
/** Lines are kept as they were typed, without blanks at their ends. */
const block = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value: string) => value.replace(/[ \t]+$/gm, '').trim());

const termsOfKinds = z.object(
  Object.fromEntries(printKinds.map((kind) => [kind, z.array(line(1000).min(1)).max(50)])) as Record<
    (typeof printKinds)[number],
    z.ZodArray<z.ZodString>
  >,
);

/** What the paper says of the firm in one language. Several lines stand as several lines. */
export const letterheadTextSchema = z.object({
  name: line(200),
  /** Below the name, smaller: the name in another language, or what the firm does. */
  secondName: line(200),
  address: line(300),
  /** Telephones, fax, mail, web: as they should stand there. */
  contact: block(500),
  bank: block(1000),
  footer: line(300),
  /** One term each, by kind of document; a document with terms of its own does not take these. */
  terms: termsOfKinds,
});

/** The paper of dot-matrix printers is 241 mm wide and torn at every whole, half or third of eleven inches. */
export const continuousSizes = ['full', 'half', 'third'] as const;
export type ContinuousSize = (typeof continuousSizes)[number];

/** Receipts have a form of their own: who paid how much for what. */
const receiptTemplates = ['receipt-a4', 'receipt-continuous'] as const;
export const readyTemplates = ['a4-modern', 'a4-classic', 'continuous', ...receiptTemplates] as const;
export type ReadyTemplate = (typeof readyTemplates)[number];
export const templateIdSchema = z.union([z.enum(readyTemplates), z.uuid()]);

/** Whether a kind can be printed with a template: one for receipts has no columns for goods. */
export function suitsTemplate(kind: PrintKind, id: string): boolean {
  return kind === 'receipt' || !receiptTemplates.some((receipt) => receipt === id);
}

const byKind = <S extends z.ZodType>(schema: S) =>
  z.object(Object.fromEntries(printKinds.map((kind) => [kind, schema])) as Record<(typeof printKinds)[number], S>);

/** The firm on paper (U6): what every printed document has from it. */
export const letterheadSchema = z.object({
  texts: z.object(
    Object.fromEntries(locales.map((locale) => [locale, letterheadTextSchema])) as Record<
      (typeof locales)[number],
      typeof letterheadTextSchema
    >,
  ),
  taxId: line(60),
  /** Which template a kind is printed with. */
  templates: byKind(templateIdSchema),
  continuousSize: z.enum(continuousSizes),
  /** A column with each line's discount and the price before it; otherwise prices are printed after it. */
  showsDiscounts: z.boolean(),
  /** Kinds the firm's seal is printed on. A draft never has it. */
  sealedKinds: z.array(z.enum(printKinds)).max(printKinds.length),
});
export type Letterhead = z.infer<typeof letterheadSchema>;
export type LetterheadText = z.infer<typeof letterheadTextSchema>;

export const imageSlots = ['logo', 'seal'] as const;
export type ImageSlot = (typeof imageSlots)[number];

/** The most an image on paper may have: bytes, and pixels of its longer side. */
export const largestImage = { bytes: 1024 * 1024, pixels: 4000 } as const;

/** Pixels. */
export const imageInfoSchema = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  width: z.number().int(),
  height: z.number().int(),
  size: z.number().int(),
});
export type ImageInfo = z.infer<typeof imageInfoSchema>;

const noTerms = Object.fromEntries(printKinds.map((kind) => [kind, []])) as unknown as LetterheadText['terms'];
const noText = (name: string): LetterheadText => ({
  name,
  secondName: '',
  address: '',
  contact: '',
  bank: '',
  footer: '',
  terms: noTerms,
});

/** What holds until somebody has set it: the firm's name, A4 for what is sent and continuous paper for what goes along. */
export function firstLetterhead(firmName: string): Letterhead {
  return {
    texts: { 'zh-CN': noText(firmName), en: noText(firmName) },
    taxId: '',
    templates: {
      quote: 'a4-modern',
      order: 'a4-modern',
      contract: 'a4-classic',
      deliveryNote: 'continuous',
      receipt: 'receipt-continuous',
    },
    continuousSize: 'half',
    showsDiscounts: false,
    sealedKinds: [],
  };
}
