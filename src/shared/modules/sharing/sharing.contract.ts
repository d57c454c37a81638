import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { explainedKindInput, sharedKindInput, sharesInput, sharesSchema, sightSchema } from './sharing';

const record = z.object({ kind: sharedKindInput, id: z.uuid() });

/** The record's own scope decides: whoever sees it may ask, whoever may edit it may share it. */
export const sharingContract = {
  explain: query('signedIn', { path: '/{kind}/{id}/access', summary: 'Who can see this record, and why' })
    .input(z.object({ kind: explainedKindInput, id: z.uuid() }))
    .output(sightSchema),
  read: query('signedIn', { path: '/{kind}/{id}/shares', summary: 'With whom this record is shared' })
    .input(record)
    .output(sharesSchema),
  set: command('signedIn', {
    path: '/{kind}/{id}/shares',
    method: 'PUT',
    summary: 'Share this record with these people and departments and nobody else',
  })
    .input(sharesInput)
    .output(sharesSchema),
};
