import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { shownHandOffStates } from '../hand-offs/hand-off';
import { highestScore } from '../lead-scoring/lead-scoring';
import { leadReasons, leadStatuses } from './lead-flow';

/** Somebody who may become a customer (LEA-01, 02, 03, 08, 10). Amounts are minor units of `currency`, net of tax. */
export const leadFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  companyName: field.text('basic', { filterable: true, importable: true }),
  title: field.text('basic', { filterable: true, importable: true }, 80),
  status: field.choice('basic', leadStatuses, { filterable: true, importable: true }),
  statusReason: field.choice('basic', leadReasons, { filterable: true, importable: true }),
  statusNote: field.longText('basic', { importable: true }, 2000),
  /** When it came to its present status. */
  statusEnteredAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  /** When it was first found worth a sale. */
  qualifiedAt: field.moment('basic', { computed: true, filterable: true }),
  convertedAt: field.moment('basic', { computed: true, filterable: true }),
  /** When it came in; an import keeps the date it came with. */
  receivedAt: field.moment('basic', { sortable: true, filterable: true, importable: true }),
  source: field.text('basic', { filterable: true, importable: true }, 80),
  subSource: field.text('basic', { filterable: true, importable: true }, 80),
  referredByCustomerId: field.reference('basic', 'customer', {}),
  amount: field.money('money', { sortable: true, filterable: true, importable: true }),
  currency: field.currency('money', { importable: true }),
  phones: field.phones('contactDetails', { filterable: true, importable: true }),
  emails: field.emails('contactDetails', { filterable: true, importable: true }),
  handles: field.handles('contactDetails', { importable: true }),
  addresses: field.addresses('contactDetails', { importable: true }),
  website: field.text('contactDetails', { importable: true }, 300),
  taxId: field.text('billing', { filterable: true, importable: true }, 40),
  ownerId: field.user('basic', { filterable: true, importable: true }),
  /** Who worked on it where that is nobody here: as the file that told it wrote the name. */
  sellerName: field.text('basic', { filterable: true, importable: true }, 120),
  departmentId: field.department('basic', { filterable: true, importable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  /** From 0 to 100, by the firm's rules (SCO-01). */
  score: field.integer('basic', { computed: true, sortable: true, filterable: true }, highestScore),
  tags: field.tags('basic', { filterable: true, importable: true }),
  /** How its last hand-off to sales stands, by whom and to whom it went (LEA-06); null where there was none, or it was taken back. */
  handOffState: field.choice('basic', shownHandOffStates, { computed: true, filterable: true }),
  handedById: field.user('basic', { computed: true, filterable: true }),
  handedToId: field.user('basic', { computed: true, filterable: true }),
  handedToDepartmentId: field.department('basic', { computed: true, filterable: true }),
  /** Until when it should be answered. */
  handOffDueAt: field.moment('basic', { computed: true, filterable: true }),
  nextStepAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  nextStep: field.text('basic', { computed: true }),
  lastContactAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  notes: field.longText('relation', { importable: true }),
  /** What it became. */
  customerId: field.reference('basic', 'customer', { computed: true }),
  contactId: field.reference('basic', 'contact', { computed: true }),
  opportunityId: field.reference('basic', 'opportunity', { computed: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

const named = z.object({ id: z.uuid(), name: z.string() }).nullable();

/** With the names of what a lead points at, as far as the reader may see it. */
export const leadSchema = recordSchema(leadFields).extend({
  referredBy: named,
  customer: named,
  contact: named,
  opportunity: named,
});
export const leadCreate = createSchema(leadFields);
export const leadPatch = patchSchema(leadFields);
export type Lead = z.infer<typeof leadSchema>;
export type LeadCreate = z.infer<typeof leadCreate>;
export type LeadPatch = z.infer<typeof leadPatch>;
