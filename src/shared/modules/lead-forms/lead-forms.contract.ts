import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { leadFormSchema, leadFormValues, openFormSchema, submitInput } from './lead-form';

const edit = { resource: 'settings', action: 'edit' } as const;
const view = { resource: 'settings', action: 'view' } as const;
const { heading, language, asks, intro, thanks, source, subSource, ownerId, departmentId, isOn, name } = leadFormValues;

/** Forms anybody may fill in (LEA-01): shaped in the settings, open to the network, each answer a lead. */
export const leadFormsContract = {
  list: query(view, { path: '/lead-forms', summary: 'Forms that make leads' }).output(
    z.object({ items: z.array(leadFormSchema) }),
  ),
  create: command(edit, { path: '/lead-forms', summary: 'Add a form that makes leads', successStatus: 201 })
    .input(
      z.strictObject({
        ...{ id: z.uuid().optional(), name, language, heading, asks },
        intro: intro.default(''),
        thanks: thanks.default(''),
        source: source.default(''),
        subSource: subSource.default(''),
        ownerId: ownerId.default(null),
        departmentId: departmentId.default(null),
        isOn: isOn.default(true),
      }),
    )
    .output(leadFormSchema),
  patch: command(edit, { path: '/lead-forms/{id}', method: 'PATCH', summary: 'Change a form that makes leads' })
    .input(z.strictObject({ id: z.uuid(), version: z.number().int(), ...z.object(leadFormValues).partial().shape }))
    .output(leadFormSchema),
  delete: command(edit, {
    path: '/lead-forms/{id}',
    method: 'DELETE',
    summary: 'Remove a form; its leads stay',
    successStatus: 200,
  })
    .input(deleteInput)
    .output(idInput),
  open: query('everyone', { path: '/forms/{key}', summary: 'A form as its visitors see it, with a token to send' })
    .input(z.object({ key: z.string().max(40) }))
    .output(openFormSchema),
  submit: command('everyone', {
    path: '/forms/{key}',
    summary: 'Send the answers to a form; they become a lead',
    successStatus: 201,
  })
    .input(submitInput)
    .output(z.object({ thanks: z.string() })),
};
