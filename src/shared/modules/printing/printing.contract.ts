import { z } from 'zod';
import { listInput } from '../../contract/list';
import { command, query } from '../../contract/operation';
import { exportKinds } from '../exports/export';
import { imageInfoSchema, imageSlots, letterheadSchema, templateIdSchema } from './letterhead';
import { mostPrintedRows, mostPrints } from './most-prints';
import { printDocumentSchema, printKindSchema } from './print-document';
import {
  cleanTemplateSchema,
  papers,
  templateItemSchema,
  templateName,
  templateProblemSchema,
  templateSchema,
  templateSource,
} from './template';

const version = z.number().int().min(0);
const edit = { resource: 'settings', action: 'edit' } as const;
const view = { resource: 'settings', action: 'view' } as const;

const images = z.object({ logo: imageInfoSchema.nullable(), seal: imageInfoSchema.nullable() });
const letterheadAnswer = letterheadSchema.extend({
  images,
  /** 0 until somebody has saved it. */
  version,
});
export type LetterheadAnswer = z.infer<typeof letterheadAnswer>;

/** Data URLs, or null where there is none. */
const imageData = z.object({ logo: z.string().nullable(), seal: z.string().nullable() });

const frameSchema = z.object({
  letterhead: letterheadSchema,
  images: imageData,
  template: cleanTemplateSchema,
  /** What else it could be printed with. */
  choices: z.array(templateItemSchema),
});
export type PrintFrame = z.infer<typeof frameSchema>;

const how = z.enum(['paper', 'pdf']);
const ids = z.array(z.uuid()).min(1).max(mostPrints);
const idText = z
  .string()
  .max(mostPrints * 37)
  .transform((text) => text.split(','))
  .pipe(ids);

/** Printing (QUO-07, U6): the firm's letterhead, templates, and documents ready for paper. */
export const printingContract = {
  letterhead: query(view, { path: '/printing/letterhead', summary: 'The firm on paper' }).output(letterheadAnswer),
  patchLetterhead: command(edit, {
    path: '/printing/letterhead',
    method: 'PATCH',
    summary: 'Change the firm’s letterhead',
  })
    .input(z.strictObject({ version, ...letterheadSchema.partial().shape }))
    .output(letterheadAnswer),
  setImage: command(edit, {
    path: '/printing/images/{slot}',
    method: 'PUT',
    summary: 'Take a finished upload as logo or seal; PNG or JPEG up to 1 MB',
  })
    .input(z.strictObject({ slot: z.enum(imageSlots), uploadId: z.uuid() }))
    .output(letterheadAnswer),
  deleteImage: command(edit, { path: '/printing/images/{slot}', method: 'DELETE', summary: 'Print no logo or seal' })
    .input(z.object({ slot: z.enum(imageSlots) }))
    .output(letterheadAnswer),
  templates: query(view, { path: '/printing/templates', summary: 'Templates, ready-made ones first' }).output(
    z.object({ items: z.array(templateItemSchema) }),
  ),
  template: query(view, { path: '/printing/templates/{id}', summary: 'A template with its source' })
    .input(z.object({ id: templateIdSchema }))
    .output(templateSchema),
  checkTemplate: query(edit, {
    path: '/printing/templates/check',
    method: 'POST',
    summary: 'What is wrong with a template, and how it would be printed with',
  })
    .input(z.object({ source: templateSource, paper: z.enum(papers) }))
    .output(z.object({ problems: z.array(templateProblemSchema), template: cleanTemplateSchema.omit({ id: true }) })),
  createTemplate: command(edit, {
    path: '/printing/templates',
    summary: 'Keep a template of the firm’s own',
    successStatus: 201,
  })
    .input(
      z.strictObject({
        id: z.uuid().optional(),
        name: templateName,
        paper: z.enum(papers),
        source: templateSource,
      }),
    )
    .output(templateSchema),
  patchTemplate: command(edit, { path: '/printing/templates/{id}', method: 'PATCH', summary: 'Change a template' })
    .input(
      z.strictObject({
        id: z.uuid(),
        version: z.number().int().positive(),
        name: templateName.optional(),
        paper: z.enum(papers).optional(),
        source: templateSource.optional(),
      }),
    )
    .output(templateSchema),
  deleteTemplate: command(edit, {
    path: '/printing/templates/{id}',
    method: 'DELETE',
    summary: 'Throw a template away that nothing is printed with',
  })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({})),
  frame: query('signedIn', {
    path: '/printing/frame/{kind}',
    summary: 'Letterhead, images and template a kind of document is printed with',
  })
    .input(z.object({ kind: printKindSchema, templateId: templateIdSchema.optional() }))
    .output(frameSchema),
  documents: query('signedIn', {
    path: '/printing/documents/{kind}',
    summary: 'Documents as they go to paper, by their ids divided by commas',
  })
    .input(z.object({ kind: printKindSchema, ids: idText }))
    .output(z.object({ items: z.array(printDocumentSchema) })),
  record: command('signedIn', {
    path: '/printing/documents/{kind}/printed',
    summary: 'Say that documents were printed or saved as PDF; the log keeps it',
    successStatus: 200,
  })
    .input(z.strictObject({ kind: printKindSchema, ids, how }))
    .output(z.object({})),
  recordList: command('signedIn', {
    path: '/printing/lists/{kind}/printed',
    summary: 'Say that a list is printed, which takes the right to export its kind; the log keeps it',
    successStatus: 200,
  })
    .input(
      z.strictObject({
        kind: z.enum(exportKinds),
        /** Rows on paper, and the columns they show. */
        count: z.number().int().min(1).max(mostPrintedRows),
        columns: z.array(z.string().max(100)).min(1).max(200),
        filter: listInput.shape.filter,
        q: listInput.shape.q,
        how,
      }),
    )
    .output(z.object({})),
  recordCustomer: command('signedIn', {
    path: '/printing/customers/{id}/printed',
    summary: 'Say that all about a customer is printed; the log keeps it',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid(), how }))
    .output(z.object({})),
};
