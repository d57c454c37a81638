import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { downloadSchema } from '@shared/modules/files/files.contract';
import type { Engine } from '../engine';
import { envelopeOf } from './envelope';

/** `GET /files/{id}/content`: the bytes of a file for whoever may see it. */
export function registerDownloads(server: FastifyInstance, engine: Engine): void {
  server.get('/api/v1/files/:id/content', { compress: false }, (request, reply) => sendContent(engine, request, reply));
}

const parametersSchema = z.object({ id: z.string() });

async function sendContent(engine: Engine, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const parameters = parametersSchema.safeParse(request.params);
  if (!parameters.success) throw new Fault('not_found');
  const answer = await engine.dispatch('files.download', parameters.data, envelopeOf(request));
  const { name, mediaType, size, isDownloadOnly, digest } = downloadSchema.parse(answer);
  const tag = `"${digest}"`;
  // Kept by nobody on the way, and asked for again each time: the right to see it may be gone.
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  return reply
    .header('content-type', isDownloadOnly ? 'application/octet-stream' : mediaType)
    .header('content-length', size)
    .header('content-disposition', disposition(isDownloadOnly ? 'attachment' : 'inline', name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(engine.services.contents.stream(digest));
}

/** Both forms of the name: plain letters for old programs, RFC 5987 for the rest. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
