import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { downloadSchema } from '@shared/modules/exports/export';
import type { Engine } from '../engine';
import { disposition } from './downloads';
import { envelopeOf } from './envelope';
import { exportFiles } from './plain-paths';

/**
 * Addresses that answer with a file that is made while it is sent: `GET exports/customers.csv|xlsx` and `audit.csv`, the faulty rows of an
 * import, and whatever was made ready under `downloads/{id}`.
 */
export function registerExports(server: FastifyInstance, engine: Engine): void {
  const options = { compress: false } as const;
  server.get('/api/v1/exports/:file', options, (request, reply) => sendExport(engine, request, reply));
  server.get('/api/v1/imports/:id/faults.csv', options, (request, reply) => sendFaults(engine, request, reply));
  server.get('/api/v1/downloads/:id', options, async (request, reply) => {
    const { id } = idSchema.parse(request.params);
    return send(engine, request, reply, id);
  });
}

const idSchema = z.object({ id: z.string() });
const fileSchema = z.object({ file: z.string() });
const querySchema = z.record(z.string(), z.string());

async function sendExport(engine: Engine, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { file } = fileSchema.parse(request.params);
  if (!exportFiles.includes(file)) throw new Fault('not_found');
  const [kind, format] = file.split('.');
  const query = querySchema.safeParse(request.query);
  if (!query.success) throw new Fault('invalid_input');
  const { ids, ...rest } = query.data;
  const envelope = { ...envelopeOf(request), commandId: undefined };
  const answer =
    kind === 'audit'
      ? await engine.dispatch('audit.export', query.data, envelope)
      : await engine.dispatch(
          'exports.open',
          { ...rest, kind, format, ...(ids !== undefined && { ids: ids.split(',') }) },
          envelope,
        );
  return send(engine, request, reply, downloadSchema.parse(answer).id);
}

async function sendFaults(engine: Engine, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const answer = await engine.dispatch('imports.faultsFile', request.params, {
    ...envelopeOf(request),
    commandId: undefined,
  });
  return send(engine, request, reply, downloadSchema.parse(answer).id);
}

async function send(engine: Engine, request: FastifyRequest, reply: FastifyReply, id: string): Promise<unknown> {
  const caller = await engine.authorise('exports.chunk', envelopeOf(request));
  const { fileName, mediaType, bytes, stop } = engine.services.downloads.take(id, caller.user.id);
  // Who stops fetching ends the query behind the rows.
  reply.raw.once('close', stop);
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', disposition('attachment', fileName))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes));
}
