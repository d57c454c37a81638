import { z } from 'zod';
import { contactCreate } from '../contacts/contact';
import { customerCreate } from '../customers/customer';
import { duplicateHitSchema } from '../duplicates/duplicates.contract';
import { opportunityCreate } from '../opportunities/opportunity';

/** What a lead can become, in the order it is made. */
export const conversionKinds = ['customer', 'contact', 'opportunity'] as const;
export type ConversionKind = (typeof conversionKinds)[number];

const link = z.strictObject({ mode: z.literal('link'), id: z.uuid() });
const none = z.strictObject({ mode: z.literal('none') });
/** `values` go before what the lead itself gives; the rest is filled in from the lead. */
function target<S extends z.ZodType>(values: S) {
  return z
    .discriminatedUnion('mode', [z.strictObject({ mode: z.literal('create'), values: values.optional() }), link, none])
    .default({ mode: 'none' });
}

const customerValues = customerCreate.omit({ id: true }).partial();
const contactValues = contactCreate.omit({ id: true, customers: true }).partial();
const opportunityValues = opportunityCreate.omit({ id: true, customerId: true, contactId: true }).partial();

/** Each of the three is made, linked to one that is there, or left out (LEA-04). */
export const convertInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  customer: target(customerValues),
  contact: target(contactValues),
  opportunity: target(opportunityValues),
});
export type ConvertInput = z.infer<typeof convertInput>;

export const undoConversionInput = z.strictObject({ id: z.uuid(), version: z.number().int().positive() });

/** What there is already, the likeliest first, and what would be made. Only what the caller sees. */
export const conversionPreviewSchema = z.object({
  customers: z.array(duplicateHitSchema),
  contacts: z.array(duplicateHitSchema),
  /** Open deals of the customers above. */
  opportunities: z.array(z.object({ id: z.uuid(), number: z.string(), name: z.string(), customerId: z.uuid() })),
  prefill: z.object({ customer: customerValues, contact: contactValues, opportunity: opportunityValues }),
  /** Which of them the caller may make. */
  mayCreate: z.array(z.enum(conversionKinds)),
});
export type ConversionPreview = z.infer<typeof conversionPreviewSchema>;
