import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { cleanText } from '../../lib/text';
import { handOffSchema, receiverSchema, returnReasons } from './hand-off';

const view = { resource: 'lead', action: 'view' } as const;
const edit = { resource: 'lead', action: 'edit' } as const;
const note = z
  .string()
  .max(1000)
  .overwrite((value: string) => cleanText(value, { lineFeeds: true }))
  .default('');

/** A qualified lead goes from marketing to sales, who accept or return it in time (LEA-06, SCO-04, XDP-01). */
export const handOffsContract = {
  list: query(view, { path: '/leads/{id}/hand-offs', summary: 'To whom a lead was handed off, newest first' })
    .input(idInput)
    .output(
      z.object({
        items: z.array(handOffSchema),
        /** What the caller may do with the one that waits, and whether a new one may begin. */
        can: z.array(z.enum(['begin', 'answer', 'withdraw'])),
      }),
    ),
  create: command(edit, {
    path: '/leads/{id}/hand-offs',
    summary: 'Hand a lead off to a person or a department, who see it until they answer',
    successStatus: 201,
  })
    .input(z.strictObject({ id: z.uuid(), version: z.number().int().positive(), to: receiverSchema, note }))
    .output(handOffSchema),
  accept: command(view, {
    path: '/leads/{id}/hand-offs/accept',
    summary: 'Take a lead that was handed off to me or my department: it is mine',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid() }))
    .output(handOffSchema),
  return: command(view, {
    path: '/leads/{id}/hand-offs/return',
    summary: 'Send a lead back to whoever handed it off, with a reason',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid(), reason: z.enum(returnReasons), note }))
    .output(handOffSchema),
  withdraw: command(edit, {
    path: '/leads/{id}/hand-offs/withdraw',
    summary: 'Take back a hand-off nobody has answered yet',
    successStatus: 200,
  })
    .input(z.strictObject({ id: z.uuid() }))
    .output(handOffSchema),
};
