import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { downloadSchema } from '../exports/export';
import {
  columnTargetSchema,
  dateOrders,
  importKeys,
  importKinds,
  importMapSchema,
  importPlanSchema,
  importRowSchema,
  importSchema,
  importTargetSchema,
  importVerdicts,
  planOptionsSchema,
  rowDecisions,
  rowFaultReasons,
} from './import';

/** How the file is to be read where the guess is wrong; changing one finds the columns anew. */
const reading = {
  encoding: z.string().max(30).optional(),
  delimiter: z.string().min(1).max(8).optional(),
  quote: z.enum(['"', "'", '']).optional(),
  sheet: z.string().max(100).optional(),
  headerRow: z.coerce.number().int().min(0).max(10_000).optional(),
};

/** By index of the column: the field alone, or with label, part and group; null leaves the column out. */
const columnChoices = z.record(
  z.string().regex(/^\d{1,4}$/),
  z.union([z.string().max(100), columnTargetSchema]).nullable(),
);

const rowChange = z.object({
  rowNumber: z.number().int().min(1),
  /** Texts by index of the column, in place of the file's. */
  cells: z.record(z.string().regex(/^\d{1,4}$/), z.string().max(100_000)).optional(),
  decision: z.enum(rowDecisions).optional(),
  /** Fields of which the present value stays although the file has another. */
  keeps: z.array(z.string().max(100)).max(100).optional(),
});

/** Import with a plan before anything is written (IMP-01..05, U14). The right to import is checked for the file's kind. */
export const importsContract = {
  create: command('signedIn', {
    path: '/imports',
    summary: 'Read a file that was sent, to be imported',
    successStatus: 201,
  })
    .input(
      z.object({
        /** The file as the upload route or the window's channel took it. */
        uploadId: z.uuid(),
        kind: z.enum(importKinds),
        id: z.uuid().optional(),
        /** A saved map to match columns by. */
        mapId: z.uuid().optional(),
        ...reading,
      }),
    )
    .output(importSchema),
  list: query('signedIn', { path: '/imports', summary: 'The caller’s imports, newest first' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ items: z.array(importSchema) })),
  read: query('signedIn', { path: '/imports/{id}', summary: 'How far an import is' })
    .input(idInput)
    .output(importSchema),
  reread: command('signedIn', {
    path: '/imports/{id}',
    method: 'PATCH',
    summary: 'Read the file again in another encoding, with another delimiter, sheet or header row',
  })
    .input(z.object({ id: z.uuid(), kind: z.enum(importKinds).optional(), mapId: z.uuid().optional(), ...reading }))
    .output(importSchema),
  plan: command('signedIn', {
    path: '/imports/{id}/plan',
    method: 'PUT',
    summary: 'Check every row and count what would happen; nothing is written',
  })
    .input(
      z.object({
        id: z.uuid(),
        columns: columnChoices.optional(),
        ...reading,
        ...planOptionsSchema.partial().shape,
        /** By row number. */
        decisions: z.record(z.string().regex(/^\d{1,9}$/), z.enum(rowDecisions)).optional(),
      }),
    )
    .output(importPlanSchema),
  rows: query('signedIn', { path: '/imports/{id}/rows', summary: 'Rows of the plan' })
    .input(
      z.object({
        id: z.uuid(),
        verdict: z.enum(importVerdicts).optional(),
        reason: z.enum(rowFaultReasons).optional(),
        order: z.enum(['faultsFirst', 'row']).default('faultsFirst'),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        offset: z.coerce.number().int().min(0).default(0),
      }),
    )
    .output(z.object({ items: z.array(importRowSchema), total: z.number().int() })),
  patchRows: command('signedIn', {
    path: '/imports/{id}/rows',
    method: 'PATCH',
    summary: 'Mend cells and decide single rows; they are checked again at once',
  })
    .input(z.object({ id: z.uuid(), rows: z.array(rowChange).min(1).max(200) }))
    .output(z.object({ items: z.array(importRowSchema), plan: importPlanSchema })),
  run: command('signedIn', { path: '/imports/{id}/run', summary: 'Write what was planned', successStatus: 200 })
    .input(idInput)
    .output(importSchema),
  cancel: command('signedIn', {
    path: '/imports/{id}/cancel',
    summary: 'Stop; what was written stays',
    successStatus: 200,
  })
    .input(idInput)
    .output(importSchema),
  undo: command('signedIn', {
    path: '/imports/{id}/undo',
    summary: 'Take back what was created and changed, but for what somebody touched since',
    successStatus: 200,
  })
    .input(idInput)
    .output(importSchema),
  /** What an undo left, and why. */
  leftAsIs: query('signedIn', {
    path: '/imports/{id}/left',
    summary: 'Records an undo left because somebody touched them',
  })
    .input(idInput)
    .output(
      z.object({
        items: z.array(z.object({ kind: z.string(), id: z.uuid(), title: z.string(), fields: z.array(z.string()) })),
      }),
    ),
  discard: command('signedIn', { path: '/imports/{id}', method: 'DELETE', summary: 'Forget the file and its plan' })
    .input(idInput)
    .output(z.object({ id: z.uuid() })),
  faultsFile: command('signedIn', {
    path: '/imports/{id}/faults',
    summary: 'The faulty rows as a CSV with a column of reasons, to be fetched from downloads',
    successStatus: 200,
  })
    .input(idInput)
    .output(downloadSchema),
  targets: query('signedIn', { path: '/import-targets', summary: 'What columns can be mapped to' })
    .input(z.object({ kind: z.enum(importKinds) }))
    .output(z.object({ items: z.array(importTargetSchema) })),
  maps: query('signedIn', { path: '/import-maps', summary: 'Saved maps of columns' })
    .input(z.object({ kind: z.enum(importKinds).optional() }))
    .output(z.object({ items: z.array(importMapSchema) })),
  saveMap: command('signedIn', {
    path: '/import-maps',
    summary: 'Save a map of columns under a name',
    successStatus: 201,
  })
    .input(
      z.object({
        id: z.uuid().optional(),
        name: z.string().trim().min(1).max(80),
        kind: z.enum(importKinds),
        columns: importMapSchema.shape.columns,
        keys: z.array(z.enum(importKeys)).default([]),
        dateOrder: z.enum(dateOrders).nullable().default(null),
      }),
    )
    .output(importMapSchema),
  deleteMap: command('signedIn', { path: '/import-maps/{id}', method: 'DELETE', summary: 'Delete a saved map' })
    .input(idInput)
    .output(z.object({ id: z.uuid() })),
};
