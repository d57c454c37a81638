import { z } from 'zod';
import { daySchema, momentSchema } from '../../contract/fields';
import { query } from '../../contract/operation';

/** One line: who changed what of which record, when and by which operation (SEC-03). */
export const auditLineSchema = z.object({
  sequence: z.number().int(),
  at: momentSchema,
  userId: z.uuid().nullable(),
  userName: z.string().nullable(),
  device: z.string(),
  operation: z.string(),
  kind: z.string(),
  recordId: z.string(),
  batchId: z.string().nullable(),
  reason: z.string().nullable(),
  /** Changed fields, each before and after; those the reader may not see are left out. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
};
const lines = z.object({ items: z.array(auditLineSchema), nextCursor: z.string().nullable() });

export const auditContract = {
  list: query({ resource: 'audit', action: 'view' }, { path: '/audit', summary: 'Who did what, newest first' })
    .input(
      z.object({
        ...page,
        userId: z.uuid().optional(),
        kind: z.string().max(60).optional(),
        recordId: z.string().max(60).optional(),
        operation: z.string().max(80).optional(),
        batchId: z.uuid().optional(),
        /** Days of the firm's calendar, both included. */
        from: daySchema.optional(),
        to: daySchema.optional(),
      }),
    )
    .output(lines),
  history: query('signedIn', {
    path: '/audit/{kind}/{id}',
    summary: 'What happened to one record, for whoever may see it',
  })
    .input(z.object({ ...page, kind: z.string().max(60), id: z.string().max(60) }))
    .output(lines),
};
