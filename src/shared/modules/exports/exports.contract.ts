import { z } from 'zod';
import { listInput } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { downloadSchema, exportEncodings, exportFormats, exportKinds } from './export';

/**
 * Export of a list as the caller sees it: its filter, search and sort, the columns wanted, hidden groups left out. The
 * right to export is checked for the kind, and the audit line stands before the first byte.
 */
export const exportsContract = {
  open: command('signedIn', { path: '/exports', summary: 'Make an export ready to be fetched', successStatus: 201 })
    .input(
      z.object({
        kind: z.enum(exportKinds),
        format: z.enum(exportFormats).default('csv'),
        encoding: z.enum(exportEncodings).default('utf-8'),
        filter: listInput.shape.filter,
        q: listInput.shape.q,
        sort: listInput.shape.sort,
        /** Only these records, such as those ticked in a list. */
        ids: z.array(z.uuid()).max(10_000).optional(),
        /** Keys of fields, `custom.<key>` for the firm's own; in an address divided by commas. */
        columns: z
          .preprocess(
            (value) => (typeof value === 'string' ? value.split(',').filter((key) => key !== '') : value),
            z.array(z.string().max(100)).min(1).max(200),
          )
          .optional(),
      }),
    )
    .output(downloadSchema),
  /** For the window, which has no address to fetch from: the next piece, base64; `isLast` ends it. */
  chunk: query('signedIn', { path: '/downloads/{id}/chunk', summary: 'The next piece of a file made ready' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ data: z.string(), isLast: z.boolean() })),
};
