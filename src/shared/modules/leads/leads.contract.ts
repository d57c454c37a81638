import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { recordContract, revealContract } from '../../contract/record-contract';
import { conversionPreviewSchema, convertInput, undoConversionInput } from './conversion';
import { leadCreate, leadPatch, leadSchema } from './lead';

const options = { resource: 'lead', path: '/leads', noun: 'lead' } as const;
const view = { resource: 'lead', action: 'view' } as const;
const edit = { resource: 'lead', action: 'edit' } as const;

export const leadsContract = {
  ...recordContract(options, { record: leadSchema, create: leadCreate, patch: leadPatch }),
  reveal: revealContract(options),
  convertPreview: query(view, {
    path: '/leads/{id}/conversion',
    summary: 'What a lead could become, and which of it may be there already',
  })
    .input(idInput)
    .output(conversionPreviewSchema),
  convert: command(edit, {
    path: '/leads/{id}/convert',
    summary: 'Make a customer, contact and opportunity of a lead, or link it with those that are there',
    successStatus: 200,
  })
    .input(convertInput)
    .output(leadSchema),
  undoConversion: command(edit, {
    path: '/leads/{id}/undo-conversion',
    summary: 'Take a conversion back while nothing new hangs on what it made',
    successStatus: 200,
  })
    .input(undoConversionInput)
    .output(leadSchema),
};
