import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import type { Engine } from '../engine';
import { envelopeOf } from './envelope';

const parametersSchema = z.object({ file: z.string().regex(/^[\w-]{20,100}\.ics$/) });
const answerSchema = z.object({ calendar: z.string() });

/** `/calendars/<secret>.ics`: a person's calendar for Outlook, Apple and telephones. The secret alone opens it; nothing else is asked. */
export function registerCalendarFeeds(server: FastifyInstance, engine: Engine): void {
  server.get('/calendars/:file', async (request, reply) => {
    const parameters = parametersSchema.safeParse(request.params);
    if (!parameters.success) throw new Fault('not_found', { reason: 'feedUnknown' });
    const token = parameters.data.file.replace(/\.ics$/, '');
    const envelope = { ...envelopeOf(request), token: null, commandId: undefined };
    const { calendar } = answerSchema.parse(await engine.dispatch('calendarFeeds.open', { token }, envelope));
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="hearth.ics"')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .send(calendar);
  });
}
