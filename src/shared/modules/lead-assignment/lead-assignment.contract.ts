import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { deleteInput, idInput } from '../../contract/record';
import { assignmentRuleSchema, assignmentRuleValues, assignmentSchema } from './lead-assignment';
import { leadSettingsSchema } from './lead-settings';

const edit = { resource: 'settings', action: 'edit' } as const;
const view = { resource: 'settings', action: 'view' } as const;
const version = z.number().int().min(0);
const { name, method, userIds, sources, regions, mostOpen, minScore, isOn } = assignmentRuleValues;

/** Leads without an owner find one by the firm's rules (SCO-03, 4.7). */
export const leadAssignmentContract = {
  rules: query(view, { path: '/lead-assignment/rules', summary: 'Rules by which leads get an owner, in order' }).output(
    z.object({ items: z.array(assignmentRuleSchema) }),
  ),
  createRule: command(edit, { path: '/lead-assignment/rules', summary: 'Add a rule at the end', successStatus: 201 })
    .input(
      z.strictObject({
        ...{ id: z.uuid().optional(), name, method, userIds },
        sources: sources.default([]),
        regions: regions.default([]),
        mostOpen: mostOpen.default(null),
        minScore: minScore.default(null),
        isOn: isOn.default(true),
      }),
    )
    .output(assignmentRuleSchema),
  patchRule: command(edit, { path: '/lead-assignment/rules/{id}', method: 'PATCH', summary: 'Change a rule' })
    .input(
      z.strictObject({
        ...{ id: z.uuid(), version: z.number().int() },
        /** Moves it there; the others keep their order. */
        position: z.number().int().min(0).optional(),
        ...z.object(assignmentRuleValues).partial().shape,
      }),
    )
    .output(assignmentRuleSchema),
  deleteRule: command(edit, {
    path: '/lead-assignment/rules/{id}',
    method: 'DELETE',
    summary: 'Remove a rule',
    successStatus: 200,
  })
    .input(deleteInput)
    .output(idInput),
  log: query(
    { resource: 'lead', action: 'view' },
    { path: '/leads/{id}/assignments', summary: 'Why a lead went to whom, newest first' },
  )
    .input(idInput)
    .output(z.object({ items: z.array(assignmentSchema) })),
  settings: query(
    { resource: 'lead', action: 'view' },
    { path: '/lead-assignment/settings', summary: 'How the firm looks after its leads' },
  ).output(leadSettingsSchema.extend({ version })),
  patchSettings: command(edit, {
    path: '/lead-assignment/settings',
    method: 'PATCH',
    summary: 'Change how the firm looks after its leads',
  })
    .input(leadSettingsSchema.partial().extend({ version }))
    .output(leadSettingsSchema.extend({ version })),
  run: command(
    { resource: 'lead', action: 'assign' },
    {
      path: '/lead-assignment/run',
      summary: 'Give the open leads without an owner, or these of them, to people by the rules; at most 200 at once',
      successStatus: 200,
    },
  )
    .input(z.strictObject({ ids: z.array(z.uuid()).max(200).optional() }))
    .output(z.object({ assigned: z.number().int(), left: z.number().int() })),
};
