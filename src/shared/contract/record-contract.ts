import { z } from 'zod';
import type { Resource } from '../access/resources';
import { timelineCounts, timelineInput, timelinePage } from '../modules/timeline/timeline';
import { listInput, listSums, listSumsInput, pageOf } from './list';
import { command, query } from './operation';
import { deleteInput, idInput } from './record';

/** The operations every kind of record has: list, read, create, patch, delete, restore, timeline and its counts. */
export function recordContract<R extends z.ZodType, C extends z.ZodType, P extends z.ZodType>(
  options: { resource: Resource; path: `/${string}`; noun: string },
  schemas: { record: R; create: C; patch: P },
) {
  const { resource, path, noun } = options;
  const one = `${path}/{id}` as const;
  return {
    list: query({ resource, action: 'view' }, { path, summary: `${noun} records the caller may see` })
      .input(listInput)
      .output(pageOf(schemas.record)),
    read: query({ resource, action: 'view' }, { path: one, summary: `One ${noun}` })
      .input(idInput)
      .output(schemas.record),
    create: command({ resource, action: 'create' }, { path, summary: `Add a ${noun}`, successStatus: 201 })
      .input(schemas.create)
      .output(schemas.record),
    patch: command({ resource, action: 'edit' }, { path: one, method: 'PATCH', summary: `Change a ${noun}` })
      .input(schemas.patch)
      .output(schemas.record),
    delete: command(
      { resource, action: 'delete' },
      { path: one, method: 'DELETE', summary: `Move a ${noun} to the bin` },
    )
      .input(deleteInput)
      .output(z.object({ id: z.uuid(), version: z.number().int() })),
    restore: command(
      { resource, action: 'delete' },
      { path: `${one}/restore`, summary: `Bring a ${noun} back from the bin` },
    )
      .input(idInput)
      .output(schemas.record),
    timeline: query(
      { resource, action: 'view' },
      { path: `${one}/timeline`, summary: `Everything that happened with a ${noun}, newest first` },
    )
      .input(timelineInput)
      .output(timelinePage),
    timelineCounts: query(
      { resource, action: 'view' },
      { path: `${one}/timeline/counts`, summary: `How many entries of each kind the timeline of a ${noun} has` },
    )
      .input(idInput)
      .output(timelineCounts),
  };
}

/**
 * For kinds with masked fields (ORG-05): the real value of one, for whoever sees the record. It is a command because it
 * leaves a name in the log (SEC-03). A field the role hides is unknown here.
 */
export function revealContract(options: { resource: Resource; path: `/${string}`; noun: string }) {
  const { resource, path, noun } = options;
  return command(
    { resource, action: 'view' },
    {
      path: `${path}/{id}/reveal`,
      summary: `Show a masked field of a ${noun}; the log keeps who did`,
      successStatus: 200,
    },
  )
    .input(z.strictObject({ id: z.uuid(), field: z.string().min(1).max(100) }))
    .output(z.object({ id: z.uuid(), field: z.string(), value: z.unknown() }));
}

/** For kinds with money: what everything a list shows comes to. */
export function sumsContract(options: { resource: Resource; path: `/${string}`; noun: string }) {
  const { resource, path, noun } = options;
  return query(
    { resource, action: 'view' },
    { path: `${path}/sums`, summary: `What the ${noun} records of a list come to, in the firm's currency` },
  )
    .input(listSumsInput)
    .output(listSums);
}
