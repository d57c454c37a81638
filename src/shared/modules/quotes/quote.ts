import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { documentFields, lineGivenSchema, lineSchema, mostLines, taxesSchema } from '../documents/document';

/**
 * draft → submitted → approved → sent → accepted or rejected. Below the maker's limit a draft is sent at once; a new version
 * of what was sent is a draft again (QUO-03, 04).
 */
export const quoteStatuses = ['draft', 'submitted', 'approved', 'sent', 'accepted', 'rejected'] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];
/** How long an offer holds where nobody said. */
export const usualValidDays = 30;
export const rejectReasons = ['price', 'competitor', 'timing', 'budget', 'scope', 'other'] as const;

/** An offer to a customer, the whole chain of its versions (QUO-01, 03). The sums are those of the present version. */
export const quoteFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true }),
  customerId: field.reference('basic', 'customer', {}),
  contactId: field.reference('basic', 'contact', {}),
  opportunityId: field.reference('basic', 'opportunity', {}),
  status: field.choice('basic', quoteStatuses, { computed: true, filterable: true }),
  /** Of the chain, from 1. */
  revision: field.integer('basic', { computed: true }, 1000),
  quoteDate: field.date('basic', { sortable: true, filterable: true }),
  validUntil: field.date('basic', { sortable: true, filterable: true }),
  ...documentFields,
  /** Who decided about the price, and what was said. */
  decidedById: field.user('basic', { computed: true }),
  decisionNote: field.text('basic', { computed: true }, 500),
  /** The first time any version went out (M12), and the present one. */
  firstSentAt: field.moment('basic', { computed: true, filterable: true }),
  sentAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  answeredAt: field.moment('basic', { computed: true, filterable: true }),
  rejectReason: field.choice('basic', rejectReasons, { computed: true, filterable: true }),
  rejectNote: field.text('basic', { computed: true }, 500),
  ownerId: field.user('basic', { filterable: true }),
  departmentId: field.department('basic', { filterable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true }),
  /** Not printed. */
  notes: field.longText('relation', {}),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

const named = z.object({ id: z.uuid(), name: z.string() }).nullable();
const lines = { lines: z.array(lineGivenSchema).max(mostLines).optional() };

export const quoteSchema = recordSchema(quoteFields).extend({
  customer: named,
  contact: named,
  opportunity: named,
  /** Only where one quote is read; lists leave lines and taxes out. */
  lines: z.array(lineSchema),
  taxes: taxesSchema.nullable(),
  /** How far the reader may go without somebody's approval, in hundredths of a percent; null for as far as one likes. */
  ownLimit: z.number().int().nullable(),
});
export const quoteCreate = createSchema(quoteFields).extend(lines);
export const quotePatch = patchSchema(quoteFields).extend(lines);
export type Quote = z.infer<typeof quoteSchema>;
export type QuoteCreate = z.infer<typeof quoteCreate>;

const version = { id: z.uuid(), version: z.number().int().positive() };
const note = z.string().max(500).optional();

export const quoteStepInput = z.strictObject(version);
export const submitInput = z.strictObject({ ...version, note });
export const decideInput = z.strictObject({ ...version, isApproved: z.boolean(), note });
export const answerInput = z.discriminatedUnion('isAccepted', [
  z.strictObject({ ...version, isAccepted: z.literal(true), note }),
  z.strictObject({ ...version, isAccepted: z.literal(false), rejectReason: z.enum(rejectReasons), note }),
]);

/** A version that went out, as it was then. */
export const quoteRevisionSchema = z.object({
  revision: z.number().int(),
  sentAt: z.iso.datetime({ offset: true }),
  sentById: z.uuid().nullable(),
  total: z.number().int().nullable(),
  currency: z.string().nullable(),
  /** Whether its prices had tax in them. */
  isTaxIncluded: z.boolean().nullable(),
  /** What became of it. */
  outcome: z.enum(['open', 'accepted', 'rejected', 'replaced']),
  lines: z.array(lineSchema),
});

/** How much each role may give away without asking, in percent; roles that are not named go as far as they like. */
export const discountLimitsSchema = z.object({
  items: z
    .array(z.object({ roleId: z.uuid(), percent: lineGivenSchema.shape.discountPercent.unwrap().unwrap() }))
    .max(100),
});
