import { z } from 'zod';
import { daySchema, momentSchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { downloadSchema } from '../exports/export';

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

const choice = {
  userId: z.uuid().optional(),
  kind: z.string().max(60).optional(),
  recordId: z.string().max(60).optional(),
  operation: z.string().max(80).optional(),
  batchId: z.uuid().optional(),
  /** Days of the firm's calendar, both included. */
  from: daySchema.optional(),
  to: daySchema.optional(),
};

export const auditContract = {
  list: query({ resource: 'audit', action: 'view' }, { path: '/audit', summary: 'Who did what, newest first' })
    .input(z.object({ ...page, ...choice }))
    .output(lines),
  /** Lines within the reach of both rights, to view and to export; the export is a line itself. */
  export: command(
    { resource: 'audit', action: 'export' },
    { path: '/audit/exports', summary: 'Make the log ready to be fetched as CSV', successStatus: 201 },
  )
    .input(z.object(choice))
    .output(downloadSchema),
  history: query('signedIn', {
    path: '/audit/{kind}/{id}',
    summary: 'What happened to one record, for whoever may see it',
  })
    .input(z.object({ ...page, kind: z.string().max(60), id: z.string().max(60) }))
    .output(lines),
};
