import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { paymentMethods } from '../payments/payment';
import { locales } from '../setup/setup';

/** What can be printed. A module that has such records registers a reader with the engine (`prints.register`). */
export const printKinds = ['quote', 'order', 'deliveryNote', 'receipt', 'contract'] as const;
export type PrintKind = (typeof printKinds)[number];
export const printKindSchema = z.enum(printKinds);

const line = (most = 300) => z.string().max(most);
const block = z.string().max(20_000);
/** Decimal text as people typed it: `2`, `0.5`, `148000.00`. */
const decimal = z.string().regex(/^-?\d{1,20}(?:\.\d{1,10})?$/);
/** Whole minor units of the document's currency. */
const minor = z.number().int();

/** The other side: who receives the document. */
const printCustomer = z.object({
  name: line(),
  address: line(600).nullable(),
  taxId: line(60).nullable(),
});

/** Somebody to ask. `role` is a job or a department. */
const printPerson = z.object({
  name: line(),
  role: line().nullable(),
  phone: line(80).nullable(),
  mail: line(200).nullable(),
});

const printLine = z.object({
  /** As shown in the first column; heads of groups and notes between lines have none. */
  position: z.number().int().nullable(),
  name: line(),
  specification: line(2000).nullable(),
  unit: line(40).nullable(),
  quantity: decimal,
  /** What one costs before its own discount, with tax where `isTaxIncluded`. */
  unitPrice: decimal,
  /** Percent, `12.5`; null or `0` where there is none. */
  discountPercent: decimal.nullable(),
  /** Percent, `13`; null where the document has no tax. */
  taxRate: decimal.nullable(),
  /** After its own discount, with tax where `isTaxIncluded`. */
  amount: minor,
});

const taxOfRate = z.object({ rate: decimal, net: minor, tax: minor });

/**
 * A document as it goes to paper (QUO-07, U6): values only, no words of a language and no look. Days are in the firm's
 * calendar, amounts minor units of `currency`, quantities, prices and rates decimal text.
 */
export const printDocumentSchema = z.object({
  kind: printKindSchema,
  id: z.string().max(60),
  /** As people say it: `Q-2026-0187`. */
  number: line(60),
  /** In a chain of versions; null where there is none. */
  version: z.number().int().positive().nullable(),
  /** Not sent yet: the paper says so. */
  isDraft: z.boolean(),
  /** What it is about (a project's name); null leaves it out. */
  subject: line().nullable(),
  date: daySchema,
  validUntil: daySchema.nullable(),
  /** A delivery's or payment's own date, where the kind has one. */
  dueOn: daySchema.nullable(),
  /** Of another document this one follows (an order's quote, a delivery note's order). */
  reference: line(60).nullable(),
  language: z.enum(locales),
  currency: z.string().regex(/^[A-Z]{3}$/),
  customer: printCustomer,
  /** On the customer's side. */
  contact: printPerson.nullable(),
  /** On the firm's side. */
  seller: printPerson.nullable(),
  isTaxIncluded: z.boolean(),
  lines: z.array(printLine).max(2000),
  subtotal: minor,
  /** What is taken off the subtotal, positive; `label` is its name where somebody gave one (老客户优惠). */
  discount: z.object({ amount: minor, label: line(80).nullable() }),
  /** What the document comes to without tax, tax by rate, and with it. */
  net: minor,
  taxes: z.array(taxOfRate).max(20),
  total: minor,
  /** Money that has come in already; null where the kind has none. */
  paid: minor.nullable(),
  /** Of a receipt: how the money came, and whether it went back instead. */
  payment: z.object({ method: z.enum(paymentMethods).nullable(), isBack: z.boolean() }).optional(),
  notes: block.nullable(),
  /** The document's own terms, one each; null takes the firm's for this kind and language. */
  terms: z.array(line(1000)).max(50).nullable(),
});
export type PrintDocument = z.infer<typeof printDocumentSchema>;
export type PrintLine = z.infer<typeof printLine>;
